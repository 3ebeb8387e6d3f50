using LamPS.Module.Tests.Shell;
using Xunit;

namespace LamPS.Module.Tests.Commands;

/// <summary>The host and what it knows.</summary>
public sealed class HostTests(PowerShellProcess shell)
{
    [Fact]
    public async Task It_is_started_found_and_stopped()
    {
        var home = shell.PathOf("a home of its own");
        var result = await shell.RunAsync(new ShellRequest
        {
            Script = """
                $started = Start-LamHost -IdleTimeoutSec 77 -PassThru
                "$($started.IdleTimeoutMs) $($started.Clients)"
                $again = Start-LamHost -PassThru
                $again.ProcessId -eq $started.ProcessId
                (Get-LamHost).ProcessId -eq $started.ProcessId
                Stop-LamHost -WhatIf
                (Get-LamHost).ProcessId -eq $started.ProcessId
                Stop-LamHost
                $null -eq (Get-LamHost)
                $null -eq (Get-Process -Id $started.ProcessId -ErrorAction Ignore)
                """,
            Environment = new() { ["LAMPS_HOME"] = home },
        });

        Assert.Empty(result.Errors);
        Assert.Equal(["77000 1", "True", "True", "True", "True"], result.Output.Take(5));
    }

    [Fact]
    public async Task A_host_that_is_killed_is_replaced()
    {
        var result = await shell.RunAsync(new ShellRequest
        {
            Script = """
                $first = Start-LamHost -PassThru
                Stop-Process -Id $first.ProcessId -Force
                Start-Sleep -Milliseconds 300
                (Get-LamModel baseline).Name
                (Get-LamHost).ProcessId -ne $first.ProcessId
                Stop-LamHost
                """,
            Environment = new() { ["LAMPS_HOME"] = shell.PathOf("killed home") },
        });

        Assert.Empty(result.Errors);
        Assert.Equal(["baseline", "True"], result.Output);
    }

    [Fact]
    [Trait("Needs", "onnxruntime")]
    public async Task The_host_of_a_package_finds_what_runs_models_in_the_package()
    {
        Assert.SkipWhen(PowerShellProcess.NamedHost.Length > 0, "only a package brings ONNX Runtime; './build.sh test module' makes one");
        var result = await shell.RunAsync(new ShellRequest
        {
            Script = "(Test-LamHost models | Where-Object Name -eq runtime).Detail; Stop-LamHost",
            Environment = new() { ["LAMPS_HOME"] = shell.PathOf("runtime home"), ["LAMPS_ONNXRUNTIME"] = "" },
        });

        Assert.Empty(result.Errors);
        var natives = Path.Combine("runtimes", OperatingSystem.IsWindows() ? "win-x64" : "linux-x64", "native");
        Assert.Matches("^ONNX Runtime 1\\.[0-9]+", Assert.Single(result.Output));
        Assert.Contains(Path.Combine(Path.GetDirectoryName(PowerShellProcess.HostProgram)!, natives), result.Output[0]);
    }

    [Fact]
    public async Task Health_is_checked()
    {
        var result = await shell.RunAsync("(Test-LamHost).Area -contains 'sandbox'; Test-LamHost -Quiet; Test-LamHost sandbox -Quiet");

        Assert.Empty(result.Errors);
        Assert.Equal(["True", "True", "True"], result.Output);
    }

    [Theory]
    [InlineData("Get-LamApplication serv*", "Name", "service-desk")]
    [InlineData("Get-LamModel BASE*", "Name", "baseline")]
    [InlineData("Get-LamFunction set_t*", "Name", "set_text")]
    [InlineData("'set_text', 'set_value' | Get-LamFunction", "Risk", "change change")]
    public async Task Lists_take_wildcards(string script, string property, string expected)
    {
        var result = await shell.RunAsync($"({script}).{property} -join ' '");

        Assert.Empty(result.Errors);
        Assert.Equal([expected], result.Output);
    }

    [Theory]
    [InlineData("Get-LamApplication nope", "ApplicationNotFound")]
    [InlineData("Get-LamModel nope", "ModelNotFound")]
    [InlineData("Get-LamFunction nope", "FunctionNotFound")]
    public async Task A_name_that_is_not_there_is_an_error(string script, string id)
    {
        var result = await shell.RunAsync(script + "; 'goes on'");

        Assert.StartsWith(id, Assert.Single(result.Errors).Id);
        Assert.Equal("ObjectNotFound", result.Errors[0].Category);
        Assert.Equal(["goes on"], result.Output);
    }
}
