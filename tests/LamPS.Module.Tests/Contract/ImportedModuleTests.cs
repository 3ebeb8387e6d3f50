using LamPS.Module.Tests.Shell;
using Xunit;

namespace LamPS.Module.Tests.Contract;

/// <summary>The module as a real PowerShell sees it.</summary>
public sealed class ImportedModuleTests(PowerShellProcess shell)
{
    [Fact]
    public async Task It_exports_its_cmdlets_with_approved_verbs()
    {
        var result = await shell.RunAsync("""
            $approved = (Get-Verb).Verb
            Get-Command -Module LamPS | Where-Object Verb -notin $approved | ForEach-Object { "not approved: $_" }
            (Get-Command -Module LamPS).Name
            """);

        Assert.Empty(result.Warnings);
        Assert.Equal(CmdletType.All.Select(c => c.Name).Order(StringComparer.OrdinalIgnoreCase), result.Output.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Importing_says_nothing_and_starts_nothing()
    {
        var home = shell.PathOf("untouched home");
        var (exitCode, output) = await shell.RunProgramAsync(
            $"Import-Module '{shell.Module.Manifest}' -Verbose:$false; (Get-Module LamPS).Version.ToString()", new Dictionary<string, string> { ["LAMPS_HOME"] = home });

        Assert.Equal(0, exitCode);
        Assert.Equal("0.1.0", output.Trim());
        Assert.False(Directory.Exists(home));
    }

    [Fact]
    public async Task The_manifest_is_valid()
    {
        var result = await shell.RunAsync("(Test-ModuleManifest (Get-Module LamPS).Path.Replace('LamPS.Module.dll', 'LamPS.psd1')).Name");

        Assert.Equal(["LamPS"], result.Output);
        Assert.Empty(result.Errors);
    }

    [Theory]
    [InlineData("Set-StrictMode -Version Latest")]
    [InlineData("$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'")]
    public async Task It_works_and_shows_its_views(string mode)
    {
        var result = await shell.RunAsync($$"""
            {{mode}}
            Get-LamElement -Application service-desk -Selector checkbox | Out-String
            (Get-LamElement -Application service-desk -Selector checkbox).Checked
            Get-LamElement -Application service-desk -Selector checkbox | Test-LamState -Enabled $true
            Get-LamHost | Out-String
            Get-LamModel | Out-String
            Get-LamApplication | Out-String
            Get-LamFunction | Out-String
            Get-LamRun | Out-String
            Test-LamHost | Out-String
            Get-LamPlan 'press Submit' -Application service-desk | Out-String
            Invoke-LamTask 'set Name to "Zoe"' -Application service-desk | Out-String
            Get-LamRun last | Format-List | Out-String
            """);

        Assert.Empty(result.Errors);
        Assert.Null(result.Terminating);
        Assert.Contains("Notify me", result.Output[0]);
        Assert.Equal("True", result.Output[2]);
        Assert.All(result.Output.Where(o => o.Length > 10), o => Assert.DoesNotContain("LamPS.Contracts", o));
        Assert.Contains("Verified", result.Output[^2]);
    }

    [Theory]
    [InlineData("Get-LamElement -Application serv", "service-desk")]
    [InlineData("Get-LamElement -Desktop sand", "sandbox")]
    [InlineData("Invoke-LamTask x -Policy read", "read-only")]
    [InlineData("Invoke-LamAction -Function set_t", "set_text")]
    [InlineData("Invoke-LamAction set_text -Tex", "-Text")]
    [InlineData("Get-LamModel base", "baseline")]
    [InlineData("Measure-LamModel orac", "oracle")]
    [InlineData("Measure-LamModel -Model base", "baseline")]
    [InlineData("Measure-LamModel -Kind De", "Decide")]
    [InlineData("Measure-LamModel -Split test-f", "test-family")]
    [InlineData("New-LamDataset -Stage Syn", "Synthetic")]
    [InlineData("New-LamDataset -Family document-sub", "document-subject")]
    [InlineData("Get-LamRun las", "last")]
    [InlineData("Get-LamElement -Application service-desk -Selector but", "'button[name=''Submit'']'")]
    [InlineData("Get-LamElement -Application service-desk -Selector 'button[name=''Sub", "'button[name=''Submit'']'")]
    public async Task Arguments_are_completed(string line, string expected)
    {
        var result = await shell.RunAsync($$"""
            $null = Get-LamElement -Application service-desk
            $line = @'
            {{line}}
            '@.Trim()
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
            """);

        Assert.Contains(expected, result.Output);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task Completion_starts_no_host_and_is_quick()
    {
        var result = await shell.RunAsync(new ShellRequest
        {
            Script = $$"""
                $clock = [Diagnostics.Stopwatch]::StartNew()
                foreach ($line in 'Get-LamElement -Application ', 'Get-LamRun ', 'New-LamDataset -Family ', 'Measure-LamModel ', 'Invoke-LamAction set_text -', 'Invoke-LamRunbook ''{{shell.Write("complete.yaml", "name: x\nversion: 1\nsteps: []\n").Replace("'", "''")}}'' -') {
                    $null = TabExpansion2 $line $line.Length
                }
                $clock.Elapsed.TotalSeconds -lt 4
                """,
            Environment = new() { ["LAMPS_HOME"] = shell.PathOf("nobody's home") },
        });

        Assert.Equal(["True"], result.Output);
        Assert.False(Directory.Exists(shell.PathOf("nobody's home")));
    }

    [Fact]
    public async Task A_second_copy_of_the_module_uses_the_same_connection()
    {
        using var copy = new ModuleFolder();
        var result = await shell.RunAsync($$"""
            $null = Get-LamModel
            $before = (Get-LamHost).Clients
            Import-Module '{{copy.Manifest}}' -Force
            (Get-LamModel baseline).Name
            (Get-LamHost).Clients -eq $before
            """);

        Assert.Equal(["baseline", "True"], result.Output);
    }

    [Fact]
    public async Task A_profile_that_prints_and_a_host_that_starts_leave_the_output_alone()
    {
        var profile = shell.Write("profile.ps1", "Write-Host 'hello from the profile'; 'and output'");
        var (exitCode, output) = await shell.RunProgramAsync(
            $". '{profile}'; Import-Module '{shell.Module.Manifest}'; (Get-LamModel baseline).Name",
            new Dictionary<string, string> { ["LAMPS_HOME"] = shell.PathOf("printed home") });

        Assert.Equal(0, exitCode);
        Assert.Equal(["hello from the profile", "and output", "baseline"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        await shell.RunAsync(new ShellRequest { Script = "Stop-LamHost -Force", Environment = new() { ["LAMPS_HOME"] = shell.PathOf("printed home") } });
    }
}
