using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LamPS.Benchmarks;

/// <summary><c>lamps data plans</c> on all of LibreOffice's help, from the start of the process to its end.</summary>
internal sealed class PlanDataBenchmark : Benchmark
{
    private const string Help = "/usr/share/libreoffice/help/en-US/text";

    public override string Name => "data";

    public override string Title => "lamps data plans, the whole LibreOffice help";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Help))
            throw new NotMeasurableException("LibreOffice's help isn't installed (libreoffice-help-en-us)");
        var folder = Path.Combine(settings.Work, "plans");
        var watch = Stopwatch.StartNew();
        var run = await HostProcess.RunAsync(settings, cancellationToken, "data", "plans", "--out", folder, "--source", $"help:{Help}");
        if (run.ExitCode != 0)
            throw new BenchmarkFailedException($"lamps data plans ended with {run.ExitCode}: {run.LastWords}");
        using var card = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "card.json"), cancellationToken));
        var records = card.RootElement.GetProperty("records").GetInt32();
        var pages = card.RootElement.GetProperty("stages")[0].GetProperty("in").GetInt32();
        var detail = string.Create(CultureInfo.InvariantCulture, $"one run, {pages} pages, {watch.Elapsed.TotalSeconds:0.0} s in all");
        return
        [
            Measurement.AtMost(Name, "time", run.Milliseconds / 1000, 20, "s", detail),
            Measurement.AtLeast(Name, "task-plan pairs", records, 30_000, "records", detail),
        ];
    }
}
