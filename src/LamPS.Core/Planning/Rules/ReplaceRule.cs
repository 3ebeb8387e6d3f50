using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;
using LamPS.Core.Selectors;

namespace LamPS.Core.Planning.Rules;

/// <summary>Replacing text: any dialog that has a field for what to find, one for what to put in its place, and a button that replaces.</summary>
internal sealed class ReplaceRule : IPlanRule
{
    private static readonly string[] Verbs = ["replace", "substitute", "change", "swap", "exchange", "rename", "turn", "convert", "correct"];

    /// <inheritdoc/>
    public IEnumerable<Proposal> Propose(ClauseView clause)
    {
        if (!Verbs.Contains(clause.Verb) || Read(clause.Sentence, clause.Verb) is not { } pair)
        {
            yield break;
        }

        foreach (var dialog in clause.Index.Map.Dialogs)
        {
            if (Field(dialog, "find-fields", null) is { } find && Field(dialog, "replace-fields", find) is { } replace && Button(dialog) is { } button)
            {
                yield return Plan(clause, dialog, find, replace, button, pair);
            }
        }
    }

    private static Proposal Plan(ClauseView clause, MapDialog dialog, MapField find, MapField replace, string button, Pair pair)
    {
        var explained = clause.Nothing();
        for (var i = 0; i < explained.Length; i++)
        {
            explained[i] = (i >= pair.OldFirst && i <= pair.OldLast) || (i >= pair.NewFirst && i <= pair.NewLast) || i == 0;
        }

        var others = dialog.Fields.Where(f => f != find && f != replace && f.Role is "checkbox" or "togglebutton").ToList();
        var options = FieldFiller.Fill(clause, others, explained, byKind: false);
        for (var i = 0; i < explained.Length; i++)
        {
            explained[i] |= clause.Sentence[i].Is("by", "with", "to", "into", "for", "all", "every", "everywhere", "each", "text", "word", "words", "occurrence", "occurrences",
                "instance", "instances", "document", "throughout", "name", "string", "phrase", "of", "in", "the", "whole", "entire", "file", "it", "them");
        }

        NameMatch.Add(explained, options.Explained);
        var source = $"map: {dialog.OpenedBy}";
        var builder = new PlanBuilder(clause).Open(dialog).Fill(dialog,
        [
            new Assignment(find, pair.Old, new ArgumentSpan(ArgumentKind.Quotation, 0, 0, pair.Old)),
            new Assignment(replace, pair.New, new ArgumentSpan(ArgumentKind.Quotation, 0, 0, pair.New)),
            .. options.Assignments,
        ]);

        // Where there is no button for all of it, a box makes the button mean all.
        var all = dialog.Buttons.FirstOrDefault(b => ElementNames.SameIgnoringCase(b, "Replace All"));
        if (all is null && dialog.Fields.FirstOrDefault(f => f.Role == "checkbox" && f.Label.StartsWith("Replace all", StringComparison.OrdinalIgnoreCase)) is { } box)
        {
            builder.Add($"Switch on {PlanBuilder.Spoken(box.Label)}", source, "toggle");
        }

        builder.Press(all ?? button, source);
        if (dialog.Buttons.FirstOrDefault(b => ElementNames.SameIgnoringCase(b, "Close")) is { } close)
        {
            builder.Press(close, source);
        }

        builder.State = builder.State with { OpenDialog = null, DialogTab = "", Selected = true };
        return builder.Build((0.9 * clause.Share(explained)) + 0.15);
    }

    private static MapField? Field(MapDialog dialog, string section, MapField? other) => Vocabulary.Current.Entries(section)
        .Select(name => dialog.Fields.FirstOrDefault(f => f != other && f.Role is "textbox" or "combobox" && f.Options is not { Count: > 0 } && ElementNames.SameIgnoringCase(f.Label, name)))
        .FirstOrDefault(f => f is not null);

    private static string? Button(MapDialog dialog) => dialog.Buttons.FirstOrDefault(b => ElementNames.SameIgnoringCase(b, "Replace All"))
        ?? dialog.Buttons.FirstOrDefault(b => Sentence.Stems(b).Contains(Stemmer.Stem("replace")));

    // "replace "a" by "b"", "change every a to b": what stands before and after the first by, with, to or into.
    private static Pair? Read(Sentence words, string verb)
    {
        var quotes = Enumerable.Range(0, words.Count).Where(i => words[i].Is(ArgumentKind.Quotation)).ToList();
        if (quotes.Count >= 2)
        {
            var link = Enumerable.Range(quotes[0], quotes[1] - quotes[0]).FirstOrDefault(i => words[i].Is("by", "with", "to", "into", "for"), -1);
            return link > 0 ? new Pair(words[quotes[0]].Span!.Value, quotes[0], quotes[0], words[quotes[1]].Span!.Value, quotes[1], quotes[1]) : null;
        }

        if (verb is not ("replace" or "substitute") && !words.Tokens.Any(t => t.Is("every", "everywhere", "all")))
        {
            return null;
        }

        var by = Enumerable.Range(1, Math.Max(0, words.Count - 1)).FirstOrDefault(i => words[i].Is("by", "with") || (verb is not "replace" and not "substitute" && words[i].Is("to", "into")), -1);
        if (by < 2 || by + 1 >= words.Count)
        {
            return null;
        }

        var first = 1;
        while (first < by - 1 && words[first].Is("the", "word", "words", "text", "every", "all", "each", "occurrences", "occurrence", "of", "any", "instances", "name", "phrase"))
        {
            first++;
        }

        var last = words.Count - 1;
        while (last > by + 1 && words[last].Is("everywhere", "throughout", "document", "the", "in", "whole", "text", "entire", "file"))
        {
            last--;
        }

        return new Pair(Plain(words, first, by - 1), first, by - 1, Plain(words, by + 1, last), by + 1, last);
    }

    private static string Plain(Sentence words, int first, int last) => first == last && words[first].Span is { } span ? span.Value : words.Slice(first, last);

    private sealed record Pair(string Old, int OldFirst, int OldLast, string New, int NewFirst, int NewLast);
}
