using System.Diagnostics;

namespace LamPS.Benchmarks;

/// <summary>The packaged host for Windows in Wine: from its start to its first line.</summary>
internal sealed class WindowsStartBenchmark : Benchmark
{
    private const int Starts = 7;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public override string Name => "windows";

    public override string Title => "lamps.exe of the package in Wine";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        var wine = Array.Find(["/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/bin/wine"], File.Exists)
            ?? throw new NotMeasurableException("Wine is not installed: 'sudo apt-get install --no-install-recommends wine64' brings it");
        var package = Path.Combine(settings.Repository, "artifacts", "package", "LamPS");
        var host = Directory.Exists(package) ? Directory.GetFiles(package, "lamps.exe", SearchOption.AllDirectories).Order().LastOrDefault() : null;
        if (host is null)
            throw new NotMeasurableException("there is no package for Windows: run the build's 'package --runtime win-x64' first");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        await FirstLineAsync(Start(wine, settings, ["wineboot", "-i"], "mscoree=;winemenubuilder.exe="), limit.Token);
        try
        {
            var (starts, nothing) = (new Sample(), new Sample());
            for (var i = 0; i <= Starts; i++)
            {
                var empty = await FirstLineAsync(Start(wine, settings, ["cmd", "/c", "echo", "there"]), limit.Token);
                var version = await FirstLineAsync(Start(wine, settings, [host, "--version"]), limit.Token);

                // The first run only brings the files into the cache, and the services of Wine up.
                if (i > 0)
                {
                    nothing.Add(empty);
                    starts.Add(version);
                }
            }

            return [Measurement.AtMost(Name, "from its start to its first line, median", starts.Median, 1000, "ms", $"{starts.Describe("ms")}; cmd /c echo: {nothing.Median:0} ms")];
        }
        finally
        {
            // What runs in the prefix must have ended before its folder goes.
            using var end = Start(wine, settings, ["wineboot", "-k"]);
            await end.WaitForExitAsync(CancellationToken.None);
        }
    }

    // Services of Wine that a start brings up hold its pipes for seconds; the end of the output would be theirs.
    private static async Task<double> FirstLineAsync(Process started, CancellationToken cancellationToken)
    {
        using var process = started;
        var watch = Stopwatch.StartNew();
        await process.StandardOutput.ReadLineAsync(cancellationToken);
        var time = watch.Elapsed.TotalMilliseconds;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? time : throw new BenchmarkFailedException($"'{string.Join(' ', process.StartInfo.ArgumentList)}' ended with {process.ExitCode}");
    }

    private static Process Start(string wine, BenchmarkSettings settings, IReadOnlyList<string> arguments, string? overrides = null)
    {
        var start = new ProcessStartInfo(wine, arguments) { RedirectStandardOutput = true };
        start.Environment["WINEPREFIX"] = Path.Combine(settings.Work, "prefix");
        start.Environment["WINEDEBUG"] = "-all";
        start.Environment["HOME"] = settings.Work;

        // Wine 8 can't take back memory that .NET has mapped twice.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment.Remove("DISPLAY");
        if (overrides is not null)
            start.Environment["WINEDLLOVERRIDES"] = overrides;
        return Process.Start(start) ?? throw new NotMeasurableException($"'{wine}' doesn't start");
    }
}
