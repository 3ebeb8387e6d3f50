using System.CommandLine;
using LamPS.Contracts;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Learning.Training.Runs;

namespace LamPS.Host.Commands.Training;

/// <summary><c>lamps train</c>: makes a model, phase by phase.</summary>
internal static class TrainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) => new("train", "Trains a model on a data set, phase by phase. A run is a folder; stopped at any moment it goes on where it was.")
    {
        Phase(host, TrainingPhases.Plan, "Phase 1: planning. Which way a part of a request means, and which value goes where.", [TrainingPhases.Plan]),
        Phase(host, TrainingPhases.Expert, "Phase 2: acting as the teacher did, on episodes that their saved documents verified.", [TrainingPhases.Expert]),
        Phase(host, TrainingPhases.Explore, "Phase 3: the union of the teacher's episodes and of what models did themselves and the saved document verified ('lamps data collect --agent').", [TrainingPhases.Explore]),
        Phase(host, TrainingPhases.Reward, "The reward model: what an action was worth, from verified and failed episodes.", [TrainingPhases.Reward]),
        Phase(host, TrainingPhases.Policy, "Phase 4: offline PPO on the failures, by the reward model.", [TrainingPhases.Policy]),
        Phase(host, "all", "All phases of a configuration, one after the other.", TrainingPhases.All),
    };

    private static Command Phase(CommandHost host, string name, string description, IReadOnlyList<string> phases)
    {
        var run = new Option<string>("--run") { Description = "Folder of the run.", Required = true, HelpName = "FOLDER" };
        var config = new Option<string?>("--config") { Description = "What is trained, as YAML; a run that goes on has its own.", HelpName = "FILE" };
        var data = new Option<string>("--data") { Description = "Folder of the data set.", DefaultValueFactory = _ => LampsHome.Data, HelpName = "FOLDER" };
        var command = new Command(name, description) { run, config, data };
        host.OnRun(command, async invocation =>
        {
            var operation = new TrainingOperation(new Composer(), invocation.Caller);
            var result = await operation.TrainAsync(invocation.Get(run)!, invocation.Get(config), invocation.Get(data)!, phases).ConfigureAwait(false);
            invocation.Print(result, HostJsonContext.Default.TrainingResult, r => [$"{string.Join(", ", r.Phases)}: done", $"model: {r.Model}"]);
            return ExitCode.Verified;
        });
        return command;
    }
}
