using System.CommandLine;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Learning.Datasets;
using LamPS.Learning.Episodes;
using LamPS.Model.Agents.Compact;

namespace LamPS.Host.Commands.Data;

/// <summary><c>lamps data collect</c>: episodes in the live application.</summary>
internal static class CollectCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new DataOptions();
        var agent = new Option<string>("--agent") { Description = "Who tries: expert, baseline, or a model.", DefaultValueFactory = _ => ExpertAgent.Name, HelpName = "NAME" };
        var split = new Option<string>("--split") { Description = "train, test-phrasing, test-family or test-composition.", DefaultValueFactory = _ => "train", HelpName = "SPLIT" };
        var perFamily = new Option<int>("--per-family") { Description = "Tasks of each family.", DefaultValueFactory = _ => 60, HelpName = "N" };
        var compositions = new Option<int>("--compositions") { Description = "Tasks with several parts.", DefaultValueFactory = _ => 2500, HelpName = "N" };
        var shard = new Option<string?>("--shard") { Description = "Part of the work for this machine: 1/2, 2/2. 'lamps data merge' puts them together.", HelpName = "I/N" };
        var all = new Option<bool>("--all-tasks") { Description = "Also tasks that the teacher can't do (the expert tries only those that it can)." };
        var temperature = new Option<double>("--temperature") { Description = "How freely a compact model chooses: 0 always takes the likeliest, 1 draws by its own probabilities.", HelpName = "T" };
        var command = new Command("collect", "Tries tasks in the live application, and keeps each episode with what the saved document says. Goes on where it was stopped.")
        {
            options.Out, options.Recipes, options.Families, options.Seed, options.Sessions, options.Sample, agent, temperature, split, perFamily, compositions, shard, all,
        };
        host.OnRun(command, async invocation =>
        {
            var name = invocation.Get(agent)!;
            var plan = new DataOperation.Plan
            {
                Store = DatasetFolder.EpisodesIn(invocation.Get(options.Out)!),
                Seed = invocation.Get(options.Seed)!,
                Families = invocation.Get(options.Families) ?? [],
                Split = DatasetOperation.SplitOf(invocation.Get(split)!),
                PerFamily = invocation.Get(perFamily),
                Compositions = invocation.Get(compositions),
                ExpertOnly = name == ExpertAgent.Name || !invocation.Get(all),
                Shard = ShardOf(invocation.Get(shard)),
                Sessions = Math.Max(1, invocation.Get(options.Sessions)),
            };
            var operation = new DataOperation(new Composer(), invocation.Get(options.Recipes), invocation.Caller);
            var result = await operation.CollectAsync(invocation.Get(options.Sample) ? plan.ToSample() : plan, name, SamplingOf(invocation.Get(temperature), plan.Seed)).ConfigureAwait(false);
            invocation.Print(result, HostJsonContext.Default.CollectionProgress, progress => [DataOperation.Describe(progress)]);
            return ExitCode.Verified;
        });
        return command;
    }

    private static CompactSampling? SamplingOf(double temperature, string seed) => temperature switch
    {
        0 => null,
        > 0 and <= 5 => new CompactSampling(temperature, seed),
        _ => throw OperationErrors.OptionInvalid("--temperature", temperature.ToString(CultureInfo.InvariantCulture), "a number from 0 to 5"),
    };

    private static (int Part, int Of) ShardOf(string? text)
    {
        if (text is null)
            return (1, 1);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && int.TryParse(text[..slash], NumberStyles.None, null, out var part) && int.TryParse(text[(slash + 1)..], NumberStyles.None, null, out var of) && part >= 1 && part <= of
            ? (part, of)
            : throw OperationErrors.OptionInvalid("--shard", text, "a part of a number, such as 1/2");
    }
}
