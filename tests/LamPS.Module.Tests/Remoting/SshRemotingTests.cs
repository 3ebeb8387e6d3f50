using LamPS.Module.Tests.Shell;
using LamPS.Testing;
using Xunit;

namespace LamPS.Module.Tests.Remoting;

/// <summary>The module in remote sessions, over a real SSH server on this machine.</summary>
public sealed class SshRemotingTests(PowerShellProcess shell)
{
    private static readonly string Fleet = Path.Combine(Path.GetDirectoryName(RepositoryFiles.Find("LamPS.sln"))!, "examples", "fleet.ps1");

    [Fact]
    public async Task A_remote_session_reaches_the_host_that_runs_and_works_with_it()
    {
        PowerShellProcess.Require();
        using var server = await StartAsync();
        var (exitCode, output) = await shell.RunProgramAsync($$"""
            $ErrorActionPreference = 'Stop'
            Import-Module '{{shell.Module.Manifest}}'
            $own = (Start-LamHost -PassThru).ProcessId
            $session = {{Session(server)}}
            $there = Invoke-Command -Session $session {
                Import-Module LamPS
                [pscustomobject] @{ Host = (Get-LamHost).ProcessId; Outcome = "$((Invoke-LamTask 'Set Name to "Zoe"' -Application service-desk).Outcome)" }
            }
            "$($there.Host -eq $own) $($there.Outcome)"
            """);

        Assert.True(exitCode == 0 && output.Trim() == "True Verified", output);
    }

    [Fact]
    public async Task A_runbook_fans_out_with_one_result_for_each_machine_whatever_happens_there()
    {
        PowerShellProcess.Require();
        using var server = await StartAsync();
        var runbook = shell.Write("fleet.yaml", """
            name: Fleet
            version: 1
            parameters: { who: { type: string, required: true } }
            desktop: sandbox
            steps:
              - { id: open, launch: service-desk }
              - { id: fill, task: 'Set Name to "${{ parameters.who }}"' }
            """);
        var (exitCode, output) = await shell.RunProgramAsync($$"""
            $ErrorActionPreference = 'Stop'
            $sessions = {{Session(server)}}, {{Session(server)}}
            & '{{Fleet}}' -Session $sessions -Path '{{runbook}}' -Parameter @{ who = 'Zoe' } -ThrottleLimit 1 | ForEach-Object { "$($_.Machine) $($_.Outcome) [$($_.Error)]" }
            & '{{Fleet}}' -Session $sessions[0] -Path '{{runbook}}' | ForEach-Object { "$($_.Machine) $($_.Outcome) $($_.Error -like '*parameters of the runbook*')" }
            & '{{Fleet}}' -HostName no-such-machine.invalid -Path '{{runbook}}' 2>$null | ForEach-Object { "$($_.Machine) $($_.Outcome) $($_.Error.Length -gt 0)" }
            & '{{Fleet}}' -Session $sessions -Path '{{runbook}}' -WhatIf | Measure-Object | ForEach-Object Count
            """);

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(l => !l.StartsWith("What if", StringComparison.Ordinal) && !l.StartsWith("ssh:", StringComparison.Ordinal));
        Assert.True(exitCode == 0, output);
        Assert.Equal(["127.0.0.1 Verified []", "127.0.0.1 Verified []", "127.0.0.1 Failed True", "no-such-machine.invalid NotReached True", "0"], lines);
    }

    private static string Session(SshServer server) =>
        $"(New-PSSession -HostName 127.0.0.1 -Port {server.Port} -KeyFilePath '{server.Key}' -Options @{{ StrictHostKeyChecking = 'no'; UserKnownHostsFile = '/dev/null'; LogLevel = 'ERROR' }})";

    private Task<SshServer> StartAsync()
    {
        // Settings of sshd can't have spaces in values, and folders of these tests do.
        var folder = Directory.CreateTempSubdirectory("lamps-sshd-").FullName;
        var modules = Path.Combine(folder, "modules");
        Directory.CreateDirectory(modules);
        Directory.CreateSymbolicLink(Path.Combine(modules, "LamPS"), shell.Module.Path);
        Directory.CreateSymbolicLink(Path.Combine(folder, "home"), Directory.CreateDirectory(shell.Home).FullName);
        return SshServer.StartAsync(folder, new Dictionary<string, string>
        {
            ["PSModulePath"] = modules, ["LAMPS_HOME"] = Path.Combine(folder, "home"), ["LAMPS_HOST"] = PowerShellProcess.NamedHost, ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["NO_COLOR"] = "1",
        });
    }
}
