using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>Values into cells: "put "Total" in A10", "set A1 to 5 and A2 to 7".</summary>
internal sealed class CellRule : IPlanRule
{
    private static readonly string[] Verbs = ["set", "put", "type", "write", "enter", "insert", "fill", "add", "place", "change", "make", "input"];

    /// <inheritdoc/>
    public IEnumerable<Proposal> Propose(ClauseView clause)
    {
        var words = clause.Sentence;
        if (!Verbs.Contains(clause.Verb) || !(clause.Index.IsSpreadsheet || words.Tokens.Any(t => t.Is("cell", "cells"))))
        {
            yield break;
        }

        var explained = clause.Nothing();
        explained[0] = true;
        var builder = new PlanBuilder(clause);
        builder.Leave();
        var pending = -1;
        for (var i = 1; i < words.Count; i++)
        {
            if (Cells.IsAddress(words[i].Text) && words[i].Span is null)
            {
                var value = pending >= 0 && Links(words, pending, i) ? pending : Ahead(words, i);
                if (value < 0)
                {
                    yield break;
                }

                Add(builder, words, words[i].Text, words[value].Span!);
                explained[i] = explained[value] = true;
                pending = -1;
                i = Math.Max(i, value);
            }
            else if (words[i].Span is { Kind: not ArgumentKind.Ordinal })
            {
                pending = i;
            }
        }

        for (var i = 1; i < words.Count; i++)
        {
            explained[i] |= words[i].Is("cell", "cells", "in", "into", "to", "and", "the", "value", "text", "formula", "number", "with", "word");
        }

        if (builder.Count > 0 && !NameMatch.LeavesValues(clause, explained))
        {
            yield return builder.Build((0.95 * clause.Share(explained)) + 0.15);
        }
    }

    private static void Add(PlanBuilder builder, Sentence words, string cell, ArgumentSpan value)
    {
        var text = value.Kind is ArgumentKind.Number or ArgumentKind.Percent ? value.Value : Quotations.Quote(value.Value);
        builder.Add($"Set cell {cell} to {text}", "request", "set_text");
    }

    private static bool Links(Sentence words, int value, int cell) =>
        Enumerable.Range(value + 1, cell - value - 1).All(i => words[i].Is("in", "into", "to", "cell", "the", "at", "as"));

    private static int Ahead(Sentence words, int cell)
    {
        for (var i = cell + 1; i < words.Count && i <= cell + 4; i++)
        {
            if (words[i].Span is { Kind: not ArgumentKind.Ordinal })
            {
                return i;
            }

            if (!words[i].Is("to", "=", "is", ":", "with", "the", "value", "text", "formula", "as", "number"))
            {
                return -1;
            }
        }

        return -1;
    }
}
