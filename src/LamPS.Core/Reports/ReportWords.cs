using System.Globalization;
using LamPS.Contracts;
using LamPS.Contracts.Runs;

namespace LamPS.Core.Reports;

/// <summary>Words, icons and classes of a report. Nothing is said by colour alone.</summary>
internal static class ReportWords
{
    /// <summary>Parts of the time budget in the order in which they happen: class, name, and how to get it.</summary>
    public static IReadOnlyList<(string Class, string Name, Func<StepTimes, double> Of)> Parts { get; } =
    [
        ("capture", "capture", t => t.Capture),
        ("filter", "filter", t => t.Filter),
        ("decide", "decide", t => t.Decide),
        ("act", "act", t => t.Act),
        ("verify", "verify", t => t.Verify),
    ];

    /// <summary>An outcome in words.</summary>
    /// <param name="outcome">Outcome; null when the end isn't known.</param>
    public static string Of(Outcome? outcome) => outcome switch
    {
        Outcome.Verified => "Verified",
        Outcome.Unverified => "Unverified",
        Outcome.NotSupported => "Not supported",
        Outcome.NotFound => "Not found",
        Outcome.Blocked => "Blocked",
        Outcome.TimedOut => "Timed out",
        Outcome.Failed => "Failed",
        Outcome.Cancelled => "Cancelled",
        Outcome.Skipped => "Skipped",
        _ => "End not known",
    };

    /// <summary>Class that gives an outcome its colour.</summary>
    /// <param name="outcome">Outcome; null when the end isn't known.</param>
    public static string ClassOf(Outcome? outcome) => outcome switch
    {
        Outcome.Verified => "good",
        Outcome.Unverified or null => "open",
        Outcome.Skipped or Outcome.Cancelled => "quiet",
        _ => "bad",
    };

    /// <summary>Name of an outcome's icon.</summary>
    /// <param name="outcome">Outcome; null when the end isn't known.</param>
    public static string IconOf(Outcome? outcome) => outcome switch
    {
        Outcome.Verified => "check",
        Outcome.Unverified => "ring",
        Outcome.NotFound or null => "question",
        Outcome.NotSupported or Outcome.Blocked => "barred",
        Outcome.TimedOut => "clock",
        Outcome.Cancelled => "square",
        Outcome.Skipped => "skip",
        _ => "cross",
    };

    /// <summary>A duration with a unit.</summary>
    /// <param name="milliseconds">Milliseconds.</param>
    public static string Duration(double milliseconds) => milliseconds switch
    {
        < 0.05 => "0 ms",
        < 9.95 => Invariant($"{milliseconds:0.#} ms"),
        < 999.5 => Invariant($"{milliseconds:0} ms"),
        < 59_950 => Invariant($"{milliseconds / 1000:0.0} s"),
        < 3_599_500 => Invariant($"{Math.Floor(Math.Round(milliseconds / 1000) / 60):0} min {Math.Round(milliseconds / 1000) % 60:0} s"),
        _ => Invariant($"{Math.Floor(Math.Round(milliseconds / 60_000) / 60):0} h {Math.Round(milliseconds / 60_000) % 60:0} min"),
    };

    /// <summary>A share of something.</summary>
    /// <param name="part">Part.</param>
    /// <param name="whole">Whole.</param>
    public static string Percent(double part, double whole) => whole <= 0 ? "0 %" : Invariant($"{100 * part / whole:0} %");

    /// <summary>A number of things.</summary>
    /// <param name="count">Number.</param>
    /// <param name="one">The word for one.</param>
    public static string Count(int count, string one) => Invariant($"{count} {one}{(count == 1 ? "" : "s")}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
