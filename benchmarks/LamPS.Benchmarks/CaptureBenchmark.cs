using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LamPS.Core.Desktops;

namespace LamPS.Benchmarks;

/// <summary>A snapshot of Writer, against a walk of the same window with pyatspi; in turns, so that both meet the same machine.</summary>
internal sealed class CaptureBenchmark : Benchmark
{
    private const int Rounds = 5;
    private const int CapturesOfRound = 20;
    private const string Python = "/usr/bin/python3";

    public override string Name => "capture";

    public override string Title => "capture of what shows in Writer, and a pyatspi walk of the same window in the same run";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        await using var writer = await WriterDesktop.StartAsync(settings, cancellationToken);
        var request = new CaptureRequest { Application = writer.Application };
        for (var i = 0; i < 5; i++)
            await writer.Desktop.CaptureAsync(request, cancellationToken);

        var captures = new Sample();
        var ratios = new Sample();
        var walks = new Sample();
        var showingWalks = new Sample();
        var elements = 0;
        var walked = (Nodes: 0, Showing: 0);
        string? noPython = null;
        for (var round = 0; round < Rounds; round++)
        {
            var ofRound = new Sample();
            for (var i = 0; i < CapturesOfRound; i++)
            {
                var started = Stopwatch.GetTimestamp();
                var snapshot = await writer.Desktop.CaptureAsync(request, cancellationToken);
                ofRound.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                captures.Add(ofRound.Last);
                elements = snapshot.Elements.Count();
            }

            // What else the machine does changes from second to second; a walk is held against the captures just before it.
            noPython ??= await WalkAsync(settings, writer, walks, showingWalks, n => walked = n, cancellationToken);
            if (noPython is null)
                ratios.Add(walks.Last / ofRound.Median);
        }

        if (elements < 100)
            throw new BenchmarkFailedException($"a snapshot of Writer has {elements} elements only");
        var capture = Measurement.AtMost(Name, "median capture", captures.Median, 40, "ms", $"{elements} elements; {captures.Describe("ms")}");
        if (noPython is not null)
            return [capture, Measurement.Skipped(Name, "pyatspi walk / capture", noPython)];

        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{ratios.Describe("times")}; walk of {walked.Nodes} objects: {walks.Describe("ms")}; a walk of only the {walked.Showing} that show takes {showingWalks.Median:0} ms, {showingWalks.Median / captures.Median:0.0} times a capture");
        return [capture, Measurement.AtLeast(Name, "pyatspi walk / capture", ratios.Median, 20, "times", detail)];
    }

    private static async Task<string?> WalkAsync(
        BenchmarkSettings settings, WriterDesktop writer, Sample walks, Sample showingWalks, Action<(int Nodes, int Showing)> walked, CancellationToken cancellationToken)
    {
        if (!File.Exists(Python))
            return $"there is no {Python}";
        var start = new ProcessStartInfo(Python, [Path.Combine(settings.Repository, "benchmarks", "pyatspi_walk.py"), "soffice", "1"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in writer.Desktop.SessionEnvironment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        if (process.ExitCode != 0)
        {
            var reason = (await error).Trim().Split('\n').Last();
            return reason.Contains("No module named", StringComparison.Ordinal)
                ? $"{reason}: install python3-pyatspi"
                : throw new BenchmarkFailedException($"pyatspi_walk.py: {reason}");
        }

        using var document = JsonDocument.Parse(await output);
        var root = document.RootElement;
        foreach (var time in root.GetProperty("milliseconds").EnumerateArray())
            walks.Add(time.GetDouble());
        foreach (var time in root.GetProperty("showingMilliseconds").EnumerateArray())
            showingWalks.Add(time.GetDouble());
        walked((root.GetProperty("nodes").GetInt32(), root.GetProperty("showingNodes").GetInt32()));
        return null;
    }
}
