using LamPS.Core.Planning.Language;
using LamPS.Learning.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Agents;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// What words mean, learned from requests of train: of all for the model, and without a share of the families and menu entries for examples of those,
/// because an example that is found by what was learned of itself teaches to trust in it.
/// </summary>
internal sealed class LearnedWords
{
    private const int Folds = 4;
    private const int LongestPlan = 5;

    // Procedures of help have many tasks in nearly the same words.
    private const int MostTasks = 4;

    private readonly IReadOnlyList<WordAssociations> _without;

    private LearnedWords(WordAssociations all, IReadOnlyList<WordAssociations> without) => (All, _without) = (all, without);

    /// <summary>Learned from all of train.</summary>
    public WordAssociations All { get; }

    /// <summary>Learned without a family or a menu entry, and some others.</summary>
    /// <param name="key">Id of the family, or path of the entry.</param>
    public WordAssociations Without(string key) => _without[Fold(key)];

    /// <summary>Learns.</summary>
    /// <param name="recipes">Families with the phrasings of train.</param>
    /// <param name="inputs">What a run learns from.</param>
    /// <param name="tested">Words that tests ask with.</param>
    /// <param name="records">Records of help.</param>
    public static LearnedWords Of(RecipeCatalog recipes, TrainingInputs inputs, TestedWords tested, IEnumerable<PlanRecord> records)
    {
        List<(int Fold, HashSet<string> Said, HashSet<string> Meant)> pairs = [];
        foreach (var recipe in recipes.All.Where(r => r.Expert.Count > 0 && !inputs.Table.IsTestFamily(r.Id)))
        {
            var meant = Words(string.Join(' ', recipe.Expert.Select(e => e.Line.Source).Where(l => l != "Press OK")));
            pairs.AddRange(recipe.Phrasings.Where(p => !inputs.Table.IsTestPhrasing(recipe.Id, p)).Select(p => (Fold(recipe.Id), Words(p.Source), meant)));
        }

        foreach (var entry in inputs.Maps.SelectMany(m => EntryRequests.Shipped(m.Map.Application)))
        {
            var meant = Words($"{entry.Choose} {entry.Tab} {entry.Field}");
            pairs.AddRange(entry.Requests.Where(r => !tested.IsNear(r)).Select(r => (Fold(entry.Choose), Words(r), meant)));
        }

        foreach (var procedure in records.Where(r => r.Split == Split.Train && r.Plan.Count <= LongestPlan).GroupBy(r => r.Procedure, StringComparer.Ordinal))
            pairs.AddRange(procedure.Where(r => !tested.IsNear(r.Task)).Take(MostTasks).Select(r => (-1, Words(r.Task), Words(string.Join(' ', r.Plan)))));
        var learned = new WordAssociations[Folds + 1];
        Parallel.For(0, Folds + 1, fold => learned[fold] = AssociationLearner.Learn([.. pairs.Where(p => p.Fold != fold).Select(p => (p.Said, p.Meant))], CancellationToken.None));
        return new LearnedWords(learned[Folds], learned[..Folds]);
    }

    private static int Fold(string key) => new SeededRandom($"words/{key}").Next(Folds);

    // Values of requests mean nothing of their own.
    private static HashSet<string> Words(string text)
    {
        var plain = ProcedureMemory.Place().Replace(text, " ");
        return RequestTexts.Words(RequestTexts.Without(plain, ArgumentScanner.Scan(plain)));
    }
}
