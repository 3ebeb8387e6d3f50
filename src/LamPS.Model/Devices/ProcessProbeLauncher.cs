using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace LamPS.Model.Devices;

/// <summary>Starts probes as processes of a program, as a rule this one.</summary>
/// <param name="program">The program.</param>
/// <param name="arguments">Arguments before the name of the device, such as <c>model probe</c>.</param>
public sealed class ProcessProbeLauncher(string program, IReadOnlyList<string> arguments) : IProbeLauncher
{
    /// <inheritdoc/>
    public async Task<ProbeEnd> LaunchAsync(string device, TimeSpan limit, CancellationToken cancellationToken)
    {
        // Drivers write to standard error as they like; nobody reads it, but an open pipe that is full would hold them up.
        var start = new ProcessStartInfo(program, [.. arguments, device])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            return new ProbeEnd(null, "", $"the probe can't be started: {error.Message}");
        }

        process.StandardInput.Close();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(stop.Token);
            var noise = process.StandardError.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token).ConfigureAwait(false);
            await noise.ConfigureAwait(false);
            return new ProbeEnd(process.ExitCode, await output.ConfigureAwait(false), "");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return new ProbeEnd(null, "", string.Create(CultureInfo.InvariantCulture, $"it gave no answer within {limit.TotalSeconds:0.#} s"));
        }
    }
}
