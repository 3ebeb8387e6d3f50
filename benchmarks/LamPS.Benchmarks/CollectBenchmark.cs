using System.Globalization;
using System.Text.Json;

namespace LamPS.Benchmarks;

/// <summary><c>lamps data collect</c> in real Writer: episodes an hour, and the memory of everything that runs for it.</summary>
internal sealed class CollectBenchmark : Benchmark
{
    public override string Name => "collect";

    public override string Title => "lamps data collect, a task of each family and 20 with several parts";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/soffice"))
            throw new NotMeasurableException("it needs LibreOffice on Linux");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var memory = WatchMemoryAsync(stop.Token);
        var run = await HostProcess.RunAsync(
            settings, cancellationToken, "data", "collect", "--out", Path.Combine(settings.Work, "collect"), "--per-family", "1", "--compositions", "20", "--output", "json");
        await stop.CancelAsync();
        if (run.ExitCode != 0)
            throw new BenchmarkFailedException($"lamps data collect ended with {run.ExitCode}: {run.LastWords}");
        using var result = JsonDocument.Parse(run.Output);
        var done = result.RootElement.GetProperty("done").GetInt32();
        var verified = result.RootElement.GetProperty("yes").GetInt32();
        var detail = string.Create(CultureInfo.InvariantCulture, $"{done} episodes, {verified} verified, {run.Milliseconds / 1000:0} s with start and end, {Environment.ProcessorCount} processors");
        return
        [
            Measurement.AtLeast(Name, "throughput", done / (run.Milliseconds / 3_600_000), 2500, "episodes an hour", detail),
            Measurement.AtMost(Name, "memory of all processes", await memory, 2048, "MiB", "proportional set size, looked at every half second"),
        ];
    }

    // The most that this process' children and theirs had at any look.
    private static async Task<double> WatchMemoryAsync(CancellationToken cancellationToken)
    {
        var most = 0.0;
        while (!cancellationToken.IsCancellationRequested)
        {
            most = Math.Max(most, Descendants(Environment.ProcessId).Sum(ProportionalMegabytes));
            await Task.Delay(500, CancellationToken.None);
        }

        return most;
    }

    private static IReadOnlyList<int> Descendants(int root)
    {
        Dictionary<int, int> parents = [];
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Read($"{folder}/stat") is { } stat && stat[(stat.LastIndexOf(')') + 2)..].Split(' ') is [_, var parent, ..])
                parents[id] = int.Parse(parent, CultureInfo.InvariantCulture);
        }

        HashSet<int> found = [root];
        for (var count = 0; count != found.Count;)
        {
            count = found.Count;
            found.UnionWith(parents.Where(p => found.Contains(p.Value)).Select(p => p.Key));
        }

        found.Remove(root);
        return [.. found];
    }

    private static double ProportionalMegabytes(int process) =>
        Read($"/proc/{process}/smaps_rollup")?.Split('\n').FirstOrDefault(l => l.StartsWith("Pss:", StringComparison.Ordinal)) is { } line
            ? double.Parse(line[4..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024
            : 0;

    // Processes come and go while they are looked at.
    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
