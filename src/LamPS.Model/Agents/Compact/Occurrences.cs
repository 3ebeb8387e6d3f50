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
    private const string Words = "Whole words only";
    private const string Case = "Match case";
    private const string Nouns = @"(?:words?|names?|terms?|phrases?|texts?)";

    private readonly MapDialog _search;
    private readonly HashSet<string> _formats;
    private readonly string _clause;
    private readonly string _text;
    private readonly bool _isOfWords;

    private Occurrences(MapDialog search, ApplicationMap map, string clause, ArgumentSpan text, string once)
    {
        (_search, _clause, _text, Once) = (search, clause, text.Value, once);
        _formats = [.. map.Toolbars.Where(t => t.Name.StartsWith("Format", StringComparison.Ordinal)).SelectMany(t => t.Controls.Select(c => c.Label))];
        _isOfWords = OfWords().IsMatch(clause[..text.Start]);
        IsOfPart = Part().IsMatch(RequestTexts.Without(once, ArgumentScanner.Scan(once)));
    }

    /// <summary>The part as it would be for one place.</summary>
    public string Once { get; }

    /// <summary>Whether it speaks of a part of the document alone (<c>everywhere in the table</c>), which a search doesn't keep to.</summary>
    public bool IsOfPart { get; }

    /// <summary>Whether a part of a request speaks of everywhere.</summary>
    /// <param name="clause">The part.</param>
    public static bool AreMeant(string clause)
    {
        var said = clause;
        foreach (var text in ArgumentScanner.Scan(clause).Where(s => s.Kind == ArgumentKind.Quotation).Reverse())
            said = $"{said[..text.Start]}\"\"{said[text.End..]}";
        return Everywhere().IsMatch(said);
    }

    /// <summary>Reads a part of a request; null where it doesn't speak of everywhere that its only text in quotation marks stands, or the application has no such search.</summary>
    /// <param name="clause">The part.</param>
    /// <param name="map">What is known of the application; null for nothing.</param>
    public static Occurrences? Of(string clause, ApplicationMap? map) =>
        map is not null && AreMeant(clause) && ArgumentScanner.Scan(clause).Where(s => s.Kind == ArgumentKind.Quotation).ToList() is [var text] && !string.IsNullOrWhiteSpace(text.Value)
        && OfOne(clause[..text.Start], clause[text.Start..text.End], clause[text.End..]) is { } once
        && map.Dialogs.FirstOrDefault(d => d.Context.Length == 0 && d.Buttons.Contains(All) && d.Fields.Any(f => f.Label == Field)) is { } search
            ? new Occurrences(search, map, clause, text, once)
            : null;

    /// <summary>The steps for everywhere, made of those for one place; null where they do what works at one place only.</summary>
    /// <param name="steps">Steps of <see cref="Once"/>.</param>
    public IReadOnlyList<PlanStep>? Of(IReadOnlyList<PlanStep> steps)
    {
        var quoted = Quotations.Quote(_text);
        if (steps.Count < 2 || steps[0].Text != $"Select the text {quoted}" || steps.Skip(1).Any(s => OfOnePlace().IsMatch(s.Text)) || IsOtherButton(steps[1].Text))
            return null;

        // Parts of words are no words, and "US" is not "us". The dialog keeps its switches for the next search, which may be another part's.
        List<string> switches = [.. new[] { _isOfWords ? Words : "", _text.Length > 1 && _text.All(char.IsUpper) ? Case : "" }.Where(w => _search.Fields.Any(f => f.Label == w && f.Role == "checkbox"))];
        IEnumerable<string> marking =
        [
            $"Choose {_search.OpenedBy}", $"Set {Field} to {quoted}", .. switches.Select(s => $"Switch on {s}"), $"Press {All}", .. switches.Select(s => $"Switch off {s}"),
            .. _search.Buttons.Where(b => b == "Close").Select(b => $"Press {b}"),
        ];
        return [.. marking.Select((l, i) => new PlanStep(l, $"map: {_search.OpenedBy}", i == 0 ? "invoke_menu" : "", _clause)), .. steps.Skip(1).Select(s => s with { Clause = _clause })];
    }

    // Of the buttons of tool bars, those for formats work on all that is marked.
    private bool IsOtherButton(string line) => line.StartsWith("Press ", StringComparison.Ordinal) && !line.StartsWith("Press keys ", StringComparison.Ordinal) && !_formats.Contains(line["Press ".Length..]);

    private static string? OfOne(string before, string text, string after)
    {
        // "Wherever "x" stands, make it bold".
        if (Wherever().IsMatch(before) && Standing().Match(after) is { Success: true } standing)
            return It().Replace(standing.Groups["rest"].Value, text.Replace("$", "$$", StringComparison.Ordinal), 1);
        var one = $"{Throughout().Replace(Every().Replace(before, ""), "")}{text}{Throughout().Replace(after, "")}";
        return one.Length < before.Length + text.Length + after.Length ? one.Trim(' ', ',') : null;
    }

    [GeneratedRegex(@"\b(?:every|each|all)\s+(?:(?:the|of|other|single)\s+)*(?:(?:occurrences?|instances?|mentions?|appearances?)\b|(?:" + Nouns + @"\s+)?"")|\b(?:everywhere|wherever|throughout|(?:every|each)\s+time)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Everywhere();

    // "Every other one" is not every one.
    [GeneratedRegex(@"\b(?:every|each|all)\s+(?:(?:the|of|single)\s+)*(?:(?:occurrences?|instances?|mentions?|appearances?)\s+(?:of\s+)?)?(?=(?:(?:the|this)\s+)?(?:" + Nouns + @"\s+)?$)", RegexOptions.IgnoreCase)]
    private static partial Regex Every();

    [GeneratedRegex(
        @"(?<!\s)(?:\s*,)?\s*\b(?:everywhere|throughout|(?:wherever|(?:every|each)\s+time)\s+(?:it|they|this|that)\s+(?:" + Nouns + @"\s+)?(?:is\s+)?\w+)\b(?:\s+(?:in\s+)?(?:the|this|my|our)\s+(?:whole\s+|entire\s+|complete\s+)?(?:text|document|file|letter|report|paper)\b)?(?=[,.!?]|\s*$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Throughout();

    [GeneratedRegex(@"^\s*(?:wherever|everywhere)\s+(?:the\s+" + Nouns + @"\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Wherever();

    [GeneratedRegex(@"^\s+(?:is\s+)?\w+\s*,\s*(?<rest>.*\b(?:it|them)\b.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Standing();

    [GeneratedRegex(@"\b(?:it|them)\b", RegexOptions.IgnoreCase)]
    private static partial Regex It();

    [GeneratedRegex(@"\bwords?\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex OfWords();

    [GeneratedRegex(
        @"\b(?:in|within|inside)\s+(?:the|this|my|our|each|every|all)\s+(?!(?:whole\s+|entire\s+|complete\s+)?(?:text|document|file|letter|report|paper|style|font|typeface|colou?r)\b)|\b(?:on|of|from|under|before|after|between|until)\s+(?:\w+\s+){0,3}?(?:tables?|cells?|rows?|columns?|lists?|headings?|headers?|footers?|paragraphs?|sections?|chapters?|pages?|lines?|notes?|footnotes?|endnotes?|part|half|beginning|end)\b|\b(?:chapter|section|page|paragraph)\s+\S",
        RegexOptions.IgnoreCase)]
    private static partial Regex Part();

    // Formats and deleting hold for everything that is marked; what is inserted, typed or moved to doesn't.
    [GeneratedRegex(@"^(?:Select the text |Type |Press keys (?!(?:Delete|Backspace)$)|Choose (?!(?:Format|Styles) > )[^>]+ > )")]
    private static partial Regex OfOnePlace();
}
