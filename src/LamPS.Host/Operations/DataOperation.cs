using System.Globalization;
using LamPS.Contracts.Learning;
using LamPS.Core.Desktops;
using LamPS.Desktop.AtSpi.Sessions;
using LamPS.Host.Composition;
using LamPS.Learning.Benches;
using LamPS.Learning.Episodes;
using LamPS.Learning.Proving;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Tasks;
using LamPS.Model.Agents;
using LamPS.Model.Agents.Compact;

namespace LamPS.Host.Operations;

/// <summary>Collects and proves task-action data in live applications.</summary>
/// <param name="composer">The parts of LamPS.</param>
/// <param name="recipesFolder">Folder of recipes; null for those of LamPS.</param>
/// <param name="caller">Who asks.</param>
internal sealed class DataOperation(Composer composer, string? recipesFolder, Caller caller)
{
    private const string SplitFile = "split.json";

    /// <summary>Desktop sessions side by side when nobody says how many.</summary>
    public static int DefaultSessions => Environment.ProcessorCount + 1;

    private readonly TemplateBench _bench = new(recipesFolder is null ? RecipeCatalog.Shipped() : RecipeCatalog.Read(recipesFolder));

    /// <summary>What a collection is made of.</summary>
    public sealed record Plan
    {
        /// <summary>File of the collection.</summary>
        public required string Store { get; init; }

        /// <summary>Seed.</summary>
        public required string Seed { get; init; }

        /// <summary>Only these families; empty for all.</summary>
        public IReadOnlyList<string> Families { get; init; } = [];

        /// <summary>Which tasks.</summary>
        public required Split Split { get; init; }

        /// <summary>Most families that have tasks of the split; which ones, the seed says.</summary>
        public int MostFamilies { get; init; } = int.MaxValue;

        /// <summary>Tasks of each family.</summary>
        public int PerFamily { get; init; } = 60;

        /// <summary>Tasks with several parts.</summary>
        public int Compositions { get; init; } = 2500;

        /// <summary>Only tasks that the teacher can do.</summary>
        public bool ExpertOnly { get; init; } = true;

        /// <summary>Which part of the work list (from 1) of how many.</summary>
        public (int Part, int Of) Shard { get; init; } = (1, 1);

        /// <summary>Sessions side by side.</summary>
        public int Sessions { get; init; } = DefaultSessions;

        /// <summary>The same, but small: made in minutes, to see that everything works.</summary>
        public Plan ToSample() => this with { PerFamily = 1, Compositions = 6, MostFamilies = 16 };
    }

    /// <summary>The families.</summary>
    public RecipeCatalog Recipes => _bench.Recipes;

    /// <summary>What is kept for tests.</summary>
    public SplitTable Table => recipesFolder is null
        ? SplitTable.Shipped("writer")
        : File.Exists(Path.Combine(recipesFolder, SplitFile)) ? SplitTable.Read(Path.Combine(recipesFolder, SplitFile)) : SplitTable.None;

    /// <summary>The families, for lists.</summary>
    public IReadOnlyList<FamilyInfo> Families()
    {
        var table = Table;
        return [.. Recipes.All.Select(r => new FamilyInfo(r.Id, r.Area, r.Phrasings.Count, r.Expert.Count > 0, table.IsTestFamily(r.Id) ? "test-family" : "train", r.Phrasings[0].Source))];
    }

    /// <summary>Makes the tasks of a collection and puts them on its work list.</summary>
    /// <returns>The tasks, and why others were not made.</returns>
    public (IReadOnlyList<TaskInstance> Tasks, IReadOnlyDictionary<DropReason, int> Dropped) MakeTasks(Plan plan)
    {
        var families = plan.Families.Count == 0 ? Recipes.All : [.. plan.Families.Select(f => Recipes[f])];
        var maker = new TaskMaker(Recipes, Table, _bench.Facts, _bench.HoldsAlready, plan.Seed);
        List<TaskInstance> tasks = [];
        if (plan.Split != Split.TestComposition)
        {
            var wanted = families.Where(f => !plan.ExpertOnly || f.Expert.Count > 0).OrderBy(f => new SeededRandom($"{plan.Seed}/families/{f.Id}").NextBits());
            foreach (var made in wanted.Select(r => maker.Make(r, plan.Split, plan.PerFamily).ToList()).Where(m => m.Count > 0).Take(plan.MostFamilies))
            {
                caller.Stop.ThrowIfCancellationRequested();
                tasks.AddRange(made);
            }
        }

        if (plan.Split is Split.Train or Split.TestComposition && plan.Families.Count == 0)
            tasks.AddRange(maker.Compose(plan.Split, plan.Compositions, plan.ExpertOnly));

        // Families take turns, so that a collection that is stopped early has something of each.
        var ordered = tasks.OrderBy(t => new SeededRandom($"{plan.Seed}/order/{t.Id}").NextBits());
        return ([.. ordered.Where(t => plan.Shard.Of == 1 || (int)(new SeededRandom($"shard/{t.Id}").NextBits() % (ulong)plan.Shard.Of) == plan.Shard.Part - 1)], maker.Dropped);
    }

    /// <summary>Collects episodes; goes on where an earlier collection of the same folder ended.</summary>
    public async Task<CollectionProgress> CollectAsync(Plan plan, string model, CompactSampling? sampling = null)
    {
        var (tasks, dropped) = MakeTasks(plan);

        // A part of the work may be empty; the whole of it may not.
        if (tasks.Count == 0 && plan.Shard.Of == 1)
            throw OperationErrors.NoTasks($"no family of {plan.Split} fits{string.Concat(dropped.Select(d => $", {d.Value} {d.Key}"))}");
        foreach (var (reason, count) in dropped)
            caller.Note($"{count} tasks were not made: {reason}");
        using var store = EpisodeStore.Open(plan.Store);
        store.Require("seed", plan.Seed);
        store.Require("recipes", _bench.Fingerprint);
        var added = store.Add(tasks);
        var agent = await AgentAsync(model, sampling).ConfigureAwait(false);
        var wanted = tasks.Select(t => t.Id).ToHashSet();
        var open = store.Untried(agent.Name).Where(t => wanted.Contains(t.Id)).ToList();
        caller.Note($"{tasks.Count} tasks, {added} new on the list, {open.Count} to try, {plan.Sessions} sessions");
        if (open.Count == 0)
            return new CollectionProgress(0, 0, 0, 0, TimeSpan.Zero);
        return await RunAsync([.. open.Select(t => (t, agent))], plan.Sessions, (task, episode) => store.Add(episode, task.Family)).ConfigureAwait(false);
    }

    /// <summary>Runs episodes.</summary>
    /// <param name="work">Tasks, and who tries each.</param>
    /// <param name="sessions">Sessions side by side.</param>
    /// <param name="keep">Keeps an episode.</param>
    public async Task<CollectionProgress> RunAsync(IReadOnlyList<(TaskInstance Task, EpisodeAgent Agent)> work, int sessions, Action<TaskInstance, Episode> keep)
    {
        using var batch = BatchScheduling.Begin();
        return await InScratchAsync(options => new Collector(new EpisodeRunner(options, _bench), OpenDesktopAsync, TimeProvider.System).RunAsync(work, sessions, keep, new Reporter(caller.Progress), caller.Stop)).ConfigureAwait(false);
    }

    /// <summary>How far a collection is, in words.</summary>
    public static string Describe(CollectionProgress progress)
    {
        var worst = progress.Worst.Count == 0 ? "" : $"; not done: {string.Join(", ", progress.Worst.Select(f => $"{f.Episodes - f.Verified} of {f.Episodes} {f.Family}"))}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Done} of {progress.Total} episodes: {progress.Yes} done, {progress.Done - progress.Yes - progress.Unsure} not, {progress.Unsure} unsure; {progress.PerHour:0} an hour{worst}");
    }

    /// <summary>Proves families.</summary>
    /// <param name="families">Families; empty for all.</param>
    /// <param name="perFamily">Tasks of each.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="sessions">Sessions side by side.</param>
    /// <param name="proven">Told of each family as it is proven.</param>
    public async Task<IReadOnlyList<RecipeProof>> ProveAsync(IReadOnlyList<string> families, int perFamily, string seed, int sessions, Action<RecipeProof> proven)
    {
        var recipes = families.Count == 0 ? Recipes.All : [.. families.Select(f => Recipes[f])];
        var maker = new TaskMaker(Recipes, SplitTable.None, _bench.Facts, _bench.HoldsAlready, $"{seed}/prove");
        var tasks = recipes.ToDictionary(r => r.Id, r => maker.Make(r, Split.Train, perFamily).ToList());
        return await InScratchAsync<IReadOnlyList<RecipeProof>>(async options =>
        {
            var prover = new Prover(Recipes, _bench, options);
            var work = recipes.SelectMany(r => prover.Episodes(tasks[r.Id])).ToList();
            var left = work.GroupBy(w => w.Task.Parts[0].Family).ToDictionary(g => g.Key, g => g.Count());
            var episodes = recipes.ToDictionary(r => r.Id, _ => new List<Episode>());
            List<RecipeProof> proofs = [];
            foreach (var recipe in recipes.Where(r => !left.ContainsKey(r.Id)))
                Finish(recipe.Id);
            await new Collector(prover.Runner, OpenDesktopAsync, TimeProvider.System).RunAsync(
                work,
                sessions,
                (task, episode) =>
                {
                    var family = task.Parts[0].Family;
                    episodes[family].Add(episode);
                    if (--left[family] == 0)
                        Finish(family);
                },
                null,
                caller.Stop).ConfigureAwait(false);
            return [.. proofs.OrderBy(p => p.Family, StringComparer.Ordinal)];

            void Finish(string family)
            {
                var proof = prover.Judge(Recipes[family], tasks[family], episodes[family]);
                proofs.Add(proof);
                proven(proof);
            }
        }).ConfigureAwait(false);
    }

    /// <summary>Who tries: the expert, the baseline, or a model.</summary>
    /// <param name="name">Name.</param>
    /// <param name="sampling">How a compact model chooses; null for the likeliest.</param>
    public async Task<EpisodeAgent> AgentAsync(string name, CompactSampling? sampling = null)
    {
        if (name == ExpertAgent.Name)
            return ExpertAgent.Of(Recipes);
        if (name == RandomAgent.Name)
            return RandomAgent.Of("1");
        var model = await composer.ModelAsync(name, [], sampling is null ? ModelUse.Measuring : ModelUse.Exploring(sampling), caller.Stop).ConfigureAwait(false);

        // A model that was trained anew is another one: what it does isn't what was kept of the old one.
        var identity = name == ModelSpec.Baseline ? name : await composer.Models.IdentityAsync(name, caller.Stop).ConfigureAwait(false);
        return EpisodeAgent.Of(identity + sampling?.Suffix, model.Planner, model.Actor) with { Functions = composer.Functions(composer.Loop(model)) };
    }

    private static async Task<T> InScratchAsync<T>(string root, Func<string, Task<T>> body)
    {
        var folder = Directory.CreateTempSubdirectory(root).FullName;
        try
        {
            return await body(folder).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<T> InScratchAsync<T>(Func<EpisodeOptions, Task<T>> body) => InScratchAsync(
        "lamps-episodes-",
        folder => body(new EpisodeOptions { Catalog = composer.Catalog, Knowledge = composer.KnowledgeAsync, Scratch = folder }));

    private static async Task<IDesktop> OpenDesktopAsync(CancellationToken cancellationToken) =>
        await DesktopFactory.OpenAsync(OperatingSystem.IsWindows() ? "windows" : "atspi", headless: true, cancellationToken).ConfigureAwait(false);

    private sealed class Reporter(Action<WorkProgress> tell) : IProgress<CollectionProgress>
    {
        public void Report(CollectionProgress value) => tell(new WorkProgress(Describe(value), value.Done, value.Total));
    }
}
