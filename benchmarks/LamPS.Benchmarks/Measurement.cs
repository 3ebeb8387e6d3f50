using System.Globalization;

namespace LamPS.Benchmarks;

/// <summary>How a measurement stands to its target.</summary>
internal enum Verdict
{
    Met,
    NotMet,
    Skipped,
}

/// <summary>One number and what it should be.</summary>
internal sealed record Measurement
{
    public required string Benchmark { get; init; }

    public required string What { get; init; }

    public double? Value { get; init; }

    public string Unit { get; init; } = "";

    public required string Target { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Spread, sample size, or the reason of a skip.</summary>
    public string Detail { get; init; } = "";

    public string Measured => Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{(Math.Abs(value) < 10 ? value.ToString("0.00", CultureInfo.InvariantCulture) : value.ToString("#,0.#", CultureInfo.InvariantCulture))} {Unit}").TrimEnd()
        : "-";

    public string VerdictText => Verdict switch
    {
        Verdict.Met => "met",
        Verdict.NotMet => "not met",
        _ => "skipped",
    };

    public static Measurement AtMost(string benchmark, string what, double value, double target, string unit, string detail) =>
        Of(benchmark, what, value, unit, $"at most {Number(target)} {unit}", value <= target, detail);

    public static Measurement AtLeast(string benchmark, string what, double value, double target, string unit, string detail) =>
        Of(benchmark, what, value, unit, $"at least {Number(target)} {unit}", value >= target, detail);

    public static Measurement Skipped(string benchmark, string what, string reason) =>
        new() { Benchmark = benchmark, What = what, Target = "-", Verdict = Verdict.Skipped, Detail = reason };

    public static Measurement Failed(string benchmark, string what, string reason) =>
        new() { Benchmark = benchmark, What = what, Target = "that it works", Verdict = Verdict.NotMet, Detail = reason };

    public static Measurement Of(string benchmark, string what, double value, string unit, string target, bool met, string detail) => new()
    {
        Benchmark = benchmark, What = what, Value = value, Unit = unit, Target = target, Verdict = met ? Verdict.Met : Verdict.NotMet, Detail = detail,
    };

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
