using LamPS.Contracts.Json;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Tests.Hosting;
using LamPS.Module.Tests.Shell;
using Xunit;

namespace LamPS.Module.Tests.Commands;

/// <summary>How good models are.</summary>
public sealed class MeasureTests(PowerShellProcess shell)
{
    [Fact]
    public async Task Plans_are_measured_with_intervals_and_a_report()
    {
        Handbook.Write(shell.PathOf("measured books"));
        var result = await shell.RunAsync($$"""
            Set-Location -LiteralPath '{{shell.Folder}}'
            $null = New-LamDataset ./measured -Stage Plans -Source 'markdown:measured books'
            $all = 'oracle', 'random' | Measure-LamModel -Kind Plan -Suite ./measured -OutputPath './a report'
            $tsr = $all | Where-Object { $_.Metric -eq 'TSR' -and $_.Split -eq 'all' }
            "$($tsr.Model -join ',') $($tsr[0].Value) $($tsr[0].Low) $($tsr[1].Value -lt 1) $($tsr[0].N -eq $tsr[1].N) $($tsr[0].N -gt 3) $($tsr[0].Kind)"
            @($all.Split | Select-Object -Unique).Count -gt 1
            @($all | Where-Object { $_.Low -gt $_.Value -or $_.High -lt $_.Value }).Count
            Test-Path -LiteralPath './a report/index.html', './a report/tables.csv'
            (Get-LamModel baseline | Measure-LamModel -Kind Plan -Suite ./measured/plans/plans.jsonl -Limit 2 -Split train | Where-Object Metric -eq TSR)[0] | ForEach-Object { "$($_.Model) $($_.Split) $($_.N)" }
            (Measure-LamModel -Kind Plan -Path ./measured -Limit 3 | Select-Object -First 1).Model
            $all | Out-String
            """);

        Assert.Empty(result.Errors);
        Assert.Null(result.Terminating);
        Assert.Equal(["oracle,random 1 1 True True True Plan", "True", "0", "True", "True", "baseline all 2", "baseline"], result.Output.Take(7));
        Assert.Matches(@"Split\s+Metric\s+Tasks\s+Value\s+Interval", result.Output[7]);
        Assert.Matches(@"all\s+TSR\s+\d+\s+100\.0 %\s+100\.0 - 100\.0", result.Output[7]);
        Assert.Contains("Model: random", result.Output[7]);
    }

    [Theory]
    [InlineData("-Kind Plan -Suite ./nowhere", "SuiteNotFound", "ObjectNotFound")]
    [InlineData("-Kind Decide -Suite ./nowhere", "StoreNotFound", "ObjectNotFound")]
    [InlineData("-Kind Live -Suite ./nowhere", "StoreNotFound", "ObjectNotFound")]
    [InlineData("nobody -Kind Plan -Suite ./small -Split train", "ModelUnknown", "InvalidArgument")]
    [InlineData("-Kind Plan -Suite ./small -Split test-composition", "SuiteEmpty", "InvalidArgument")]
    [InlineData("-Kind Plan -Suite ./small -Split exam", "ParameterArgumentValidationError", "InvalidData")]
    [InlineData("-Kind Guess -Suite ./small", "CannotConvertArgumentNoMessage", "InvalidArgument")]
    [InlineData("-Kind Plan -Suite ./small -Limit 0", "ParameterArgumentValidationError", "InvalidData")]
    public async Task A_slip_is_an_error_with_an_id(string parameters, string id, string category)
    {
        Handbook.Write(shell.PathOf("some books"));
        var result = await shell.RunAsync($$"""
            Set-Location -LiteralPath '{{shell.Folder}}'
            if (-not (Test-Path ./small)) { $null = New-LamDataset ./small -Stage Plans -Source 'markdown:some books/table.md' }
            Measure-LamModel {{parameters}}
            'goes on'
            """);

        Assert.Equal(["goes on"], result.Output);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith(id + ",", error.Id);
        Assert.Equal(category, error.Category);
        Assert.False(Directory.Exists(shell.PathOf("nowhere")));
        Assert.DoesNotMatch(@"lamps \w", error.Remedy);
    }

    [Fact]
    public async Task What_if_measures_nothing()
    {
        await using var host = new FakeHost();
        var result = await shell.RunAsync(new ShellRequest { Script = "Measure-LamModel a, b, a -Kind Live -Suite ./x -WhatIf", Environment = host.Environment });

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Contains("\"Measure-LamModel\" on target \"a, b\"", Assert.Single(result.Host));
    }

    [Fact]
    public async Task What_was_said_reaches_the_host_once_and_its_progress_is_shown()
    {
        List<MeasureRequest> heard = [];
        await using var host = new FakeHost
        {
            Answer = async (peer, method, parameters, stop) =>
            {
                Assert.Equal(Methods.Measure, method);
                var request = JsonRecords.To<MeasureRequest>(parameters);
                heard.Add(request);
                peer.Notify(Methods.Update, new RunUpdate(request.Token, 1, RunUpdateKind.Progress, "1 of 2 episodes", "", 1, 2));
                await Task.Delay(1000, stop);
                return new MeasureResult("/r/index.html", [new Measurement(MeasureKind.Live, "a", "all", "steps", "", 4, 2.5, 2, 3), new Measurement(MeasureKind.Live, "a", "all", "TSR", "%", 4, 0.75, 0.25, 1)]);
            },
        };

        var result = await shell.RunAsync(new ShellRequest
        {
            Script = "'a', 'b' | Measure-LamModel -Kind Live -Suite ./x -Split test-family -Limit 4 -Seed 7 -OutputPath ./r -SessionCount 2 -RecipePath ./q -GivenPlan -Verbose | ForEach-Object Text",
            Environment = host.Environment,
        });

        Assert.Empty(result.Errors);
        Assert.Equal(["steps 2.5 (2-3)", "TSR 75.0 (25.0-100.0) %"], result.Output);
        Assert.Contains("/r/index.html", result.Verbose);
        Assert.Equal(["Processing|Measure-LamModel|1 of 2 episodes|50", "Completed|Measure-LamModel|Working|-1"], result.Progress);
        var request = Assert.Single(heard);
        Assert.Equal(
            (MeasureKind.Live, "a,b", "test-family", 4, 7, 2, true),
            (request.Kind, string.Join(',', request.Models), request.Split, request.Limit, request.Seed, request.Sessions, request.GivenPlan));
        Assert.All([request.Suite, request.Output, request.Recipes], path => Assert.True(Path.IsPathFullyQualified(path!)));
    }

    [Fact]
    public async Task A_stop_reaches_the_host_and_the_prompt_is_back_within_a_second()
    {
        var cancelled = new TaskCompletionSource();
        await using var host = new FakeHost
        {
            Answer = async (_, _, _, stop) =>
            {
                using var registration = stop.Register(() => cancelled.TrySetResult());
                await Task.Delay(TimeSpan.FromSeconds(20), CancellationToken.None);
                return null;
            },
        };

        var result = await shell.RunAsync(new ShellRequest { Script = "Measure-LamModel -Kind Plan -Suite ./x", Environment = host.Environment, StopAfterMs = 500 });

        Assert.Equal("Stopped", result.State);
        Assert.InRange(result.StopMs, 0, 1000);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
    }
}
