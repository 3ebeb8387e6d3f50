using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>
/// Whether a way leaves out what its clause clearly gives: a value, or the words behind "to", "as" or "named". Every action of such a way may work
/// ("Rename Sheet..." opens its dialog), and what was asked for isn't done all the same. So it is where a way doesn't keep to what the clause forbids.
/// </summary>
internal static class LeftOut
{
    /// <summary>Looks for anything that was left out.</summary>
    /// <param name="clause">Clause.</param>
    /// <param name="steps">Steps of the way.</param>
    public static bool Any(string clause, IReadOnlyList<PlanStep> steps)
    {
        if (Denials.Limits(clause) && !Denials.MayBeKept(steps.Select(s => s.Text)))
        {
            return true;
        }

        var sentence = Sentence.Read(Denials.Without(clause));
        var said = steps.SelectMany(s => Sentence.Split(s.Text)).Select(Stemmer.Stem).Distinct().ToList();

        // The digits of a number may be buttons, each pressed in a line of its own.
        var lines = steps.Select(s => s.Text).Append(string.Concat(steps.Select(s => s.Text.Replace("Press ", "", StringComparison.Ordinal)))).ToList();
        if (sentence.Tokens.Any(t => t.Span is { } span && !Says(lines, t, span)))
        {
            return true;
        }

        // What stands before them as well was said of something else: "Rename the sheet to Sheet of May".
        var at = sentence.Tokens.Index().FirstOrDefault(t => t.Index > 1 && t.Item.Is("to", "as", "named", "called")).Index;
        var before = sentence.Tokens.Take(at).Select(t => t.Stem).ToList();
        var behind = at == 0 ? [] : sentence.Tokens.Skip(at + 1).TakeWhile(t => !t.IsMark).ToList();
        return behind.Any(t => !t.IsStop)
            && behind.All(t => t.Span is null && (t.IsStop || before.Contains(t.Stem) || !said.Any(s => WordMatch.Of(t.Stem, s) > 0)));
    }

    private static bool Says(IReadOnlyList<string> lines, Token token, ArgumentSpan span) => span.Kind is ArgumentKind.Ordinal or ArgumentKind.Boolean or ArgumentKind.Keys
        || ((string[])[span.Value, token.Stem, span.Digits(token.Text)]).Any(value => lines.Any(line => line.Contains(value, StringComparison.OrdinalIgnoreCase)));
}
