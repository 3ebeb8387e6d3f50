using System.Globalization;

namespace LamPS.Benchmarks;

/// <summary>The letter, again and again, each time on a fresh Writer in a fresh session: all of them must be verified.</summary>
internal sealed class LetterBenchmark : Benchmark
{
    public override string Name => "letter";

    public override string Title => "runs of examples/writer-letter.yaml on fresh Writer processes that are verified (--runs N, 20 by default)";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
            throw new NotMeasurableException("Writer is driven over the Linux accessibility bus");
        var times = new Sample();
        var peaks = new Sample();
        var verified = 0;
        Dictionary<string, int> failures = [];
        for (var i = 0; i < settings.WriterRuns; i++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(settings.Work, $"letter-{i}")).FullName;
            var run = await HostProcess.RunAsync(
                settings, cancellationToken, "run", Path.Combine("examples", "writer-letter.yaml"), "--headless", "--param", $"out={folder}");
            if (run.ExitCode == 4)
                throw new NotMeasurableException(run.LastWords);
            times.Add(run.Milliseconds);
            if (run.PeakMegabytes is { } peak)
                peaks.Add(peak);
            if (run.ExitCode == 0)
                verified++;
            else
                await KeepAsync(settings, i + 1, run, failures);
            Console.WriteLine($"  {i + 1}/{settings.WriterRuns}: exit code {run.ExitCode}, {run.Milliseconds / 1000:0.0} s");
        }

        var detail = times.Describe("ms") + string.Concat(failures.Select(f => string.Create(CultureInfo.InvariantCulture, $"; {f.Value} x {f.Key} (letter-N.log has all of it)")));
        List<Measurement> measurements =
        [
            Measurement.Of(Name, "verified runs", verified, $"of {settings.WriterRuns}", "all of them", verified == settings.WriterRuns, detail),
        ];
        if (peaks.Count > 0)
            measurements.Add(Measurement.AtMost(Name, "peak memory of lamps", peaks.Maximum, 150, "MiB", peaks.Describe("MiB")));
        return measurements;
    }

    // What it said is all there is to find out why.
    private static async Task KeepAsync(BenchmarkSettings settings, int number, HostRun run, Dictionary<string, int> failures)
    {
        failures[run.LastWords] = failures.GetValueOrDefault(run.LastWords) + 1;
        var folder = Directory.CreateDirectory(Path.Combine(settings.Repository, "artifacts", "benchmarks"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"letter-{number}.log"), run.Error + run.Output);
    }
}
