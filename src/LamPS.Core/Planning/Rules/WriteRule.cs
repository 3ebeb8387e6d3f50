using LamPS.Core.Planning.Language;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Planning.Rules;

/// <summary>Writing, selecting and deleting text, moving the caret, pressing keys: what needs no name of the application.</summary>
internal sealed class WriteRule : IPlanRule
{
    /// <inheritdoc/>
    public IEnumerable<Proposal> Propose(ClauseView clause)
    {
        if (Keys(clause) is { } keys)
        {
            yield return keys;
        }

        if (!clause.Index.HasDocument)
        {
            yield break;
        }

        var proposal = clause.Verb switch
        {
            "type" or "write" or "enter" or "add" or "append" or "insert" or "put" or "place" or "input" or "fill" => Write(clause),
            "select" or "highlight" or "mark" => Select(clause),
            "delete" or "remove" or "erase" or "cut" or "drop" or "scrap" or "discard" => Delete(clause),
            "get" when Says(clause, "rid") => Delete(clause),
            "take" when Says(clause, "out", "away") => Delete(clause),
            "go" or "move" or "jump" or "scroll" or "navigate" or "put_the_cursor" => Go(clause),
            _ => null,
        };
        if (proposal is not null)
        {
            yield return proposal;
        }
    }

    private static Proposal? Keys(ClauseView clause)
    {
        if (clause.Verb is not ("press" or "hit" or "push" or "tap" or "use" or "click") || PlanLineParser.Parse(clause.Sentence.Text) is not { Count: > 0 } acts || acts.Any(a => a.Operation != LineOperation.Keys))
        {
            return null;
        }

        var builder = new PlanBuilder(clause);
        foreach (var act in acts)
        {
            for (var i = 0; i < act.Times; i++)
            {
                builder.Keys(act.Value, "request");
            }
        }

        return builder.Build(1.1);
    }

    private static Proposal? Write(ClauseView clause)
    {
        var words = clause.Sentence;
        var texts = Texts(words, clause.Verb);
        if (texts.Count == 0)
        {
            return Unquoted(clause);
        }

        var explained = clause.Nothing();
        explained[0] = true;
        foreach (var text in texts)
        {
            explained[text] = true;
        }

        var builder = new PlanBuilder(clause);
        builder.Leave();
        Location.Before(builder, clause, explained, texts[0]);
        var cells = clause.State.InTable && (clause.Verb == "fill" || texts.Count > 1);
        if (clause.Verb == "fill" && !cells)
        {
            return null;
        }

        for (var i = 0; i < texts.Count; i++)
        {
            if (i > 0)
            {
                Between(builder, words, texts[i - 1], texts[i], cells);
            }

            builder.Type(words[texts[i]].Span!.Value);
        }

        for (var i = 1; i < words.Count; i++)
        {
            explained[i] |= words[i].Is("text", "word", "words", "line", "phrase", "sentence", "string", "it", "and", "then", "below", "it", "followed", "document", "to", "in", "into", "with",
                "on", "paragraph", "following", "cells", "table", "row", "cell", "cursor", "caret", "here", "page", "letter", "next", "file");
        }

        var score = (0.85 * clause.Share(explained)) + (clause.Verb is "type" or "write" ? 0.15 : 0.05);
        builder.State = builder.State with { Selected = false };
        return NameMatch.LeavesValues(clause, explained) ? null : builder.Build(score);
    }

    // "type hello world": only "type" is clear enough to take words without quotation marks.
    private static Proposal? Unquoted(ClauseView clause)
    {
        if (clause.Verb != "type" || clause.Sentence.Count < 2)
        {
            return null;
        }

        var explained = clause.Nothing();
        var builder = new PlanBuilder(clause);
        builder.Leave();
        Location.Before(builder, clause, explained);
        var last = clause.Sentence.Count - 1;
        while (last > 1 && explained[last])
        {
            last--;
        }

        builder.Type(clause.Sentence.Slice(1, last));
        return builder.Build(0.8);
    }

    // Several texts in one clause: lines below each other, cells of a table, or one behind the other.
    private static void Between(PlanBuilder builder, Sentence words, int before, int after, bool cells)
    {
        if (cells)
        {
            builder.Keys("Tab", "request");
            return;
        }

        var lines = Enumerable.Range(before + 1, after - before - 1).Any(i => words[i].Is("below", "under", "then", "line", "paragraph", "followed", "underneath", "next"));
        if (lines)
        {
            builder.Keys("Enter", "request");
        }
        else
        {
            builder.Type(" ");
        }
    }

    private static List<int> Texts(Sentence words, string verb)
    {
        var texts = new List<int>();
        for (var i = 1; i < words.Count; i++)
        {
            var beside = i > 1 && words[i - 1].Is("below", "under", "after", "underneath", "before", "above", "following") && texts.Count > 0;
            if (words[i].Is(ArgumentKind.Quotation) && !beside && !IsBeside(words, i, texts.Count))
            {
                texts.Add(i);
            }
            else if (texts.Count == 0 && verb is "type" or "write" or "enter" && i == 1 && words[i].Span is { Kind: not ArgumentKind.Keys and not ArgumentKind.Ordinal and not ArgumentKind.Boolean })
            {
                texts.Add(i);
            }
        }

        return texts;
    }

    // "after the word "x"": the quotation says where.
    private static bool IsBeside(Sentence words, int i, int texts)
    {
        for (var j = i - 1; j > 0 && j >= i - 3; j--)
        {
            if (words[j].Is("below", "under", "after", "underneath", "before", "above"))
            {
                return texts > 0 || j == i - 1 || words[j + 1].Is("the");
            }

            if (!words[j].Is("the", "word", "text", "line", "heading", "title", "paragraph", "phrase"))
            {
                return false;
            }
        }

        return false;
    }

    private static Proposal? Select(ClauseView clause)
    {
        var acts = PlanLineParser.Parse(clause.Sentence.Text);
        if (acts is not [var act])
        {
            return null;
        }

        var selection = act.Operation switch
        {
            LineOperation.SelectText => new Selection(SelectionKind.Text, act.Value, []),
            LineOperation.SelectAll => new Selection(SelectionKind.All, "", []),
            LineOperation.SelectPart => new Selection(SelectionKind.Part, act.Occurrence == 0 ? act.Target : $"{(act.Occurrence == -1 ? "last" : "first")} {act.Target}", []),
            _ => Selections.Find(clause.Sentence).FirstOrDefault(s => s.Kind == SelectionKind.Line),
        };
        if (selection is null)
        {
            return null;
        }

        var builder = new PlanBuilder(clause);
        builder.Leave();
        selection.Select(builder, clause.Index);
        return builder.Build(1.05);
    }

    private static bool Says(ClauseView clause, params string[] words) => clause.Sentence.Tokens.Any(t => t.Is(words));

    private static Proposal? Delete(ClauseView clause)
    {
        if (Selections.Find(clause.Sentence).FirstOrDefault(s => s.Kind is SelectionKind.Text or SelectionKind.All or SelectionKind.Line) is not { } what)
        {
            return null;
        }

        var explained = clause.Nothing();
        explained[0] = true;
        for (var i = 1; i < explained.Length; i++)
        {
            explained[i] = clause.Sentence[i].Is("rid", "of", "out", "away", "from");
        }

        NameMatch.Add(explained, what.Tokens);
        var builder = new PlanBuilder(clause);
        builder.Leave();
        what.Select(builder, clause.Index);
        builder.Keys(clause.Verb == "cut" ? "Ctrl+X" : "Delete", "request");
        builder.State = builder.State with { Selected = false };
        return NameMatch.LeavesValues(clause, explained) ? null : builder.Build((0.9 * clause.Share(explained)) + 0.1);
    }

    private static Proposal? Go(ClauseView clause)
    {
        var explained = clause.Nothing();
        explained[0] = true;
        var builder = new PlanBuilder(clause);
        builder.Leave();
        var fresh = Location.Before(builder, clause, explained);
        for (var i = 1; i < clause.Sentence.Count; i++)
        {
            explained[i] |= clause.Sentence[i].Is("cursor", "caret", "insertion", "point");
        }

        return builder.Count == 0 || fresh ? null : builder.Build((0.9 * clause.Share(explained)) + 0.1);
    }
}
