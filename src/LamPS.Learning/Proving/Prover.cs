using System.Collections.Concurrent;
using LamPS.Learning.Episodes;
using LamPS.Learning.Recipes;
using LamPS.Learning.Tasks;

namespace LamPS.Learning.Proving;

/// <summary>
/// Proves the checks of recipes in the live application: they must refuse the untouched document, accept what the expert did, refuse that same
/// document when any one value had been another, and refuse what nearly does it.
/// </summary>
/// <param name="recipes">Families.</param>
/// <param name="bench">Documents and checks.</param>
/// <param name="options">What episodes share.</param>
public sealed class Prover(RecipeCatalog recipes, ITaskBench bench, EpisodeOptions options)
{
    private const string Proof = "proof";
    private const string NearMiss = "near-miss";

    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _accepted = new();
    private readonly ConcurrentDictionary<string, int> _refused = new();

    /// <summary>Runs episodes whose documents are also judged for other values.</summary>
    public EpisodeRunner Runner => new(options, new VariedBench(bench, this));

    /// <summary>The episodes that prove families: which task, tried by whom.</summary>
    /// <param name="tasks">Tasks.</param>
    public IEnumerable<(TaskInstance Task, EpisodeAgent Agent)> Episodes(IEnumerable<TaskInstance> tasks)
    {
        foreach (var task in tasks)
        {
            var recipe = recipes[task.Parts[0].Family];
            yield return (task, ExpertAgent.Of(Proof, t => Lines(recipe.Expert.Count > 0 ? recipe.Expert : recipe.Proof, t)));
            for (var i = 0; i < recipe.NearMisses.Count; i++)
            {
                var lines = recipe.NearMisses[i];
                yield return (task with { Id = $"{task.Id}~{i}" }, ExpertAgent.Of(NearMiss, t => Lines(lines, t)));
            }
        }
    }

    /// <summary>What the episodes of a family prove.</summary>
    /// <param name="recipe">Family.</param>
    /// <param name="tasks">Its tasks.</param>
    /// <param name="episodes">Their episodes.</param>
    public RecipeProof Judge(Recipe recipe, IReadOnlyList<TaskInstance> tasks, IReadOnlyList<Episode> episodes)
    {
        List<string> problems = [];
        if (tasks.Count == 0)
            problems.Add("no task can be made of it: its templates lack what it needs, or are as it wants them already");
        if (recipe.Expert.Count == 0 && recipe.Proof.Count == 0)
            problems.Add("it has neither expert nor proof, so nothing shows that its checks accept anything");
        var right = episodes.Where(e => e.Agent == Proof).ToList();
        problems.AddRange(right.Where(e => e.Verdict != Verdict.Yes).Select(e => $"{e.Task}: {e.Verdict.ToString().ToLowerInvariant()} for its own expert: {string.Join("; ", e.Reasons)}"));
        var near = episodes.Where(e => e.Agent == NearMiss).ToList();
        problems.AddRange(near.Where(e => e.Verdict == Verdict.Yes).Select(e => $"{e.Task}: the checks accept a near miss"));
        problems.AddRange(near.Where(e => e.Verdict == Verdict.Unsure).Select(e => $"{e.Task}: the near miss couldn't be tried: {string.Join("; ", e.Reasons)}"));
        var seen = new HashSet<string>();
        foreach (var task in tasks)
        {
            foreach (var parameter in _accepted.GetValueOrDefault(task.Id, []).Where(seen.Add))
                problems.Add($"{task.Id}: the checks also accept the result for another '{parameter}'");
        }

        var refused = tasks.Sum(t => _refused.GetValueOrDefault(t.Id));
        return new RecipeProof(
            recipe.Id, recipe.Expert.Count > 0, right.Count, right.Count(e => e.Verdict == Verdict.Yes), refused + near.Count(e => e.Verdict == Verdict.No), problems,
            right.Select(e => e.Actions).DefaultIfEmpty().Max());
    }

    private static IReadOnlyList<ExpertAction> Lines(IReadOnlyList<ExpertStep> steps, TaskInstance task) => [.. steps.Select(s => s.Fill(task.Parts[0].Values))];

    private void Vary(TaskInstance task, string folder)
    {
        List<string> accepted = [];
        foreach (var (name, other) in bench.OtherValues(task))
        {
            var part = task.Parts[0];
            var varied = task with { Parts = [part with { Values = new Dictionary<string, ParameterValue>(part.Values) { [name] = other } }] };
            if (bench.Judge(varied, folder).Verdict == Verdict.No)
                _refused.AddOrUpdate(task.Id, 1, (_, n) => n + 1);
            else
                accepted.Add(name);
        }

        _accepted[task.Id] = accepted;
    }

    private sealed class VariedBench(ITaskBench inner, Prover prover) : ITaskBench
    {
        public string Prepare(TaskInstance task, string folder) => inner.Prepare(task, folder);

        public bool IsWhole(string document) => inner.IsWhole(document);

        public IEnumerable<(string Parameter, ParameterValue Value)> OtherValues(TaskInstance task) => inner.OtherValues(task);

        public Judgement Judge(TaskInstance task, string folder)
        {
            var judgement = inner.Judge(task, folder);
            if (judgement.Verdict == Verdict.Yes)
                prover.Vary(task, folder);
            return judgement;
        }
    }
}
