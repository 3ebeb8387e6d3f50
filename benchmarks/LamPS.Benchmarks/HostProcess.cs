using System.Diagnostics;
using System.Globalization;

namespace LamPS.Benchmarks;

/// <summary>One run of the real <c>lamps</c>.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Milliseconds">From the start of the process to its end.</param>
/// <param name="PeakMegabytes">Peak of its resident memory, MiB; null where the system doesn't tell.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record HostRun(int ExitCode, double Milliseconds, double? PeakMegabytes, string Output, string Error)
{
    /// <summary>The error that it ended with, or else its last line.</summary>
    public string LastWords
    {
        get
        {
            var lines = (Error.Trim().Length > 0 ? Error : Output).Trim().Split('\n');
            return (lines.LastOrDefault(line => line.Contains("lamps: ", StringComparison.Ordinal)) ?? lines[^1]).Trim();
        }
    }
}

/// <summary>Runs the real <c>lamps</c> and watches it.</summary>
internal static class HostProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(4);

    public static async Task<HostRun> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo(settings.Host, arguments)
        {
            WorkingDirectory = settings.Repository, RedirectStandardOutput = true, RedirectStandardError = true,
        };

        // Runs of a benchmark don't belong among the user's own.
        start.Environment["LAMPS_HOME"] = Path.Combine(settings.Work, "home");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new NotMeasurableException($"'{settings.Host}' doesn't start");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            var exited = process.WaitForExitAsync(limit.Token);
            double? peak = null;
            while (!exited.IsCompleted)
            {
                peak = Peak(process.Id) ?? peak;
                await Task.WhenAny(exited, Task.Delay(Poll, CancellationToken.None));
            }

            await exited;
            return new HostRun(process.ExitCode, watch.Elapsed.TotalMilliseconds, peak, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    // VmHWM is the high-water mark, so that a poll late in the life of the process is enough.
    private static double? Peak(int processId)
    {
        try
        {
            var line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : double.Parse(line[6..].Replace("kB", ""), CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
