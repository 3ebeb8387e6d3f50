using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Learning;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

namespace LamPS.Host.Commands.Data;

/// <summary><c>lamps data make</c>: all stages, one after the other.</summary>
internal static class MakeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new DataOptions();
        var stages = new Option<string[]>("--stage") { Description = "Only these stages: plans, episodes, synthetic.", HelpName = "STAGE", AllowMultipleArgumentsPerToken = true };
        var sources = new Option<string[]>("--source") { Description = "Sources of plans, as 'lamps data plans' takes them; by default what this machine has.", HelpName = "SOURCE", AllowMultipleArgumentsPerToken = true };
        var splits = new Option<string[]>("--split") { Description = "Only episodes of these splits: train, test-phrasing, test-family, test-composition.", HelpName = "SPLIT", AllowMultipleArgumentsPerToken = true };
        var command = new Command("make", "Makes a whole data set: plans, episodes of every split in the live application, synthetic tasks. Goes on where it was stopped.")
        {
            options.Out, options.Seed, options.Sessions, options.Sample, stages, sources, options.Families, splits,
        };
        host.OnRun(command, async invocation =>
        {
            var request = new DatasetRequest(
                "",
                Path.GetFullPath(invocation.Get(options.Out)!),
                [.. (invocation.Get(stages) ?? []).Select(StageOf)],
                invocation.Get(options.Sample),
                invocation.Get(options.Seed)!,
                invocation.Get(sources) ?? [],
                Environment.CurrentDirectory,
                invocation.Get(options.Families) ?? [],
                invocation.Get(splits) ?? [],
                Math.Max(1, invocation.Get(options.Sessions)));
            var made = await new DatasetOperation(new Composer(), invocation.Caller).MakeAsync(request).ConfigureAwait(false);
            invocation.Print(made, HostJsonContext.Default.DatasetInfo, ShowCommand.Lines);
            return ExitCode.Verified;
        });
        return command;
    }

    private static DatasetStage StageOf(string text) => text switch
    {
        "plans" => DatasetStage.Plans,
        "episodes" => DatasetStage.Episodes,
        "synthetic" => DatasetStage.Synthetic,
        _ => throw OperationErrors.OptionInvalid("--stage", text, "plans, episodes or synthetic"),
    };
}
