using System.Globalization;
using LamPS.Benchmarks;

Benchmark[] all =
[
    new ValidateBenchmark(), new MemoryBenchmark(), new CaptureBenchmark(), new SandboxBenchmark(), new EngineBenchmark(), new LetterBenchmark(), new PipeBenchmark(), new ModuleBenchmark(),
    new ModelBenchmark(), new TokenizerBenchmark(), new MaskBenchmark(), new PlanDataBenchmark(), new CollectBenchmark(), new TrainBenchmark(), new WindowsStartBenchmark(),
];

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

List<Benchmark> chosen = [];
var writerRuns = 20;
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--list")
    {
        foreach (var benchmark in all)
            Console.WriteLine($"{benchmark.Name,-10} {benchmark.Title}");
        return 0;
    }

    if (args[i] == "--runs" && i + 1 < args.Length && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out writerRuns) && writerRuns > 0)
    {
        i++;
        continue;
    }

    if (all.FirstOrDefault(b => b.Name == args[i]) is not { } known)
    {
        Console.Error.WriteLine($"bench: unknown '{args[i]}'. Benchmarks: {string.Join(", ", all.Select(b => b.Name))}; options: --list, --runs N (letters on fresh Writer processes)");
        return 2;
    }

    chosen.Add(known);
}

var repository = Directory.GetCurrentDirectory();
var host = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "LamPS.Host", "release", OperatingSystem.IsWindows() ? "lamps.exe" : "lamps"));
List<Measurement> measurements = [];
foreach (var benchmark in chosen.Count > 0 ? chosen : [.. all])
{
    Console.WriteLine($"{benchmark.Name}: {benchmark.Title}");
    var work = Directory.CreateTempSubdirectory("lamps-bench-");
    try
    {
        measurements.AddRange(await benchmark.RunAsync(new BenchmarkSettings(host, repository, work.FullName, writerRuns), stop.Token));
    }
    catch (NotMeasurableException reason)
    {
        measurements.Add(Measurement.Skipped(benchmark.Name, benchmark.Title, reason.Message));
    }
    catch (BenchmarkFailedException reason)
    {
        measurements.Add(Measurement.Failed(benchmark.Name, benchmark.Title, reason.Message));
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        Console.Error.WriteLine("bench: cancelled");
        return 5;
    }
    finally
    {
        work.Delete(recursive: true);
    }
}

var results = new Results(measurements);
results.Print(Console.Out);
var folder = Path.Combine(repository, "artifacts", "benchmarks");
results.Write(folder, DateTimeOffset.UtcNow);
Console.WriteLine($"Written to {Path.Combine(folder, "results.md")}");
return results.AllMet ? 0 : 1;
