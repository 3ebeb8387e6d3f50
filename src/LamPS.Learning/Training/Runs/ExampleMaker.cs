using LamPS.Learning.Episodes;
using LamPS.Learning.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Synthetic;
using LamPS.Learning.Tasks;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Examples;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Scoring;

namespace LamPS.Learning.Training.Runs;

/// <summary>Makes the examples of a run out of a data set and the recipes. Only what is of train is read.</summary>
/// <param name="config">What is made.</param>
/// <param name="inputs">What it is made of.</param>
/// <param name="note">Told how it goes.</param>
internal sealed class ExampleMaker(TrainingConfig config, TrainingInputs inputs, Action<string> note)
{
    private const double ShareKept = 0.03;
    private const int MostKept = 400;
    private const string Help = "help";

    // Begins the names of examples that ask with a phrasing nothing is learned from.
    private const string Unseen = "unseen ";

    private static readonly string[] OfEpisodes = ["live", "explored", "judged", "failed"];
    private static readonly string[] OfTasks = ["plan", "value"];
    private static readonly string[] Pools = [.. OfEpisodes, "renamed", SyntheticData.Generated, SyntheticData.FromMap, .. OfTasks, Help];

    /// <summary>What the model is taught.</summary>
    public ProcedureMemory Memory { get; } = TaughtProcedures.Of(inputs.Bench.Recipes, inputs.Table);

    private RecipeCatalog Recipes => inputs.Bench.Recipes;

    /// <summary>Texts that the vocabulary is learned from.</summary>
    /// <param name="store">Collected episodes; null for none.</param>
    public IEnumerable<string> Texts(EpisodeStore? store)
    {
        foreach (var task in Tasks().Where((_, i) => i % 4 == 0))
            yield return task.Request;
        foreach (var procedure in Memory.Procedures)
            yield return string.Join(' ', procedure.Lines);
        if (config.Data.Help > 0)
        {
            foreach (var record in Records().Where((r, i) => r.Split == Split.Train && i % 4 == 0))
                yield return $"{record.Task} {string.Join(' ', record.Plan)}";
        }

        foreach (var (map, _) in inputs.Maps)
        {
            yield return string.Join(' ', map.Menus.Select(m => m.Path));
            yield return string.Join(' ', map.Dialogs.SelectMany(d => d.Fields.Select(f => $"{f.Label} {string.Join(' ', f.Options ?? [])}")));
        }

        foreach (var state in SyntheticData.Make(Synthetic(2000)))
            yield return $"{state.Request} {state.Line} {string.Join(' ', state.Scene.Elements.Select(e => $"{e.Role} {e.Name} {e.Value}"))} {string.Join(' ', (state.Scene.Menus ?? []).Select(m => m.Path))}";
        foreach (var state in Live(store).SelectMany(e => e.Steps).Where((_, i) => i % 10 == 0))
            yield return $"{state.Request} {state.Line} {string.Join(' ', state.Scene.Elements.Where(e => e.Role is not ("paragraph" or "document")).Select(e => $"{e.Role} {e.Name}"))}";
    }

    /// <summary>Makes the pools.</summary>
    /// <param name="store">Collected episodes; null for none.</param>
    /// <param name="encoder">Writes scenes as the model reads them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ExamplePools> MakeAsync(EpisodeStore? store, CompactEncoder encoder, CancellationToken cancellationToken)
    {
        var form = config.Model.Config;
        var mapOf = inputs.Maps.ToDictionary(m => m.Map.Application, m => m.Map);
        var decisions = new DecisionExamples(encoder, form, config.Data.Choices, name => mapOf.GetValueOrDefault(name));
        var wanted = config.Phases.Values.SelectMany(p => p.Mix.Where(m => m.Value > 0).Select(m => m.Key)).ToHashSet();
        var pools = Pools.ToDictionary(p => p, _ => new List<CompactExample>());
        if (wanted.Overlaps(OfEpisodes))
            Episodes(store, decisions, pools, cancellationToken);
        if (wanted.Contains("renamed"))
            pools["renamed"] = Decide(decisions, SyntheticData.Renamed(Live(store).SelectMany(e => e.Steps), config.Seed, config.Data.Renamed), cancellationToken);
        foreach (var group in SyntheticData.Make(Synthetic(config.Data.Synthetic)).GroupBy(s => s.Source).Where(g => wanted.Contains(g.Key)))
            pools[group.Key] = Decide(decisions, group, cancellationToken);
        note($"states that are no examples: {string.Join(", ", decisions.Dropped.Select(d => $"{d.Value} {d.Key}"))}");
        if (wanted.Overlaps(OfTasks))
            (pools["plan"], pools["value"]) = await PlanAsync(encoder, form, cancellationToken).ConfigureAwait(false);
        if (wanted.Contains(Help))
            pools[Help] = [.. new HelpExamples(encoder, Records(), [.. Tested()], config.Data.Ways).Make(config.Data.Help, config.Seed, config.Data.WordDropout, cancellationToken)];
        note($"examples: {string.Join(", ", pools.Where(p => p.Value.Count > 0).Select(p => $"{p.Value.Count} {p.Key}"))}");
        return Keep(pools);
    }

    private static ExamplePools Keep(Dictionary<string, List<CompactExample>> pools)
    {
        var train = new Dictionary<string, IReadOnlyList<CompactExample>>();
        var kept = new Dictionary<string, IReadOnlyList<CompactExample>>();
        foreach (var (name, examples) in pools.Where(p => p.Value.Count > 0))
        {
            // By task, so that no step of a task that is looked at was learned from.
            var isKept = examples.ToLookup(e => e.Name.StartsWith(Unseen, StringComparison.Ordinal) || new SeededRandom($"kept/{e.Name.Split('#', ':')[0]}").NextDouble() < ShareKept);
            (train[name], kept[name]) = ([.. isKept[false]], [.. isKept[true].Take(MostKept)]);
        }

        return new ExamplePools(train, kept);
    }

    // Each episode once: what the teacher or a model did and was verified is learned from, and all that could be judged is judged.
    private void Episodes(EpisodeStore? store, DecisionExamples decisions, Dictionary<string, List<CompactExample>> pools, CancellationToken cancellationToken)
    {
        var live = Live(store).Select(e => e.Task).ToHashSet();
        foreach (var (task, agent, verified, steps) in Tried(store, null))
        {
            var examples = Decide(decisions, steps, cancellationToken);
            if (agent != ExpertAgent.Name && verified)
                pools["explored"].AddRange(examples);
            else if (agent == ExpertAgent.Name && live.Contains(task))
                pools["live"].AddRange(examples);
            if (!verified)
                pools["failed"].AddRange(examples);
            pools["judged"].AddRange(examples.Select(e => e with { Value = verified ? 1 : -1 }));
        }
    }

    private List<CompactExample> Decide(DecisionExamples decisions, IEnumerable<StateAction> states, CancellationToken cancellationToken)
    {
        List<CompactExample> examples = [];
        foreach (var state in states)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (decisions.Of(state, new SeededRandom($"{config.Seed}/choices/{state.Id}")) is { } example)
                examples.Add(example);
        }

        return examples;
    }

    private async Task<(List<CompactExample> Ranks, List<CompactExample> Values)> PlanAsync(CompactEncoder encoder, CompactLamConfig form, CancellationToken cancellationToken)
    {
        var plans = new PlanExamples(encoder, form, Recipes, Memory, config.Data.Ways, config.Data.HeldBack, config.Data.WordDropout);
        List<CompactExample> ranks = [];
        List<CompactExample> values = [];
        var count = 0;
        foreach (var task in Tasks())
        {
            // Whoever asks with a phrasing that is held is looked at or left out.
            var isUnseen = task.Parts.Any(IsHeld);
            if (isUnseen && task.Parts.Count > 1)
                continue;
            count++;
            var known = await inputs.Knowledge(task.Application, cancellationToken).ConfigureAwait(false);
            foreach (var example in await plans.OfAsync(task, known, new SeededRandom($"{config.Seed}/plan/{task.Id}"), cancellationToken).ConfigureAwait(false))
                (example.Candidate >= 0 ? ranks : values).Add(isUnseen ? example with { Name = Unseen + example.Name } : example);
        }

        note($"{count} tasks to plan; dropped: {string.Join(", ", plans.Dropped.Select(d => $"{d.Value} {d.Key}"))}; held back: {plans.HeldBack.Count}, another way for {plans.HeldBack.Solved}");
        return (ranks, values);
    }

    private bool IsHeld(TaskPart part) => new SeededRandom($"held/{part.Family}/{Recipes[part.Family].Phrasings[part.Phrasing].Source}").NextDouble() < config.Data.HeldPhrasings;

    private IEnumerable<PlanRecord> Records() => inputs.Plans is { } file ? JsonLines.Read(file, PlanJson.Record) : [];

    // What is kept for tests, without the places of values.
    private IEnumerable<string> Tested() => Recipes.All.SelectMany(r => r.Phrasings.Where(p => inputs.Table.IsTestFamily(r.Id) || inputs.Table.IsTestPhrasing(r.Id, p)).Select(p => ProcedureMemory.Place().Replace(p.Source, " ")));

    private IEnumerable<TaskInstance> Tasks()
    {
        var maker = new Tasks.TaskMaker(Recipes, inputs.Table, inputs.Bench.Facts, _ => false, $"{config.Seed}/training");
        foreach (var recipe in Recipes.All.Where(r => r.Expert.Count > 0))
        {
            foreach (var task in maker.Make(recipe, Split.Train, config.Data.TasksPerFamily))
                yield return task;
        }

        foreach (var task in maker.Compose(Split.Train, config.Data.Compositions, expertOnly: true))
            yield return task;
    }

    // Episodes of train; what couldn't be judged says nothing.
    private static IEnumerable<(string Task, string Agent, bool Verified, IReadOnlyList<StateAction> Steps)> Tried(EpisodeStore? store, string? by)
    {
        if (store is null)
            yield break;
        var train = store.Tasks().Where(t => t.Split == Split.Train).Select(t => t.Id).ToHashSet();
        foreach (var episode in store.Episodes(by).Where(e => train.Contains(e.Task) && e.Verdict != Verdict.Unsure && e.Agent != RandomAgent.Name))
            yield return (episode.Task, episode.Agent, episode.Verdict == Verdict.Yes, store.Steps(episode.Task, episode.Agent));
    }

    // What the teacher did and was verified.
    private IEnumerable<(string Task, string Agent, bool Verified, IReadOnlyList<StateAction> Steps)> Live(EpisodeStore? store)
    {
        var verified = Tried(store, ExpertAgent.Name).Where(e => e.Verified);
        return config.Data.Episodes > 0 ? verified.Take(config.Data.Episodes) : verified;
    }

    private SyntheticOptions Synthetic(int count) => new() { Seed = config.Seed, Count = count, Maps = inputs.Maps };
}
