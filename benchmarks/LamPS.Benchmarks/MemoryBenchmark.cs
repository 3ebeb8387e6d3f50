namespace LamPS.Benchmarks;

/// <summary>Peak memory of <c>lamps run</c> on the quick start.</summary>
internal sealed class MemoryBenchmark : Benchmark
{
    private const int Runs = 3;

    public override string Name => "memory";

    public override string Title => "peak resident memory of lamps run examples/quickstart.yaml";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        var peaks = new Sample();
        for (var i = 0; i < Runs; i++)
        {
            var report = Directory.CreateDirectory(Path.Combine(settings.Work, $"memory-{i}")).FullName;
            var run = await HostProcess.RunAsync(
                settings, cancellationToken, "run", Path.Combine("examples", "quickstart.yaml"), "--desktop", "sandbox", "--report", report);
            if (run.ExitCode != 0 || !Directory.EnumerateFiles(report, "*.html").Any())
                throw new BenchmarkFailedException($"the quick start ended with {run.ExitCode}, or without a report: {run.LastWords}");
            peaks.Add(run.PeakMegabytes ?? throw new NotMeasurableException("this system has no /proc/PID/status"));
        }

        return [Measurement.AtMost(Name, "peak", peaks.Maximum, 150, "MiB", peaks.Describe("MiB"))];
    }
}
