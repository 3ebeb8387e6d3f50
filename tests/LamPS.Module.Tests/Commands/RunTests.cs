using LamPS.Module.Tests.Shell;
using Xunit;

namespace LamPS.Module.Tests.Commands;

/// <summary>Requests, plans, runbooks and runs, on the sandbox.</summary>
public sealed class RunTests(PowerShellProcess shell)
{
    private const string Runbook = """
        name: Letter
        version: 1
        desktop: sandbox
        application: service-desk
        parameters:
          customer: { type: string, required: true, description: Name of the customer }
          rows: { type: integer, default: 3 }
          urgent: { type: boolean, default: false }
          format: { type: choice, values: [odt, pdf], default: odt }
          password: { type: secret }
          template: { type: path, default: x.odt }
          application: { type: string, default: none }
        steps:
          - id: ask
            script: |
              Write-Warning "careful"
              [pscustomobject]@{ Name = "$who $rows"; Here = $global:known; Urgent = $urgent; Secret = "$secret".Length; Leaf = Split-Path -Leaf $template; Full = [IO.Path]::IsPathRooted($template) }
            with:
              who: "${{ parameters.customer }}"
              rows: "${{ parameters.rows }}"
              urgent: "${{ parameters.urgent }}"
              secret: "${{ parameters.password }}"
              template: "${{ parameters.template }}"
            output: answer
          - id: fill
            act: set_text
            on: "textbox[name='Name']"
            with: { text: "${{ answer.Name }}|${{ answer.Here }}|${{ answer.Urgent }}|${{ answer.Secret }}|${{ answer.Leaf }}|${{ answer.Full }}" }
          - { id: stay, act: read_text, on: "textbox[name='Name']", output: text }
        """;

    [Fact]
    public async Task A_request_is_done_and_proven()
    {
        var result = await shell.RunAsync("""
            $run = 'set Name to "Zoe", choose Printer as Category' | Invoke-LamTask -Application service-desk -Expect @{ element = @{ on = "textbox[name='Name']"; value = 'Zoe' } } -KeepOpen
            "$($run.Outcome) $($run.Expectations[0].Holds) $($run.Id -eq $run.Run) $(Test-Path -LiteralPath $run.Report)"
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["Verified True True True"], result.Output);
    }

    [Fact]
    public async Task A_plan_is_its_steps_and_what_is_not_planned_is_an_error()
    {
        var result = await shell.RunAsync("Get-LamPlan 'press Submit' service-desk | ForEach-Object { \"$($_.Number) $($_.Function)\" }; Get-LamPlan 'fly to the moon' service-desk");

        Assert.Equal(["1 click"], result.Output);
        Assert.All(result.Errors, e => Assert.StartsWith("NoPlan,", e.Id));
        Assert.NotEmpty(result.Errors);
    }

    [Fact]
    public async Task What_is_doubted_in_a_plan_is_a_warning()
    {
        var result = await shell.RunAsync("""
            Get-LamPlan 'press Submit, but not in the footer' service-desk -WarningVariable doubts -WarningAction SilentlyContinue | ForEach-Object Step
            $doubts.Message
            """);

        Assert.Empty(result.Errors);
        Assert.Equal("Press Submit", result.Output[0]);
        Assert.Contains("'press Submit, but not in the footer'", Assert.Single(result.Output.Skip(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_of_a_runbook_are_parameters_of_the_cmdlet()
    {
        var file = shell.Write("letter [1].yaml", Runbook).Replace("'", "''");

        var result = await shell.RunAsync($$"""
            $global:known = 'caller'
            Set-Location -LiteralPath '{{shell.Folder}}'
            $run = Invoke-LamRunbook -LiteralPath '{{file}}' -customer 'Zoë' -rows 7 -urgent -password (ConvertTo-SecureString secret -AsPlainText -Force) -template sub/y.odt
            "$($run.Outcome) $(($run.Steps | Where-Object Function -eq 'set_text').Arguments['text'])"
            (Get-Command Invoke-LamRunbook -ArgumentList '-LiteralPath', '{{file}}').Parameters['format'].Attributes.ValidValues -join ','
            """);

        Assert.Empty(result.Errors);
        Assert.Null(result.Terminating);
        Assert.Equal("Verified Zoë 7|caller|true|6|y.odt|true", result.Output[0], ignoreCase: true);
    }

    [Fact]
    public async Task A_hashtable_gives_what_names_collide_with_and_what_the_pipeline_does_not_know()
    {
        var file = shell.Write("piped.yaml", Runbook);

        var result = await shell.RunAsync($$"""
            $item = Get-Item -LiteralPath '{{file}}'
            ($item | Invoke-LamRunbook -Parameter @{ Customer = 'Ann'; application = 'x' }).Outcome
            Invoke-LamRunbook -LiteralPath '{{file}}' -customer a -Parameter @{ customer = 'b' }
            Invoke-LamRunbook -LiteralPath '{{file}}' -customer a -format docx
            Invoke-LamRunbook -LiteralPath '{{file}}' -Parameter @{ customer = 'a'; custmer = 'b' }
            """);

        Assert.Equal(["Verified"], result.Output);
        Assert.Equal(3, result.Errors.Count);
        Assert.StartsWith("ArgumentTwice", result.Errors[0].Id);
        Assert.StartsWith("ParameterArgumentValidationError", result.Errors[1].Id);
        Assert.Contains("customer", result.Errors[2].Message + result.Errors[2].Remedy);
    }

    [Fact]
    public async Task A_runbook_with_mistakes_is_an_error_for_each_with_its_place()
    {
        shell.Write("bad one.yaml", "name: Bad\nversion: 1\nsteps:\n  - id: a\n    scrip: foo\n  - expct: x\n");
        shell.Write("bad good.yaml", Runbook);

        var result = await shell.RunAsync($$"""
            Set-Location -LiteralPath '{{shell.Folder}}'
            Test-LamRunbook 'bad*.yaml' | ForEach-Object { "$($_.Valid) $($_.Problems.Count)" }
            Test-LamRunbook 'bad*.yaml' -Quiet
            Invoke-LamRunbook 'bad one.yaml'
            Test-LamRunbook none.yaml
            Test-LamRunbook Env:PATH
            """);

        Assert.Equal(["True 0", "False 2", "True", "False"], result.Output);
        Assert.Equal(6, result.Errors.Count);
        Assert.All(result.Errors.Take(4), e => Assert.Matches(@"bad one\.yaml:[46]:5: ", e.Message));
        Assert.All(result.Errors.Take(4), e => Assert.Equal("InvalidData", e.Category));
        Assert.StartsWith("PathNotFound", result.Errors[4].Id);
        Assert.StartsWith("PathNotAFile", result.Errors[5].Id);
    }

    [Fact]
    public async Task Runs_are_listed_reported_and_made_into_runbooks()
    {
        var result = await shell.RunAsync($$"""
            Set-Location -LiteralPath '{{shell.Folder}}'
            $run = Invoke-LamTask 'set Name to "Ann"' -Application service-desk
            (Get-LamRun last).Run -eq $run.Run
            (Get-LamRun "$($run.Run.Substring(0, 4))*").Run -contains $run.Run
            @(Get-LamRun -First 1).Count
            @(Get-LamRun -Outcome Verified | Where-Object Outcome -ne Verified).Count
            ($run | Export-LamRun -Path 'reports here').Name
            ($run | Export-LamRun -Path 'reports here' -PassThru).Run -eq $run.Run
            $book = $run | New-LamRunbook -Path replay.yaml -Name Replay
            $book | Test-LamRunbook -Quiet
            (Invoke-LamRunbook replay.yaml).Outcome
            $run | New-LamRunbook -Path replay.yaml
            ($run | New-LamRunbook -Path replay.yaml -Force -WhatIf)
            Get-LamRun zzzzz
            Get-LamRun zz*
            """);

        Assert.Equal("True True 1 0 report.html True True Verified".Split(' '), result.Output);
        Assert.Equal(2, result.Errors.Count);
        Assert.StartsWith("RunNotFound", result.Errors[1].Id);
    }

    [Fact]
    public async Task A_run_that_is_stopped_ends_soon_and_leaves_the_host_usable()
    {
        var file = shell.Write("slow.yaml", "name: Slow\nversion: 1\ndesktop: sandbox\napplication: service-desk\nsteps:\n  - script: Start-Sleep 30\n");

        var stopped = await shell.RunAsync(new ShellRequest { Script = $"Invoke-LamRunbook -LiteralPath '{file}'", StopAfterMs = 1500 });
        var after = await shell.RunAsync("(Get-LamModel baseline).Name");

        Assert.Equal("Stopped", stopped.State);
        Assert.InRange(stopped.StopMs, 0, 1000);
        Assert.Equal(["baseline"], after.Output);
    }
}
