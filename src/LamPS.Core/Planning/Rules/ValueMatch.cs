using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>A value that stands beside the name of a field.</summary>
/// <param name="Label">Where the field is named.</param>
/// <param name="First">First token of the value.</param>
/// <param name="Last">Last token of the value.</param>
/// <param name="Strength">How sure.</param>
/// <param name="Text">The value where it isn't what the tokens say: the option as the application writes it.</param>
/// <param name="IsOption">Whether it is an option of the field.</param>
internal sealed record ValueMatch(LabelMatch Label, int First, int Last, double Strength, string? Text = null, bool IsOption = false)
{
    /// <summary>The values that may belong to a named field.</summary>
    /// <param name="sentence">Clause.</param>
    /// <param name="label">Where the field is named.</param>
    /// <param name="labels">All places where fields are named; free text ends before one.</param>
    public static IEnumerable<ValueMatch> Around(Sentence sentence, LabelMatch label, IReadOnlyList<LabelMatch> labels) =>
        Right(sentence, label, labels).Concat(Left(sentence, label)).Select(v => v with { Strength = v.Strength * label.Quality });

    private static IEnumerable<ValueMatch> Right(Sentence sentence, LabelMatch label, IReadOnlyList<LabelMatch> labels)
    {
        var at = SkipAside(sentence, label.Tokens[^1] + 1);
        var linked = false;
        while (at < sentence.Count && sentence[at].Is("to", "=", ":", "is", "as", "of", "at", "with", "be", "equals", "field", "box", "by", "the", "a", "into", "than", "more", "number"))
        {
            linked |= sentence[at].Is("to", "=", ":", "is", "as");
            at++;
        }

        if (at >= sentence.Count)
        {
            yield break;
        }

        var strength = linked ? 1.0 : 0.85;
        if (sentence[at].Span is { } span && Takes(label.Field, span))
        {
            yield return new ValueMatch(label, at, at, strength + Suits(label.Field, span), Option(label.Field, span.Value), Option(label.Field, span.Value) is not null);
        }

        foreach (var option in label.Field.Options ?? [])
        {
            if (OptionAt(sentence, option, at) is { } last)
            {
                yield return new ValueMatch(label, at, last, strength + 0.1 + (0.01 * (last - at)), option, true);
            }
        }

        if (label.Field.Role is "textbox" or "combobox" && label.Field.Options is not { Count: > 0 } && sentence[at] is { IsMark: false, Span: null } first
            && (linked || (first.IsCapitalized && !IsNoun(first))))
        {
            var last = at;
            while (last + 1 < sentence.Count && !EndsText(sentence, last + 1, labels))
            {
                last++;
            }

            yield return new ValueMatch(label, at, last, strength - 0.1, sentence.Slice(at, last));
        }
    }

    // "the title property of the document to": words that add nothing between a label and its "to".
    private static int SkipAside(Sentence sentence, int at)
    {
        for (var i = at; i < sentence.Count && i <= at + 5; i++)
        {
            if (sentence[i].Is("to", "=", ":") && i > at)
            {
                return i;
            }

            if (!sentence[i].IsMark && !sentence[i].IsStop && !(sentence[i].Span is null && Vocabulary.Current.Generic.Contains(sentence[i].Stem)))
            {
                break;
            }
        }

        return at;
    }

    private static IEnumerable<ValueMatch> Left(Sentence sentence, LabelMatch label)
    {
        var at = label.Tokens[0] - 1;
        var linked = false;
        while (at >= 0 && sentence[at].Is("the", "a", "in", "into", "as", "for", "under", "its", "your"))
        {
            linked |= sentence[at].Is("in", "into", "as", "for", "under");
            at--;
        }

        if (at < 0)
        {
            yield break;
        }

        if (sentence[at].Span is { } span && Takes(label.Field, span))
        {
            // "3 rows", but not "3 the rows".
            var touches = at == label.Tokens[0] - 1;
            if (linked || (touches && span.Kind is ArgumentKind.Number or ArgumentKind.Percent && label.Field.Role is "spinbutton" or "slider"))
            {
                yield return new ValueMatch(label, at, at, 0.95 + Suits(label.Field, span), Option(label.Field, span.Value), Option(label.Field, span.Value) is not null);
            }
        }

        foreach (var option in label.Field.Options ?? [])
        {
            var length = NameWords.Of(option).Words.Count;
            if (at - length + 1 >= 0 && OptionAt(sentence, option, at - length + 1) == at)
            {
                yield return new ValueMatch(label, at - length + 1, at, linked ? 1 : 0.95, option, true);
            }
        }
    }

    private static bool Takes(MapField field, ArgumentSpan span) => field.Role switch
    {
        "spinbutton" or "slider" => span.Kind is ArgumentKind.Number or ArgumentKind.Percent or ArgumentKind.Ordinal || (span.Kind == ArgumentKind.Quotation && ArgumentScanner.ToNumber(span.Value) is not null),
        "checkbox" or "togglebutton" => span.Kind == ArgumentKind.Boolean,
        "textbox" => span.Kind is not (ArgumentKind.Boolean or ArgumentKind.Keys or ArgumentKind.Ordinal),
        "radiobutton" => Option(field, span.Value) is not null,
        "combobox" or "list" or "tree" => span.Kind != ArgumentKind.Keys && (field.Options is not { Count: > 0 } || Option(field, span.Value) is not null || span.Kind == ArgumentKind.Quotation),
        _ => false,
    };

    private static double Suits(MapField field, ArgumentSpan span) => (field.Role, span.Kind) switch
    {
        ("spinbutton" or "slider", ArgumentKind.Number or ArgumentKind.Percent) => 0.1,
        ("textbox", ArgumentKind.Number or ArgumentKind.Percent) => -0.15,
        ("textbox", _) => 0.05,
        ("combobox" or "list" or "radiobutton", _) when Option(field, span.Value) is not null => 0.1,
        ("list" or "tree", _) => -0.1,
        _ => 0,
    };

    private static string? Option(MapField field, string value) =>
        field.Options?.FirstOrDefault(o => Selectors.ElementNames.SameIgnoringCase(o, value));

    private static int? OptionAt(Sentence sentence, string option, int at)
    {
        var i = at;
        foreach (var stem in NameWords.Of(option).Stems)
        {
            if (i >= sentence.Count || sentence[i].Stem != stem)
            {
                return null;
            }

            i++;
        }

        return i > at ? i - 1 : null;
    }

    private static bool IsNoun(Token token) => token.IsStop;

    private static bool EndsText(Sentence sentence, int i, IReadOnlyList<LabelMatch> labels) =>
        sentence[i].IsMark && sentence[i].Text is "," or ";" or ":"
        || sentence[i].Is("and", "then", "with")
        || labels.Any(l => l.Tokens[0] == i)
        || sentence[i].Span is { Kind: ArgumentKind.Quotation };
}
