using LamPS.Contracts.Json;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Tests.Hosting;
using LamPS.Module.Tests.Shell;
using Xunit;

namespace LamPS.Module.Tests.Commands;

/// <summary>Training, begun and looked at.</summary>
public sealed class TrainingTests(PowerShellProcess shell)
{
    private const string Config = """
        seed: "3"
        threads: 1
        model: { vocabulary: 512, layers: 1, width: 48, heads: 3, feed-forward: 64, context: 1024 }
        data: { synthetic: 100, renamed: 0, tasks-per-family: 1, compositions: 2, choices: 6, ways: 4 }
        phases:
          plan: { steps: 20, batch-tokens: 1024, learning-rate: 0.005, warm-up: 4, evaluate-every: 10, mix: { plan: 80, value: 20 } }
        """;

    [Fact]
    [Trait("Needs", "onnxruntime")]
    public async Task A_model_is_trained_looked_at_and_usable()
    {
        shell.Write("config.yaml", Config);
        var result = await shell.RunAsync($$"""
            Set-Location -LiteralPath '{{shell.Folder}}'
            $trained = Start-LamTraining './a run' ./config.yaml -DataPath ./none
            "$($trained.Phase) $($trained.State) $($trained.Step) $($trained.Looks.Pool -contains 'plan')"
            Test-Path -LiteralPath (Join-Path $trained.Model 'model.onnx')
            "$((Get-Item -LiteralPath './a run' | Get-LamTraining | Start-LamTraining).Loss -eq $trained.Loss)"
            Get-LamTraining './a run' | Out-String
            Get-LamPlan 'Insert a table with 3 rows and 4 columns' -Application writer -Model $trained.Model | ForEach-Object { $_.Planner -ne '' }
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["plan Ended 20 True", "True", "True"], result.Output.Take(3));
        Assert.Matches(@"Path: .*a run\s+Phase\s+State\s+Step\s+Steps\s+Loss\s+Kept\s+-+[\s-]*plan\s+Ended\s+20\s+20\s+\d+[.,]\d+\s+plan", result.Output[3]);
        Assert.Equal("True", result.Output[4]);
    }

    [Fact]
    public async Task What_was_said_reaches_the_host_and_its_progress_is_shown()
    {
        TrainingRequest? heard = null;
        await using var host = new FakeHost
        {
            Answer = async (peer, method, parameters, stop) =>
            {
                Assert.Equal(Methods.Train, method);
                heard = JsonRecords.To<TrainingRequest>(parameters);
                peer.Notify(Methods.Update, new RunUpdate(heard.Token, 1, RunUpdateKind.Progress, "plan: step 20 of 80", "", 20, 80));
                await Task.Delay(1000, stop);
                return new TrainingInfo(heard.Path, null, [new TrainingPhaseInfo(heard.Path, "plan", TrainingState.Begun, 20, 80, 1.5, [new TrainingLook("plan", 9, 0.5, 0, 0, 0)], null)]);
            },
        };

        var result = await shell.RunAsync(new ShellRequest
        {
            Script = "Start-LamTraining ./x -ConfigPath ./c.yaml -DataPath ./d -Phase plan, expert | ForEach-Object { \"$($_.State) $($_.Loss) $($_.Looks[0].Choices)\" }",
            Environment = host.Environment,
        });

        Assert.Empty(result.Errors);
        Assert.Equal(["Begun 1.5 0.5"], result.Output);
        Assert.Equal(["Processing|Start-LamTraining|plan: step 20 of 80|25", "Completed|Start-LamTraining|Working|-1"], result.Progress);
        Assert.Equal("plan,expert", string.Join(',', heard!.Phases));
        Assert.True(Path.IsPathFullyQualified(heard.Path) && Path.IsPathFullyQualified(heard.Config!) && Path.IsPathFullyQualified(heard.Data!));
    }

    [Theory]
    [InlineData("Start-LamTraining ./no-run", "TrainingConfigMissing")]
    [InlineData("Get-LamTraining ./no-run", "TrainingRunMissing")]
    [InlineData("Start-LamTraining ./no-run -Phase sleep", "ParameterArgumentValidationError")]
    [InlineData("Start-LamTraining ./no-run -ConfigPath ./none.yaml", "TrainingConfigInvalid")]
    public async Task A_slip_is_an_error_with_an_id_and_makes_no_folder(string command, string id)
    {
        var result = await shell.RunAsync($"Set-Location -LiteralPath '{shell.Folder}'; {command}; 'goes on'");

        Assert.Equal(["goes on"], result.Output);
        Assert.StartsWith(id, Assert.Single(result.Errors).Id);
        Assert.False(Directory.Exists(shell.PathOf("no-run")));
    }
}
