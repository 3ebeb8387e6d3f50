using LamPS.Contracts;
using LamPS.Contracts.Json;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using LamPS.Module.Tests.Shell;
using Xunit;

namespace LamPS.Module.Tests.Hosting;

/// <summary>What the host tells and asks while a cmdlet runs.</summary>
public sealed class NarrationTests(PowerShellProcess shell)
{
    [Fact]
    public async Task What_the_host_tells_becomes_records()
    {
        await using var host = Host((peer, task) =>
        {
            Tell(peer, task, 1, RunUpdateKind.Started, "press Submit");
            Tell(peer, task, 2, RunUpdateKind.Warning, "careful");
            Tell(peer, task, 3, RunUpdateKind.Verbose, "details");
            return Task.FromResult(Run(Outcome.Verified));
        });

        var result = await RunAsync(host, "(Invoke-LamTask 'press Submit' -Verbose).Run");

        Assert.Equal(["r1"], result.Output);
        Assert.Equal(["careful"], result.Warnings);
        Assert.Contains("details", result.Verbose);
        Assert.Empty(result.Progress);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task Progress_shows_once_it_takes_a_while_and_is_taken_away()
    {
        await using var host = Host(async (peer, task) =>
        {
            Tell(peer, task, 1, RunUpdateKind.Started, "press Submit");
            Tell(peer, task, 2, RunUpdateKind.Progress, "looking", done: 1, total: 4);
            await Task.Delay(1000);
            return Run(Outcome.Verified);
        });

        var result = await RunAsync(host, "$null = Invoke-LamTask 'press Submit'");

        Assert.Equal(["Processing|press Submit|looking|25", "Completed|press Submit|Working|-1"], result.Progress);
    }

    [Theory]
    [InlineData(Outcome.Failed, "InvalidResult")]
    [InlineData(Outcome.Blocked, "PermissionDenied")]
    [InlineData(Outcome.TimedOut, "OperationTimeout")]
    [InlineData(Outcome.NotFound, "ObjectNotFound")]
    public async Task A_run_that_fails_is_given_and_is_an_error(Outcome outcome, string category)
    {
        await using var host = Host((_, _) => Task.FromResult(Run(outcome, new LamError("WhyNot", "because", "do 'lamps runs'"))));

        var result = await RunAsync(host, "(Invoke-LamTask x).Outcome; 'goes on'");

        Assert.Equal([outcome.ToString(), "goes on"], result.Output);
        var error = Assert.Single(result.Errors);
        Assert.Equal("WhyNot,LamPS.Module.Commands.InvokeLamTaskCommand", error.Id);
        Assert.Equal(category, error.Category);
        Assert.Equal("do 'Get-LamRun'", error.Remedy);
    }

    [Fact]
    public async Task A_run_that_nothing_proves_is_a_warning()
    {
        await using var host = Host((_, _) => Task.FromResult(Run(Outcome.Unverified)));

        var result = await RunAsync(host, "$null = Invoke-LamTask x");

        Assert.Empty(result.Errors);
        Assert.Contains("-Expect", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("Continue", 1, "goes on")]
    [InlineData("SilentlyContinue", 0, "goes on")]
    [InlineData("Ignore", 0, "goes on")]
    [InlineData("Stop", 0, null)]
    public async Task Every_error_preference_is_respected(string preference, int errors, string? output)
    {
        await using var host = Host((_, _) => Task.FromResult(Run(Outcome.Failed)));

        var parameter = await RunAsync(host, $"$null = Invoke-LamTask x -ErrorAction {preference}; 'goes on'");
        var variable = await RunAsync(host, $"$ErrorActionPreference = '{preference}'; $null = Invoke-LamTask x; 'goes on'");

        foreach (var result in new[] { parameter, variable })
        {
            Assert.Equal(errors, result.Errors.Count);
            Assert.Equal(output, result.Output.SingleOrDefault());
            Assert.Equal(output is null, result.Terminating is not null);
        }

        Assert.StartsWith("RunNotVerified", output is null ? parameter.Terminating!.Id : "RunNotVerified");
    }

    [Fact]
    public async Task Inquire_asks_and_halting_ends_the_script()
    {
        await using var host = Host((_, _) => Task.FromResult(Run(Outcome.Failed)));

        var result = await shell.RunAsync(new ShellRequest
        {
            Script = "$null = Invoke-LamTask x -ErrorAction Inquire; 'goes on'", Environment = host.Environment, IsInteractive = true, Choices = [2],
        });

        Assert.Single(result.Questions);
        Assert.Empty(result.Output);
        Assert.NotNull(result.Terminating);
    }

    [Fact]
    public async Task A_warning_that_stops_the_script_cancels_the_run()
    {
        var cancelled = new TaskCompletionSource();
        await using var host = new FakeHost();
        host.Answer = async (peer, _, parameters, stop) =>
        {
            using var registration = stop.Register(() => cancelled.TrySetResult());
            Tell(peer, JsonRecords.To<TaskRequest>(parameters), 1, RunUpdateKind.Warning, "careful");
            await Task.Delay(TimeSpan.FromSeconds(20), stop);
            return null;
        };

        var result = await RunAsync(host, "Invoke-LamTask x -WarningAction Stop; 'goes on'");

        Assert.Empty(result.Output);
        Assert.NotNull(result.Terminating);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("", true, new[] { 0, 2 }, "True False", 2)]
    [InlineData("", true, new[] { 1 }, "True True", 1)]
    [InlineData("", true, new[] { 3 }, "False False", 1)]
    [InlineData("-Force", true, new int[0], "True True", 0)]
    [InlineData("", false, new int[0], "null null", 0)]
    public async Task A_policy_asks_the_person(string parameter, bool isInteractive, int[] choices, string answers, int questions)
    {
        string heard = "";
        await using var host = Host(async (peer, task) =>
        {
            var first = await peer.InvokeAsync(Methods.Confirm, new ConfirmRequest(task.Token, "Delete it?"), TestContext.Current.CancellationToken);
            var second = await peer.InvokeAsync(Methods.Confirm, new ConfirmRequest(task.Token, "And this?"), TestContext.Current.CancellationToken);
            heard = $"{first ?? "null"} {second ?? "null"}";
            return Run(Outcome.Verified);
        });

        var result = await shell.RunAsync(new ShellRequest
        {
            Script = $"$null = Invoke-LamTask x {parameter}", Environment = host.Environment, IsInteractive = isInteractive, Choices = [.. choices],
        });

        Assert.Empty(result.Errors);
        Assert.Equal(answers, heard);
        Assert.Equal(questions, result.Questions.Count);
    }

    [Fact]
    public async Task What_if_reaches_the_host_and_shows_its_actions()
    {
        RunSettings? settings = null;
        await using var host = Host((peer, task) =>
        {
            settings = task.Settings;
            var step = new StepResult(
                null, "Press Submit", "click", new ElementReference("button", "Submit", "button"), new Dictionary<string, object?>(), Outcome.Skipped, "", 1, StepTimes.Zero);
            peer.Notify(Methods.Update, new RunUpdate(task.Token, 1, RunUpdateKind.Action, "click button 'Submit'", "r1", 1, 1, step));
            return Task.FromResult(Run(Outcome.Skipped));
        });

        var result = await RunAsync(host, "(Invoke-LamTask 'press Submit' -WhatIf).Outcome");

        Assert.True(settings!.WhatIf);
        Assert.Equal(["Skipped"], result.Output);
        Assert.Contains("\"click\" on target \"button 'Submit'\"", Assert.Single(result.Host));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task Confirm_that_is_declined_sends_nothing()
    {
        var calls = 0;
        await using var host = Host((_, _) =>
        {
            calls++;
            return Task.FromResult(Run(Outcome.Verified));
        });

        var result = await shell.RunAsync(new ShellRequest
        {
            Script = "Invoke-LamTask x -Confirm", Environment = host.Environment, IsInteractive = true, Choices = [2],
        });

        Assert.Equal(0, calls);
        Assert.Empty(result.Output);
        Assert.Single(result.Questions);
    }

    [Fact]
    public async Task Scripts_run_in_the_calling_session_and_leave_nothing_behind()
    {
        ScriptAnswer? answer = null;
        await using var host = Host(async (peer, task) =>
        {
            answer = await peer.CallAsync<ScriptAnswer>(
                Methods.Script,
                new ScriptCall(
                    task.Token,
                    """
                    Write-Warning 'careful'; Write-Verbose 'talk' -Verbose; Write-Host 'to the host'
                    $leak = 1
                    "$name $global:known $([Environment]::ProcessId -eq $PID)"
                    [pscustomobject]@{ Number = 1.5; When = [datetime]'2026-01-02'; List = 1, 'two'; Nested = @{ a = $true } }
                    "$(Split-Path -Leaf (Get-Location))"
                    """,
                    new Dictionary<string, object?> { ["name"] = "Zoë" },
                    shell.Folder),
                TestContext.Current.CancellationToken);
            return Run(Outcome.Verified);
        });

        var result = await RunAsync(host, "$global:known = 42; $global:LASTEXITCODE = 7; $here = Get-Location; $null = Invoke-LamTask x; \"$leak|$global:LASTEXITCODE|$($here.Path -eq (Get-Location).Path)\"");

        Assert.Equal(["|7|True"], result.Output);
        Assert.Empty(result.Errors);
        Assert.True(answer!.Succeeded);
        Assert.Equal(["careful"], answer.Warnings);
        Assert.Equal("Zoë 42 True", answer.Output[0]);
        var map = Assert.IsType<IReadOnlyDictionary<string, object?>>(answer.Output[1], exactMatch: false);
        Assert.Equal(1.5, map["Number"]);
        Assert.StartsWith("2026-01-02T00:00:00", (string)map["When"]!);
        Assert.Equal(Path.GetFileName(shell.Folder), answer.Output[2]);
    }

    [Theory]
    [InlineData("'before'; exit 3", false, 3, "")]
    [InlineData("'before'; throw 'no'; 'after'", false, 0, "no")]
    [InlineData("'before'; Get-Item /no/such/file; 'after'", false, 0, "Cannot find path '/no/such/file' because it does not exist.")]
    [InlineData("'before'; if (", false, 0, "*")]
    [InlineData("'before'; $null", true, 0, "")]
    public async Task A_script_ends_as_it_ended(string script, bool succeeded, int exitCode, string error)
    {
        ScriptAnswer? answer = null;
        await using var host = Host(async (peer, task) =>
        {
            answer = await peer.CallAsync<ScriptAnswer>(
                Methods.Script, new ScriptCall(task.Token, script, new Dictionary<string, object?>(), shell.Folder), TestContext.Current.CancellationToken);
            return Run(Outcome.Verified);
        });

        var result = await RunAsync(host, "$null = Invoke-LamTask x; 'goes on'");

        Assert.Equal(["goes on"], result.Output);
        Assert.Equal(succeeded, answer!.Succeeded);
        Assert.Equal(exitCode, answer.ExitCode);
        if (error == "*")
            Assert.NotEmpty(answer.Errors);
        else
            Assert.Equal(error.Length > 0 ? [error] : [], answer.Errors);
    }

    [Fact]
    public async Task A_script_that_the_host_cancels_ends_and_the_cmdlet_goes_on()
    {
        await using var host = Host(async (peer, task) =>
        {
            using var limit = new CancellationTokenSource(300);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => peer.CallAsync<ScriptAnswer>(
                Methods.Script, new ScriptCall(task.Token, "Start-Sleep 30", new Dictionary<string, object?>(), shell.Folder), limit.Token));
            return Run(Outcome.Verified);
        });

        var result = await RunAsync(host, "$clock = [Diagnostics.Stopwatch]::StartNew(); (Invoke-LamTask x).Run; $clock.Elapsed.TotalSeconds -lt 5");

        Assert.Equal(["r1", "True"], result.Output);
    }

    [Fact]
    public async Task A_cmdlet_that_is_stopped_ends_its_script()
    {
        await using var host = Host(async (peer, task) =>
        {
            await peer.CallAsync<ScriptAnswer>(
                Methods.Script, new ScriptCall(task.Token, "Start-Sleep 30", new Dictionary<string, object?>(), shell.Folder), TestContext.Current.CancellationToken);
            return Run(Outcome.Verified);
        });

        var result = await shell.RunAsync(new ShellRequest { Script = "Invoke-LamTask x", Environment = host.Environment, StopAfterMs = 500 });

        Assert.Equal("Stopped", result.State);
        Assert.InRange(result.StopMs, 0, 1000);
    }

    [Fact]
    public async Task Two_hundred_updates_at_once_lose_none()
    {
        await using var host = Host((peer, task) =>
        {
            for (var i = 1; i <= 200; i++)
                Tell(peer, task, i, RunUpdateKind.Verbose, $"number {i}");
            return Task.FromResult(Run(Outcome.Verified));
        });

        var result = await RunAsync(host, "$null = Invoke-LamTask x -Verbose");

        Assert.Equal(Enumerable.Range(1, 200).Select(i => $"number {i}"), result.Verbose.Where(v => v.StartsWith("number")));
    }

    private static FakeHost Host(Func<RpcPeer, TaskRequest, Task<RunResult>> answer) => new()
    {
        Answer = async (peer, _, parameters, _) => await answer(peer, JsonRecords.To<TaskRequest>(parameters)),
    };

    private static void Tell(RpcPeer peer, TaskRequest task, int number, RunUpdateKind kind, string message, int done = 0, int total = 0) =>
        peer.Notify(Methods.Update, new RunUpdate(task.Token, number, kind, message, "r1", done, total));

    private static RunResult Run(Outcome outcome, LamError? error = null) =>
        new("r1", outcome, outcome == Outcome.Verified ? 0 : 1, "x", "sandbox", "test", 12, [], [], [], [], null, error);

    private Task<ShellResult> RunAsync(FakeHost host, string script) => shell.RunAsync(new ShellRequest { Script = script, Environment = host.Environment });
}
