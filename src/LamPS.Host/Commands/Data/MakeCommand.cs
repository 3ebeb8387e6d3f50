using System.CommandLine;
using LamPS.Contracts;
using LamPS.Host.Cli;
using LamPS.Host.Terminal;
using LamPS.Learning.Episodes;

namespace LamPS.Host.Commands.Data;

/// <summary><c>lamps data make</c>: all stages, one after the other, by the same commands that make each of them.</summary>
internal static class MakeCommand
{
    private static readonly string[] Splits = ["train", "test-phrasing", "test-family", "test-composition"];

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new DataOptions();
        var command = new Command("make", "Makes a whole data set: plans, episodes of every split in the live application, synthetic tasks. Goes on where it was stopped.")
        {
            options.Out, options.Seed, options.Sessions, options.Sample,
        };
        host.OnRun(command, async invocation =>
        {
            var folder = Path.GetFullPath(invocation.Get(options.Out)!);
            var sample = invocation.Get(options.Sample);
            string[] small = sample ? ["--sample"] : [];
            string[] common = ["--out", folder, "--seed", invocation.Get(options.Seed)!];
            string[][] stages =
            [
                ["plans", "--out", Path.Combine(folder, "plans"), .. small],
                .. Splits.Select(s => (string[])["collect", .. common, "--split", s, "--sessions", $"{invocation.Get(options.Sessions)}", .. small]),
                ["synthetic", .. common, "--count", sample ? "2000" : "200000"],
            ];

            // The stages' own results are notes here; the result is what came of all of them.
            var stageCommand = DataCommand.Create(new CommandHost(invocation.Screen.ToErrors()));
            foreach (var stage in stages)
            {
                invocation.Signals.Stop.ThrowIfCancellationRequested();
                invocation.Screen.Note($"lamps data {string.Join(' ', stage)}", Style.Strong);
                var ended = (ExitCode)await stageCommand.Parse(stage).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
                if (ended != ExitCode.Verified)
                    return ended;
            }

            using var store = EpisodeStore.Read(DataFolder.EpisodesIn(folder));
            invocation.Print(DatasetSummary.Of(store), HostJsonContext.Default.DatasetSummary, ShowCommand.Lines);
            return ExitCode.Verified;
        });
        return command;
    }
}
