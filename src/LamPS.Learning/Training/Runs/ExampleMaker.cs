using LamPS.Learning.Episodes;
using LamPS.Learning.Lessons;
using LamPS.Learning.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Synthetic;
using LamPS.Learning.Tasks;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Examples;
using LamPS.Learning.Training.Writing;
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
    private const int MostKept = 400;

    // Tasks that one processor takes at a time.
    private const int Slice = 64;
    private const string Help = "help";
    private const string Entry = "entry";
    private const string Named = "named";
    private const string Foreign = "foreign";
    private const string Renamed = "renamed";
    private const string OfOthers = "elsewhere";
    private const string Asked = "asked";
    private const string Run = "run";

    // Begins the names of examples that ask with a phrasing nothing is learned from.
    private const string Unseen = "unseen ";

    private static readonly string[] OfEpisodes = ["live", "explored", "judged", "failed"];
    private static readonly string[] OfTasks = ["plan", "value"];
    private static readonly string[] OfScreens = [SyntheticData.Generated, SyntheticData.FromMap];

    private readonly Dictionary<string, List<CompactExample>> _pools = [];

    /// <summary>What the model is taught.</summary>
    public ProcedureMemory Memory => field ??= inputs.Further?.Memory ?? new ProcedureMemory([.. TaughtProcedures.Of(Recipes, inputs.Table), .. Entries()], Words.All);

    /// <summary>What tests keep from the model: written beside it for those who work with it, learned from by nobody.</summary>
    public IReadOnlyList<Procedure> Kept => inputs.Further?.Model.Kept ?? KeptProcedures.Of(Recipes, [.. inputs.Maps.Select(m => m.Map)], Memory.Procedures);

    /// <summary>Requests that nobody can mean, but for those near a test's.</summary>
    public IReadOnlyList<string> Impossible => [.. ForeignExamples.Nobodys().Where(r => !Tested.IsNear(r))];

    /// <summary>What other programs do, and how people ask for it, but for what tests do or ask.</summary>
    public IReadOnlyList<Procedure> Elsewhere => [.. EntryProcedures.Elsewhere(EntryRequests.Shipped(EntryRequests.Elsewhere), Tested, TestedEntries)];

    private LearnedWords Words => field ??= LearnedWords.Of(Recipes, inputs, Tested, Records());

    private TestedWords Tested { get; } = TestedWords.Of(inputs.Bench.Recipes, inputs.Table);

    private TestedEntries TestedEntries { get; } = new(inputs.Bench.Recipes, inputs.Table);

    private RecipeCatalog Recipes => field ??= Widened(inputs.Bench.Recipes);

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

    /// <summary>Requests and plans of a pool, for models that write plans.</summary>
    /// <param name="pool">Pool, one of <see cref="DecoderForm.Pools"/>.</param>
    public IEnumerable<PlanText> Plans(string pool) => pool == Help
        ? HelpPlans.Of(HelpExamples.Learned(Records(), Tested), TestedEntries, config.Data.Help, config.Seed)
        : WithHeld(Tasks()).Select(t => new PlanText(t.Task.Id, t.Task.Application, t.Task.Request, [.. t.Task.Expert(Recipes).Select(a => a.Line)]) { IsUnseen = t.IsUnseen });

    /// <summary>Refuses pools that the data set has nothing for, before others are made for minutes.</summary>
    /// <param name="wanted">Names of the pools.</param>
    /// <exception cref="Core.LamException">There is nothing for one of them.</exception>
    public void RequireSources(IEnumerable<string> wanted)
    {
        if (wanted.FirstOrDefault(p => p == Help ? inputs.Plans is null : inputs.Store is null && (p == Renamed || OfEpisodes.Contains(p))) is { } missing)
            throw TrainingErrors.NoExamples(missing);
    }

    /// <summary>Makes the pools that a phase learns from; those that were made before are kept.</summary>
    /// <param name="wanted">Names of the pools.</param>
    /// <param name="store">Collected episodes; null for none.</param>
    /// <param name="encoder">Writes scenes as the model reads them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ExamplePools> MakeAsync(IReadOnlyCollection<string> wanted, EpisodeStore? store, CompactEncoder encoder, CancellationToken cancellationToken)
    {
        bool Lacks(params IEnumerable<string> pools) => pools.Any(p => wanted.Contains(p) && !_pools.ContainsKey(p));
        var form = config.Model.Config;
        var mapOf = inputs.Maps.ToDictionary(m => m.Map.Application, m => m.Map);
        var decisions = new DecisionExamples(encoder, form, config.Data.Choices, name => mapOf.GetValueOrDefault(name));
        if (Lacks(OfEpisodes))
            Episodes(store, decisions, cancellationToken);
        if (Lacks(Renamed))
            _pools[Renamed] = Decide(decisions, SyntheticData.Renamed(Live(store).SelectMany(e => e.Steps), config.Seed, config.Data.Renamed), cancellationToken);
        if (Lacks(OfScreens))
        {
            foreach (var group in SyntheticData.Make(Synthetic(config.Data.Synthetic)).GroupBy(s => s.Source).Where(g => Lacks(g.Key)))
                _pools[group.Key] = Decide(decisions, group, cancellationToken);
        }

        if (Lacks(Run))
            _pools[Run] = Decide(decisions, inputs.Further?.States ?? [], cancellationToken);
        if (decisions.Dropped.Count > 0)
            note($"states that are no examples: {string.Join(", ", decisions.Dropped.Select(d => $"{d.Value} {d.Key}"))}");
        if (Lacks(OfTasks))
            (_pools["plan"], _pools["value"]) = await PlanAsync(encoder, form, cancellationToken).ConfigureAwait(false);
        if (Lacks(Help))
            _pools[Help] = [.. new HelpExamples(encoder, Records(), Tested, config.Data.Ways).Make(config.Data.Help, config.Seed, config.Data.WordDropout, cancellationToken)];
        if (Lacks(Entry))
            _pools[Entry] = await EntriesAsync(encoder, EntryRequests.Shipped, config.Data.Entries, cancellationToken).ConfigureAwait(false);
        if (Lacks(Named))
            _pools[Named] = await EntriesAsync(encoder, name => NamedRequests.Of(mapOf[name], TestedEntries), 1, cancellationToken).ConfigureAwait(false);
        if (Lacks(Foreign))
            _pools[Foreign] = await ForeignAsync(encoder, cancellationToken).ConfigureAwait(false);
        if (Lacks(OfOthers))
            _pools[OfOthers] = [.. new ElsewhereExamples(encoder, Elsewhere, config.Data).Make(config.Seed, cancellationToken)];
        if (Lacks(Asked))
            _pools[Asked] = await AskedAsync(encoder, cancellationToken).ConfigureAwait(false);
        var pools = _pools.Where(p => wanted.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value);
        note($"examples: {string.Join(", ", pools.Where(p => p.Value.Count > 0).Select(p => $"{p.Value.Count} {p.Key}"))}");
        return Keep(pools);
    }

    private ExamplePools Keep(Dictionary<string, List<CompactExample>> pools)
    {
        var train = new Dictionary<string, IReadOnlyList<CompactExample>>();
        var kept = new Dictionary<string, IReadOnlyList<CompactExample>>();
        foreach (var (name, examples) in pools.Where(p => p.Value.Count > 0))
        {
            var (learned, looked) = ExamplePools.KeepBack(examples, e => e.Name.StartsWith(Unseen, StringComparison.Ordinal), config.Data.Kept);
            (train[name], kept[name]) = (learned, [.. looked.Take(MostKept)]);
        }

        return new ExamplePools(train, kept);
    }

    // Each episode once: what the teacher or a model did and was verified is learned from, and all that could be judged is judged.
    private void Episodes(EpisodeStore? store, DecisionExamples decisions, CancellationToken cancellationToken)
    {
        foreach (var pool in OfEpisodes)
            _pools[pool] = [];
        var live = Live(store).Select(e => e.Task).ToHashSet();
        foreach (var (task, agent, verified, steps) in Tried(store, null))
        {
            var examples = Decide(decisions, steps, cancellationToken);
            if (agent != ExpertAgent.Name && verified)
                _pools["explored"].AddRange(examples);
            else if (agent == ExpertAgent.Name && live.Contains(task))
                _pools["live"].AddRange(examples);
            if (!verified)
                _pools["failed"].AddRange(examples);
            _pools["judged"].AddRange(examples.Select(e => e with { Value = verified ? 1 : -1 }));
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
        var tasks = WithHeld(Tasks()).ToList();
        var slices = tasks.Chunk(Slice).Select(slice => (Tasks: slice, Plans: new PlanExamples(encoder, form, Recipes, Memory, inputs.Further is { } further ? _ => further.Memory.Associations : Words.Without, TestedEntries, config.Data))).ToList();
        var made = new List<CompactExample>[slices.Count];
        await Parallel.ForAsync(0, slices.Count, cancellationToken, async (i, stop) => made[i] = await PlanAsync(slices[i].Tasks, slices[i].Plans, stop).ConfigureAwait(false)).ConfigureAwait(false);
        var dropped = slices.SelectMany(s => s.Plans.Dropped).GroupBy(d => d.Key, d => d.Value).Select(g => $"{g.Sum()} {g.Key}");
        note($"{tasks.Count} tasks to plan; dropped: {string.Join(", ", dropped)}; held back: {slices.Sum(s => s.Plans.HeldBack.Count)}, another way for {slices.Sum(s => s.Plans.HeldBack.Solved)}");
        return ([.. made.SelectMany(m => m).Where(e => e.Candidate >= 0)], [.. made.SelectMany(m => m).Where(e => e.Candidate < 0)]);
    }

    private async Task<List<CompactExample>> PlanAsync(IEnumerable<(TaskInstance Task, bool IsUnseen)> tasks, PlanExamples plans, CancellationToken cancellationToken)
    {
        List<CompactExample> examples = [];
        foreach (var (task, isUnseen) in tasks)
        {
            var known = await inputs.Knowledge(task.Application, cancellationToken).ConfigureAwait(false);
            foreach (var example in await plans.OfAsync(task, known, new SeededRandom($"{config.Seed}/plan/{task.Id}"), cancellationToken).ConfigureAwait(false))
                examples.Add(isUnseen ? example with { Name = Unseen + example.Name } : example);
        }

        return examples;
    }

    // Whoever asks with a phrasing that is held is looked at or left out.
    private IEnumerable<(TaskInstance Task, bool IsUnseen)> WithHeld(IEnumerable<TaskInstance> tasks) =>
        tasks.Select(t => (Task: t, IsUnseen: t.Parts.Any(IsHeld))).Where(t => !t.IsUnseen || t.Task.Parts.Count == 1);

    private bool IsHeld(TaskPart part) => new SeededRandom($"held/{part.Family}/{Recipes[part.Family].Phrasings[part.Phrasing].Source}").NextDouble() < config.Data.HeldPhrasings;

    private IEnumerable<PlanRecord> Records() => inputs.Plans is { } file ? JsonLines.Read(file, PlanJson.Record) : [];

    // Paraphrases in just the words of a test are left out.
    private RecipeCatalog Widened(RecipeCatalog recipes)
    {
        var count = recipes.All.Sum(r => r.Paraphrases.Count);

        // What a model goes on with is what it knows, or it would learn that nothing fits.
        var known = inputs.Further?.Model.Memory.Procedures.Select(p => p.Id).ToHashSet();
        recipes = new RecipeCatalog(recipes.All.Where(r => known?.Contains(r.Id) != false).Select(r => r with { Paraphrases = inputs.Table.IsTestFamily(r.Id) ? [] : [.. r.Paraphrases.Where(p => !Tested.IsSame(p.Source))] }));
        note($"paraphrases: {recipes.All.Sum(r => r.Paraphrases.Count)} of {count}; the others are in a test's words");
        return recipes.Widened();
    }

    private async Task<List<CompactExample>> AskedAsync(CompactEncoder encoder, CancellationToken cancellationToken)
    {
        List<CompactExample> examples = [];
        if (inputs.Further is not { } further)
            return examples;
        var maker = new LessonExamples(encoder, further.Procedures, Memory, config.Data.Ways, config.Model.MapWays);
        foreach (var lesson in further.Lessons)
            examples.AddRange(await maker.OfAsync(lesson, await inputs.Knowledge(lesson.Application, cancellationToken).ConfigureAwait(false), config.Seed, cancellationToken).ConfigureAwait(false));
        return examples;
    }

    private async Task<List<CompactExample>> EntriesAsync(CompactEncoder encoder, Func<string, IReadOnlyList<EntryRequests>> requests, int copies, CancellationToken cancellationToken)
    {
        var entries = new EntryExamples(encoder, Memory, Words.Without, Tested, TestedEntries, config.Data);
        List<CompactExample> examples = [];
        foreach (var application in Known())
        {
            var known = await inputs.Knowledge(application, cancellationToken).ConfigureAwait(false);
            examples.AddRange(await entries.MakeAsync(application, requests(application), known, config.Seed, copies, cancellationToken).ConfigureAwait(false));
        }

        note($"requests for entries: {examples.Count} examples, {entries.Dropped} dropped; found by words {entries.Recall.Found} of {entries.Recall.Count}");
        return examples;
    }

    private async Task<List<CompactExample>> ForeignAsync(CompactEncoder encoder, CancellationToken cancellationToken)
    {
        var foreign = new ForeignExamples(encoder, Memory, Words.All, TestedEntries, config.Data.Ways);
        List<CompactExample> examples = [];
        foreach (var application in Known())
            examples.AddRange(await foreign.MakeAsync(application, await inputs.Knowledge(application, cancellationToken).ConfigureAwait(false), Records(), Tested, config.Seed, cancellationToken).ConfigureAwait(false));
        return examples;
    }

    private IEnumerable<Procedure> Entries() => inputs.Maps.SelectMany(m => EntryProcedures.Of(m.Map, EntryRequests.Shipped(m.Map.Application), Tested, TestedEntries));

    // Of others the model doesn't plan.
    private IEnumerable<string> Known() => inputs.Maps.Select(m => m.Map.Application).Where(Memory.Knows);

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
