using System.Text.RegularExpressions;
using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact;

/// <summary>
/// What is to be done wherever a text stands: <c>underline every "budget"</c>. A line marks a text where it stands first; the search of the application marks it everywhere, for what is
/// done next.
/// </summary>
internal sealed partial class Occurrences
{
    private const string All = "Find All";
    private const string Field = "Find";

    private readonly MapDialog _search;
    private readonly string _clause;
    private readonly string _text;

    private Occurrences(MapDialog search, string clause, string text, string once) => (_search, _clause, _text, Once) = (search, clause, text, once);

    /// <summary>The part as it would be for one place.</summary>
    public string Once { get; }

    /// <summary>Whether a part of a request speaks of everywhere.</summary>
    /// <param name="clause">The part.</param>
    public static bool AreMeant(string clause) => Everywhere().IsMatch(clause);

    /// <summary>Reads a part of a request; null where it doesn't speak of everywhere that its only text in quotation marks stands, or the application has no such search.</summary>
    /// <param name="clause">The part.</param>
    /// <param name="map">What is known of the application; null for nothing.</param>
    public static Occurrences? Of(string clause, ApplicationMap? map) =>
        AreMeant(clause) && ArgumentScanner.Scan(clause).Where(s => s.Kind == ArgumentKind.Quotation).ToList() is [var text]
        && OfOne(clause[..text.Start], clause[text.Start..text.End], clause[text.End..]) is { } once
        && map?.Dialogs.FirstOrDefault(d => d.Context.Length == 0 && d.Buttons.Contains(All) && d.Fields.Any(f => f.Label == Field)) is { } search
            ? new Occurrences(search, clause, text.Value, once)
            : null;

    /// <summary>The steps for everywhere, made of those for one place; null where they do what works at one place only.</summary>
    /// <param name="steps">Steps of <see cref="Once"/>.</param>
    public IReadOnlyList<PlanStep>? Of(IReadOnlyList<PlanStep> steps)
    {
        var quoted = Quotations.Quote(_text);
        if (steps.Count < 2 || steps[0].Text != $"Select the text {quoted}" || steps.Skip(1).Any(s => OfOnePlace().IsMatch(s.Text)))
            return null;
        IEnumerable<string> marking = [$"Choose {_search.OpenedBy}", $"Set {Field} to {quoted}", $"Press {All}", .. _search.Buttons.Where(b => b == "Close").Select(b => $"Press {b}")];
        return [.. marking.Select((l, i) => new PlanStep(l, $"map: {_search.OpenedBy}", i == 0 ? "invoke_menu" : "", _clause)), .. steps.Skip(1).Select(s => s with { Clause = _clause })];
    }

    private static string? OfOne(string before, string text, string after)
    {
        // "Wherever "x" stands, make it bold".
        if (Wherever().IsMatch(before) && Standing().Match(after) is { Success: true } standing)
            return It().Replace(standing.Groups["rest"].Value, text.Replace("$", "$$", StringComparison.Ordinal), 1);
        var one = $"{Throughout().Replace(Every().Replace(before, ""), "")}{text}{Throughout().Replace(after, "")}";
        return one.Length < before.Length + text.Length + after.Length ? one.Trim(' ', ',') : null;
    }

    [GeneratedRegex("""\b(?:every|each|all)\s+(?:(?:the|of|other|single)\s+)*(?:(?:occurrences?|instances?|mentions?|appearances?)\b|(?:words?\s+)?["“«])|\b(?:everywhere|wherever|throughout|(?:every|each)\s+time)\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Everywhere();

    [GeneratedRegex(@"\b(?:every|each|all)\s+(?:(?:the|of|other|single)\s+)*(?:(?:occurrences?|instances?|mentions?|appearances?)\s+(?:of\s+)?)?(?=(?:(?:the|this)\s+)?(?:(?:words?|names?|terms?|phrases?|texts?)\s+)?$)", RegexOptions.IgnoreCase)]
    private static partial Regex Every();

    [GeneratedRegex(
        @"\s*,?\s*\b(?:everywhere|throughout|(?:wherever|(?:every|each)\s+time)\s+(?:it|they|this|that)\s+(?:is\s+)?\w+)\b(?:\s+(?:in\s+)?(?:the|this|my|our)\s+(?:whole\s+|entire\s+|complete\s+)?(?:text|document|file|letter|report|paper)\b)?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Throughout();

    [GeneratedRegex(@"^\s*(?:wherever|everywhere)\s+(?:the\s+(?:word|name|term|phrase|text)\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Wherever();

    [GeneratedRegex(@"^\s+(?:is\s+)?\w+\s*,\s*(?<rest>.*\b(?:it|them)\b.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Standing();

    [GeneratedRegex(@"\b(?:it|them)\b", RegexOptions.IgnoreCase)]
    private static partial Regex It();

    // Formats and deleting hold for everything that is marked; what is inserted, typed or moved to doesn't.
    [GeneratedRegex(@"^(?:Select the text |Type |Press keys (?!(?:Delete|Backspace)$)|Choose (?!(?:Format|Styles) > )[^>]+ > )")]
    private static partial Regex OfOnePlace();
}
