using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Planning;

/// <summary>The text that steps end with writing. It isn't marked then: whatever is asked of it next (<c>and make it bold</c>) needs it marked first, or changes nothing that is there.</summary>
/// <param name="Text">The text, of one line.</param>
/// <param name="IsLast">Whether it went to the end of the document or into a footer, where it is the last of its kind.</param>
public sealed partial record WrittenText(string Text, bool IsLast)
{
    /// <summary>What steps end with writing; null where they end with anything else, write more than one text, or write it beside another.</summary>
    /// <param name="steps">Steps of one part of a request.</param>
    public static WrittenText? Of(IReadOnlyList<PlanStep> steps)
    {
        var typed = steps.Select(s => PlanLineParser.Parse(s.Text) is [{ Operation: LineOperation.Type } act] ? act.Value : null).ToList();
        var move = steps.Select(s => s.Text).LastOrDefault(IsMove);

        // Which of its kind a text beside another one is can't be told.
        return typed is [.., { } text] && typed.Count(t => t is not null) == 1 && !string.IsNullOrWhiteSpace(text) && !text.AsSpan().ContainsAny('\n', '\r')
            && move is null or "Press keys Ctrl+Home" or "Press keys Ctrl+PageUp" or "Press keys Ctrl+End" or "Press keys Ctrl+PageDown"
            ? new WrittenText(text, move is "Press keys Ctrl+End" or "Press keys Ctrl+PageDown")
            : null;
    }

    /// <summary>The line that marks it.</summary>
    public string Marking => $"Select the {(IsLast ? "last" : "text")} {Quotations.Quote(Text)}";

    /// <summary>The writing that a part asks for where it may ask more of its only text (<c>type "x" at the end in bold</c>): the text, and where it goes.</summary>
    /// <param name="clause">The part.</param>
    /// <returns>The writing alone; empty where it goes to a place that isn't understood, null where the part begins with no such verb.</returns>
    public static string? Asked(string clause) =>
        ArgumentScanner.Scan(clause).Where(s => s.Kind == ArgumentKind.Quotation).ToList() is [var text] && Writes().IsMatch(clause[..text.Start])
            ? Beside().IsMatch(clause[text.End..]) ? "" : $"{(Appends().IsMatch(clause) ? "append" : "type")} {Quotations.Quote(text.Value)} {Place().Match(clause[text.End..]).Value}".TrimEnd()
            : null;

    /// <summary>The next part of the request with the text in the place of its pronoun; null where it has none, or speaks of another text.</summary>
    /// <param name="clause">The next part.</param>
    public string? Named(string clause) =>
        !HasOwn(clause) && Pronoun().Match(clause) is { Success: true } it ? $"{clause[..it.Index]}{Quotations.Quote(Text)}{clause[(it.Index + it.Length)..]}" : null;

    /// <summary>
    /// Whether a part asks something of what the one before it has written, which nothing marks: <c>insert the date and make it bold</c>, <c>replace "a" by "b" and make it bold</c>,
    /// <c>write "a" and "b" in bold</c>.
    /// </summary>
    /// <param name="clause">The part.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="before">The part before it.</param>
    /// <param name="done">Steps of the part before it.</param>
    public static bool IsMeant(string clause, IReadOnlyList<PlanStep> steps, string before, IReadOnlyList<PlanStep> done)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(done);
        return HasOwn(clause) ? BeginsWithOwn(clause) && Asked(before) is not null
            : Pronoun().IsMatch(clause) && !steps.Any(s => Elsewhere().IsMatch(s.Text))
            && (done.Any(s => s.Text == "Press Replace All") || (done is [.., { Text: var last }] && Written().IsMatch(last)));
    }

    /// <summary>Whether a part, by its words alone, may ask something of what the one before it has written.</summary>
    /// <param name="clause">The part.</param>
    public static bool MayBeMeant(string clause) => HasOwn(clause) ? BeginsWithOwn(clause) : Pronoun().IsMatch(clause);

    /// <summary>Steps that mark a text of these words first, for the text that was written; null where they mark none, or do more than ask something of it.</summary>
    /// <param name="steps">Steps of the next part, as it is <see cref="Named"/>.</param>
    /// <param name="clause">The next part, as the request has it.</param>
    public IReadOnlyList<PlanStep>? Marked(IReadOnlyList<PlanStep> steps, string clause) =>
        steps.Count > 1 && PlanLineParser.Parse(steps[0].Text) is [{ Operation: LineOperation.SelectText } act] && act.Value == Text && !steps.Skip(1).Any(s => Elsewhere().IsMatch(s.Text) || s.Text.Contains(Quotations.Quote(Text), StringComparison.Ordinal))
            ? [.. steps.Select((s, i) => s with { Clause = clause, Text = i == 0 ? Marking : s.Text })]
            : null;

    private static bool HasOwn(string clause) => ArgumentScanner.Scan(clause).Any(s => s.Kind == ArgumentKind.Quotation);

    private static bool BeginsWithOwn(string clause) => ArgumentScanner.Scan(clause) is [{ Kind: ArgumentKind.Quotation, Start: 0 }, ..];

    private static bool IsMove(string line) => line.StartsWith("Press keys ", StringComparison.Ordinal) && line != "Press keys Enter";

    [GeneratedRegex(@"^\W*(?:(?:please|then|also|now)\s+)*(?:type|write|enter|insert|add|append)\s+(?:(?:an?|the)\s+(?:text|words?|sentence|line|phrase)\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Writes();

    [GeneratedRegex(@"^\W*(?:\p{L}+\s+)*?append\b", RegexOptions.IgnoreCase)]
    private static partial Regex Appends();

    // "In bold" is no place, "in a new paragraph" is.
    [GeneratedRegex(@"\b(?:below|under|underneath|above|before|after|behind|beside|between|next|near|(?:in|into|inside|within|on|onto)\s+(?:an?|the|its|each|every|all|my|our|this|that)|(?:end|bottom|start|beginning|top)\s+of\s+(?!(?:the|this|my|our)\s+(?:document|text|file|letter|page)\b))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    [GeneratedRegex(@"\b(?:at|to)\s+the\s+(?:very\s+)?(?:end|bottom|start|beginning|top)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    // What is inserted or typed goes beside it, and what is saved or printed is the document.
    [GeneratedRegex(@"^(?:Type |Save |Select the |Press keys (?!(?:Delete|Backspace)$)|Choose (?!(?:Format|Styles|Edit) > )[^>]+ > )")]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"^(?:Type |Choose Insert > (?:Field|Special Character|Formatting Mark)\b)")]
    private static partial Regex Written();

    [GeneratedRegex(@"\b(?:it|them|(?:this|that)\s+(?:text|words?|sentence|line|phrase))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pronoun();
}
