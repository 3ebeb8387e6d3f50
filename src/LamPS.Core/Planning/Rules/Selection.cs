using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>What kind of thing a phrase asks to select.</summary>
internal enum SelectionKind
{
    /// <summary>A quoted text.</summary>
    Text,

    /// <summary>Everything.</summary>
    All,

    /// <summary>The heading, the title.</summary>
    Part,

    /// <summary>The first or last line or paragraph.</summary>
    Line,

    /// <summary>Cells of a sheet or table.</summary>
    Cells,

    /// <summary>What is selected already.</summary>
    Current,
}

/// <summary>A phrase that says what something is done to.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Text">The text, cell, or part.</param>
/// <param name="Tokens">Tokens of the phrase.</param>
internal sealed record Selection(SelectionKind Kind, string Text, IReadOnlyList<int> Tokens)
{
    /// <summary>Adds the steps that select it.</summary>
    /// <param name="builder">Gets the steps.</param>
    /// <param name="index">The application.</param>
    public void Select(PlanBuilder builder, ApplicationIndex index)
    {
        switch (Kind)
        {
            case SelectionKind.Text:
                builder.Add($"Select the text {Quotations.Quote(Text)}", "request", "select_text");
                break;
            case SelectionKind.All when index.FindMenu("Edit > Select All") is { } all:
                builder.Choose(all);
                break;
            case SelectionKind.All:
                builder.Add("Select everything", "request", "select_text");
                break;
            case SelectionKind.Part:
                builder.Add($"Select the {Text}", "request", "select_text");
                break;
            case SelectionKind.Line:
                var last = Text.StartsWith("last", StringComparison.Ordinal);
                builder.Keys(last ? "Ctrl+End" : "Ctrl+Home", "request").Keys(last ? "Shift+Home" : "Shift+End", "request");
                break;
            case SelectionKind.Cells:
                builder.Add($"Select cell {Text}", "request", "select");
                break;
            case SelectionKind.Current when Tokens.Count > 0 && builder.State.Written is { } written:
                builder.Add(written.Marking, "request", "select_text");
                break;
        }

        builder.State = builder.State with { Selected = Kind is not SelectionKind.Cells };
    }
}

/// <summary>Finds phrases that say what something is done to.</summary>
internal static class Selections
{
    private static readonly string[] Around =
        ["of", "for", "to", "in", "on", "from", "the", "word", "words", "text", "phrase", "sentence", "string", "line", "paragraph", "title", "heading", "name", "expression", "cell", "cells", "range"];

    /// <summary>Phrases of a clause, the most telling first.</summary>
    /// <param name="words">Clause.</param>
    public static IEnumerable<Selection> Find(Sentence words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Is(ArgumentKind.Quotation) && words[i].Span!.Value.Length > 0)
            {
                yield return new Selection(SelectionKind.Text, words[i].Span!.Value, Phrase(words, i, i));
            }
            else if (Cells.IsAddress(words[i].Text))
            {
                var last = i + 2 < words.Count && words[i + 1].Text == ":" && Cells.IsAddress(words[i + 2].Text) ? i + 2 : i;
                yield return new Selection(SelectionKind.Cells, words.Slice(i, last), Phrase(words, i, last));
                i = last;
            }
        }

        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Is("line", "paragraph") && words[i - 1].Is("first", "last"))
            {
                yield return new Selection(SelectionKind.Line, $"{words[i - 1].Text.ToLowerInvariant()} line", Phrase(words, i - 1, i));
            }
            else if (words[i].Is("heading", "title", "headline") && (words[i - 1].Is("the", "first", "last", "main") || (i == words.Count - 1 && !words[i - 1].Is("a", "an", "into", "to", "as"))) && !(i + 1 < words.Count && words[i + 1].Span is not null))
            {
                var place = words[i - 1].Is("first", "last") ? words[i - 1].Text.ToLowerInvariant() + " " : "";
                yield return new Selection(SelectionKind.Part, place + words[i].Text.ToLowerInvariant().Replace("headline", "heading").Replace("title", "heading"), Phrase(words, i, i));
            }
            else if (words[i].Is("everything") || (words[i].Is("all") && (i == words.Count - 1 || words[i + 1].Is("text", "of", "the", "words")))
                || (words[i].Is("document", "text") && words[i - 1].Is("whole", "entire", "complete", "full", "all")))
            {
                yield return new Selection(SelectionKind.All, "", Phrase(words, i, i + 1 < words.Count && words[i].Is("all") && words[i + 1].Is("text") ? i + 1 : i, "whole", "entire", "complete", "full", "all"));
            }
        }

        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Is("it", "them") || (words[i].Is("selection", "text", "words", "word") && words[i - 1].Is("the", "selected", "marked", "highlighted", "this", "current", "that")))
            {
                yield return new Selection(SelectionKind.Current, "", Phrase(words, i, i, "selected", "marked", "highlighted", "this", "current", "that"));
            }
        }
    }

    // The words in front that only lead to it: "of the word "x"".
    private static List<int> Phrase(Sentence words, int first, int last, params string[] more)
    {
        var from = first;
        while (from > 1 && (words[from - 1].Is(Around) || words[from - 1].Is(more) || words[from - 1].Is("first", "last", "main")))
        {
            from--;
        }

        return [.. Enumerable.Range(from, last - from + 1)];
    }
}
