using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LamPS.Core.Applications;

/// <summary>The version that a program says it has.</summary>
internal static partial class ProgramVersion
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Runs a program with <c>--version</c>.</summary>
    /// <param name="command">Program.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The first version number that it prints; empty when it prints none, isn't there, or takes too long.</returns>
    public static async Task<string> ReadAsync(string command, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(command, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false },
        };
        try
        {
            process.Start();
            var output = await process.StandardOutput.ReadToEndAsync(both.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(both.Token).ConfigureAwait(false);
            return Number().Match(output).Value;
        }
        catch (Win32Exception)
        {
            return "";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return "";
        }
    }

    [GeneratedRegex(@"\d+(?:\.\d+)+")]
    private static partial Regex Number();
}
