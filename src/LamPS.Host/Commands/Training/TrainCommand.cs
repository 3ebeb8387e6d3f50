using System.CommandLine;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Contracts.Learning;
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
        Phase(host, TrainingPhases.Expert, "Phase 2: acting as the teacher did, on episodes that their saved documents verified; or, with --from-runs, what your own verified runs teach.", [TrainingPhases.Expert]),
        Phase(host, TrainingPhases.Explore, "Phase 3: the union of the teacher's episodes and of what models did themselves and the saved document verified ('lamps data collect --agent').", [TrainingPhases.Explore]),
        Phase(host, TrainingPhases.Reward, "The reward model: what an action was worth, from verified and failed episodes.", [TrainingPhases.Reward]),
        Phase(host, TrainingPhases.Policy, "Phase 4: offline PPO on the failures, by the reward model.", [TrainingPhases.Policy]),
        Phase(host, "all", "All phases of a configuration, one after the other.", TrainingPhases.All),
        Show(host),
    };

    private static Command Show(CommandHost host)
    {
        var run = RunOption();
        var command = new Command("show", "Says how a run stands; it may be trained meanwhile.") { run };
        host.OnRun(command, invocation =>
        {
            invocation.Print(TrainingOperation.Show(invocation.Get(run)!), HostJsonContext.Default.TrainingInfo, Lines);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }

    private static Option<string> RunOption() => new("--run") { Description = "Folder of the run.", Required = true, HelpName = "FOLDER" };

    // Named after its configuration where nobody names it.
    private static string RunOf(string? run, string? config) => Path.GetFullPath(
        run ?? Path.Combine(LampsHome.Training, Path.GetFileNameWithoutExtension(config ?? throw OperationErrors.OptionInvalid("--run", "", "the folder of a run, or --config for a new one"))));

    private static Command Phase(CommandHost host, string name, string description, IReadOnlyList<string> phases)
    {
        var run = new Option<string?>("--run") { Description = "Folder of the run; by default one in the data folder of LamPS, named as the configuration.", HelpName = "FOLDER" };
        var config = new Option<string?>("--config") { Description = "What is trained, as YAML; a run that goes on has its own.", HelpName = "FILE" };
        var data = new Option<string?>("--data") { Description = "Folder of the data set; by default the one that the run began with, that its configuration names, or the one in the data folder of LamPS.", HelpName = "FOLDER" };
        var fromRuns = new Option<bool>("--from-runs") { Description = "Goes on from a model with what your own verified runs teach; needs no data set." };
        var runs = new Option<string>("--runs") { Description = "Data folder of LamPS in which the runs were kept; by default yours.", DefaultValueFactory = _ => LampsHome.Folder, HelpName = "FOLDER" };
        var model = new Option<string?>("--model") { Description = "The model that the run begins with, its weights and vocabulary: a name of 'lamps model list' or a folder; by default none, and with --from-runs the one that ships.", HelpName = "MODEL" };
        var command = new Command(name, description) { run, config, data, model };
        if (name == TrainingPhases.Expert)
        {
            command.Add(fromRuns);
            command.Add(runs);
        }

        host.OnRun(command, async invocation =>
        {
            var learns = name == TrainingPhases.Expert && invocation.Get(fromRuns);
            var folder = learns ? Path.GetFullPath(invocation.Get(run) ?? Path.Combine(LampsHome.Training, "from-runs")) : RunOf(invocation.Get(run), invocation.Get(config));
            var request = new TrainingRequest("", folder, invocation.Get(config), invocation.Get(data), phases)
            {
                Runs = learns ? Path.GetFullPath(invocation.Get(runs)!) : null,
                Model = invocation.Get(model),
            };
            var result = await new TrainingOperation(new Composer(), invocation.Caller).TrainAsync(request).ConfigureAwait(false);
            invocation.Print(result, HostJsonContext.Default.TrainingInfo, Lines);
            return ExitCode.Verified;
        });
        return command;
    }

    private static IEnumerable<string> Lines(TrainingInfo run)
    {
        yield return $"{"Phase",-8} {"State",-8} {"Step",7} {"of",7} {"Loss",8}  Right on what is kept back";
        foreach (var phase in run.Phases)
        {
            // A pool of values asks for no choices; who writes plans has no functions, and is right where the whole plan is.
            var looks = string.Join(", ", phase.Looks.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Pool} {100 * (l.Choices > 0 || l.Functions is null ? l.Choices : l.Values ?? 0):0.0} %")));
            yield return string.Create(CultureInfo.InvariantCulture, $"{phase.Phase,-8} {phase.State.ToString().ToLowerInvariant(),-8} {phase.Step,7} {phase.Steps,7} {phase.Loss,8:0.000}  {looks}").TrimEnd();
        }

        if (run.Model is { } model)
            yield return $"model: {model}";
        if (run.Page is { } page)
            yield return $"page: {page}";
    }
}
