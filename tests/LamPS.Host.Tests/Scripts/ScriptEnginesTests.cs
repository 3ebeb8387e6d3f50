using Xunit;

namespace LamPS.Host.Tests.Scripts;

/// <summary>Which PowerShell scripts run in, seen from outside.</summary>
public sealed class ScriptEnginesTests : IDisposable
{
    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public async Task A_build_that_carries_PowerShell_needs_none_on_the_machine()
    {
        Assert.SkipUnless(await IsInProcessAsync(), "this build carries no PowerShell (built with PowerShellInProcess=false; the feed must have Microsoft.PowerShell.SDK)");
        _lamps.Environment["PATH"] = _lamps.Folder;
        File.WriteAllText(_lamps.PathOf("pid.yaml"), "name: x\nversion: 1\nsteps:\n  - id: ask\n    script: \"[Console]::WriteLine('noise'); $PID\"\n");

        var result = await _lamps.RunAsync("run", "pid.yaml", "--output", "json");
        Assert.Equal("Verified", result.Json.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_child_process_can_be_asked_for()
    {
        _lamps.Environment["LAMPS_SCRIPTS"] = "process";
        Assert.False(await IsInProcessAsync());
    }

    private async Task<bool> IsInProcessAsync()
    {
        var doctor = await _lamps.RunAsync("doctor", "--output", "json");
        var check = doctor.Json.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("area").GetString() == "scripts");
        return check.GetProperty("detail").GetString()!.EndsWith("in this process", StringComparison.Ordinal);
    }
}
