using LamPS.Contracts;
using LamPS.Contracts.Json;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Scheduling;
using LamPS.Module.Tests.Hosting;
using LamPS.Module.Tests.Shell;
using Xunit;

namespace LamPS.Module.Tests.Commands;

/// <summary>Schedules: what reaches the host, what comes back, and what is refused. Nothing is registered on the machine.</summary>
public sealed class ScheduleTests(PowerShellProcess shell)
{
    private const string Book = "name: x\nversion: 1\nparameters: { who: { type: string }, password: { type: secret, from: env:X } }\nsteps:\n  - wait: 10ms\n";

    [Theory]
    [InlineData("-Daily -At 06:00", "daily 06:00")]
    [InlineData("-Daily -At 6pm", "daily 18:00")]
    [InlineData("-Weekly -DayOfWeek Monday, Thu* -At 06:00", null)]
    [InlineData("-Weekly -DayOfWeek Thursday, Monday -At 06:00", "weekly Thursday,Monday@06:00")]
    [InlineData("-Monthly -Day 1, 15 -LastDay -At 06:00", "monthly 1,15,last@06:00")]
    [InlineData("-Once -At 2099-12-01T06:30", "once 2099-12-01T06:30")]
    [InlineData("-AtLogon", "logon")]
    [InlineData("-IdleMinute 10", "idle 10m")]
    [InlineData("-Event Application:MsiInstaller:1033", "event Application:MsiInstaller:1033")]
    [InlineData("-Daily -Weekly -At 06:00", null)]
    [InlineData("-Monthly -Day 32 -At 06:00", null)]
    public async Task A_trigger_reaches_the_host(string parameters, string? trigger)
    {
        ScheduleRequest? heard = null;
        await using var host = Host(request => heard = request);
        var file = shell.Write("by night.yaml", Book);
        var result = await shell.RunAsync(new ShellRequest
        {
            Script = $"(Register-LamRunbook nightly '{file}' {parameters}).Trigger",
            Environment = host.Environment,
        });

        if (trigger is null)
        {
            Assert.Null(heard);
            Assert.True(result.Errors.Count == 1 || result.Terminating is not null);
            return;
        }

        Assert.Empty(result.Errors);
        Assert.Equal([trigger], result.Output);
        Assert.Equal((trigger, file, "nightly"), (heard!.Trigger, heard.File, heard.Name));
    }

    [Fact]
    public async Task What_was_said_reaches_the_host_and_the_schedule_is_shown()
    {
        ScheduleRequest? heard = null;
        await using var host = Host(request => heard = request);
        shell.Write("by night.yaml", Book);
        var result = await shell.RunAsync(new ShellRequest
        {
            Script = $$"""
                Set-Location -LiteralPath '{{shell.Folder}}'
                Register-LamRunbook nightly './by night.yaml' -Daily -At 06:00 -Parameter @{ who = 'Zoe' } -Headless -TimeoutSec 90 -Policy read-only -NoScreenshot -Highest -Force | Out-String
                $all = [pscustomobject] @{ Name = 'csv'; File = './by night.yaml' } | Register-LamRunbook -AtLogon -WorkingFolder .
                "$($all.Name) $($all.Changes.Count)"
                """,
            Environment = host.Environment,
        });

        Assert.Empty(result.Errors);
        Assert.Matches(@"Name\s+State\s+NextRun\s+LastRun\s+Exit\s+Changed\s+When\s+File", result.Output[0]);
        Assert.Matches(@"nightly\s+enabled\s+2099-12-01 06:00\s+-\s+no\s+every day\s+by night\.yaml", result.Output[0]);
        Assert.Equal("csv 0", result.Output[1]);
        Assert.Equal(("csv", shell.Folder, false), (heard!.Name, heard.WorkingFolder, heard.Force));
    }

    [Fact]
    public async Task Settings_reach_the_host()
    {
        ScheduleRequest? heard = null;
        await using var host = Host(request => heard = request);
        var file = shell.Write("by night.yaml", Book);
        await shell.RunAsync(new ShellRequest
        {
            Script = $"Register-LamRunbook nightly '{file}' -Daily -At 06:00 -Parameter @{{ who = 'Zoe' }} -Desktop atspi -Headless -TimeoutSec 90 -Policy read-only -NoScreenshot -MaxAction 9 -Highest -Force",
            Environment = host.Environment,
        });

        Assert.Equal(("Zoe", "atspi", true, 90_000.0), (heard!.Parameters["who"], heard.Scope.Desktop, heard.Scope.Headless, heard.Scope.TimeoutMs));
        Assert.Equal(("read-only", false, 9, true, true), (heard.Settings.Policy, heard.Settings.Screenshots, heard.Settings.MaxActions, heard.Highest, heard.Force));
    }

    [Fact]
    public async Task What_if_and_a_no_register_and_remove_nothing()
    {
        var heard = 0;
        await using var host = Host(_ => heard++);
        var file = shell.Write("by night.yaml", Book);
        var result = await shell.RunAsync(new ShellRequest
        {
            Script = $"Register-LamRunbook nightly '{file}' -Daily -At 06:00 -WhatIf; Unregister-LamRunbook nightly -WhatIf; Unregister-LamRunbook nightly",
            Environment = host.Environment, IsInteractive = true, Choices = [2],
        });

        Assert.Equal(0, heard);
        Assert.Empty(result.Errors);
        Assert.Equal(2, result.Host.Count);
        Assert.Contains("daily 06:00", result.Host[0]);
        Assert.Single(result.Questions);
    }

    [Fact]
    public async Task Schedules_are_listed_by_name_and_removed_by_pipeline()
    {
        List<string> removed = [];
        await using var host = Host(_ => { }, removed.Add);
        var result = await shell.RunAsync(new ShellRequest
        {
            Script = """
                (Get-LamSchedule).Name -join ','
                (Get-LamSchedule week*).Name
                Get-LamSchedule none
                Get-LamSchedule | Unregister-LamRunbook -Confirm:$false
                Unregister-LamRunbook gone -Confirm:$false
                """,
            Environment = host.Environment,
        });

        Assert.Equal(["nightly,weekly", "weekly"], result.Output);
        Assert.Equal(["nightly", "weekly"], removed);
        Assert.Equal(2, result.Errors.Count);
        Assert.Equal("ScheduleNotFound,LamPS.Module.Commands.GetLamScheduleCommand", result.Errors[0].Id);
        Assert.Equal("ObjectNotFound", result.Errors[0].Category);
        Assert.StartsWith("ScheduleNotFound", result.Errors[1].Id);
        Assert.Equal("'Get-LamSchedule' shows them.", result.Errors[1].Remedy);
    }

    [Theory]
    [InlineData("nightly", "-Daily -At 06:00 -Parameter @{ password = 'hush' }", "SecretInSchedule")]
    [InlineData("nightly", "-Daily -At 06:00 -Parameter @{ who = (ConvertTo-SecureString hush -AsPlainText -Force) }", "SecretInSchedule")]
    [InlineData("nightly", "-Daily -At 06:00 -Parameter @{ whom = 'x' }", "ParameterUnknown")]
    [InlineData("nightly", "-Monthly -At 06:00", "TriggerInvalid")]
    [InlineData("nightly", "-Once -At 2020-01-01", "TriggerPassed")]
    [InlineData("not a name", "-AtLogon", "ScheduleNameInvalid")]
    [InlineData("nightly", "-AtLogon -WorkingFolder ./nowhere", "FileNotFound")]
    public async Task The_real_host_refuses_what_is_wrong(string name, string parameters, string id)
    {
        var file = shell.Write("by night.yaml", Book);
        var result = await shell.RunAsync($"Register-LamRunbook '{name}' '{file}' {parameters}; 'goes on'");

        Assert.Equal(["goes on"], result.Output);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith(id, error.Id);
        Assert.NotEqual("", error.Remedy);
        Assert.DoesNotContain("hush", error.Message + error.Remedy);
    }

    [Fact]
    public async Task A_runbook_that_is_wrong_is_told_with_its_place()
    {
        var file = shell.Write("wrong.yaml", "name: x\nversion: 1\nsteps:\n  - expct: {}\n");
        var result = await shell.RunAsync($"Register-LamRunbook nightly '{file}' -AtLogon; Register-LamRunbook nightly ./none.yaml -AtLogon");

        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("wrong.yaml:4:5", result.Errors[0].Message);
        Assert.StartsWith("PathNotFound", result.Errors[1].Id);
    }

    private static FakeHost Host(Action<ScheduleRequest> heard, Action<string>? removed = null) => new()
    {
        Answer = (_, method, parameters, _) =>
        {
            switch (method)
            {
                case Methods.AddSchedule:
                    var request = JsonRecords.To<ScheduleRequest>(parameters);
                    heard(request);
                    return Task.FromResult<object?>(Info(request.Name, request.Trigger, request.File));
                case Methods.Schedules:
                    return Task.FromResult<object?>((IReadOnlyList<ScheduleInfo>)[Info("nightly", "daily 06:00", "/x/a.yaml"), Info("weekly", "weekly mon@06:00", "/x/a.yaml")]);
                case Methods.RemoveSchedule:
                    var name = JsonRecords.To<ScheduleReference>(parameters).Name;
                    if (name == "gone")
                        throw new RpcException(RpcErrorCode.Failed, new LamError("ScheduleNotFound", "there is no schedule 'gone'", "'lamps schedule list' shows them."), ExitCode.InvalidInput);
                    removed?.Invoke(name);
                    return Task.FromResult<object?>(null);
                default:
                    throw RpcErrors.MethodUnknown(method);
            }
        },
    };

    private static ScheduleInfo Info(string name, string trigger, string file) => new(
        name, "systemd", file, trigger, "every day", [], [], "", "zoe", false, null, "enabled", new DateTimeOffset(new DateTime(2099, 12, 1, 6, 0, 0)), null, null, "", [], []);
}
