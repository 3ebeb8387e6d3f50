using System.Diagnostics;
using LamPS.Desktop.AtSpi.Sessions;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.Sessions;

public sealed class BatchSchedulingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_started_meanwhile_waits_for_its_turn()
    {
        using (BatchScheduling.Begin())
            Assert.Equal("3", await PolicyOfChildAsync());
        Assert.Equal("0", await PolicyOfChildAsync());
    }

    // The 41st field of stat, of which the second is a name in parentheses (proc_pid_stat(5)).
    private static async Task<string> PolicyOfChildAsync()
    {
        using var child = Process.Start(new ProcessStartInfo("cat", "/proc/self/stat") { RedirectStandardOutput = true })!;
        var text = await child.StandardOutput.ReadToEndAsync(Token);
        await child.WaitForExitAsync(Token);
        return text[(text.LastIndexOf(')') + 2)..].Split(' ')[38];
    }
}
