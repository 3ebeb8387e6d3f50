using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Model.Agents;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Training.Examples;

/// <summary>The words that tests ask with, so that nothing in nearly the same words is learned from.</summary>
internal sealed class TestedWords
{
    private const double Near = 0.75;

    private readonly List<HashSet<string>> _phrasings;

    /// <summary>Reads what is kept for tests.</summary>
    /// <param name="phrasings">Phrasings; places of values don't count.</param>
    public TestedWords(IEnumerable<string> phrasings) => _phrasings = [.. phrasings.Select(Words)];

    /// <summary>What a split keeps.</summary>
    /// <param name="recipes">Families.</param>
    /// <param name="table">What is kept for tests.</param>
    public static TestedWords Of(RecipeCatalog recipes, SplitTable table) =>
        new(recipes.All.SelectMany(r => r.Phrasings.Where(p => table.IsTestFamily(r.Id) || table.IsTestPhrasing(r.Id, p)).Select(p => p.Source)));

    /// <summary>Whether three quarters of the words of a text and of a phrasing are the same.</summary>
    /// <param name="text">Text.</param>
    public bool IsNear(string text) => Any(Words(text), Near);

    /// <summary>Whether a text has just the words of a phrasing.</summary>
    /// <param name="text">Text.</param>
    public bool IsSame(string text) => Any(Words(text), 1);

    private bool Any(HashSet<string> words, double share) => _phrasings.Exists(t => t.Count(words.Contains) is var shared && shared >= share * Math.Max(1, t.Count + words.Count - shared));

    private static HashSet<string> Words(string text) => RequestTexts.Words(ProcedureMemory.Place().Replace(text, " "));
}
