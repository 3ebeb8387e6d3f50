using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Lines;

/// <summary>The tokens of a plan line with the small questions that reading it asks; indices outside of it are no word.</summary>
internal sealed class LineWords(Sentence sentence)
{
    /// <summary>The line.</summary>
    public string Text => sentence.Text;

    /// <summary>How many tokens.</summary>
    public int Count => sentence.Count;

    /// <summary>Token.</summary>
    public Token this[int index] => sentence[index];

    /// <summary>Whether any token is a quotation.</summary>
    public bool HasQuotation => sentence.Tokens.Any(t => t.Is(ArgumentKind.Quotation));

    /// <summary>A token in lower case.</summary>
    public string Lower(int index) => sentence[index].Text.ToLowerInvariant();

    /// <summary>Whether the token at an index is one of these words.</summary>
    public bool Is(int index, params ReadOnlySpan<string> words) => index >= 0 && index < Count && sentence[index].Is(words);

    /// <summary>Whether any token is one of these words.</summary>
    public bool Contains(params ReadOnlySpan<string> words) => Find(0, words) >= 0;

    /// <summary>Whether the last token is one of these words.</summary>
    public bool EndsWith(params ReadOnlySpan<string> words) => Is(Count - 1, words);

    /// <summary>The first token behind one that is none of these words.</summary>
    public int After(int index, params ReadOnlySpan<string> words)
    {
        index++;
        while (Is(index, words) && !sentence[index].Is(ArgumentKind.Quotation))
        {
            index++;
        }

        return index;
    }

    /// <summary>The first token from an index on that is one of these words, or -1.</summary>
    public int Find(int start, params ReadOnlySpan<string> words)
    {
        for (var i = Math.Max(0, start); i < Count; i++)
        {
            if (Is(i, words))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The last token from an index on that is one of these words, or -1.</summary>
    public int FindLast(int start, params ReadOnlySpan<string> words)
    {
        for (var i = Count - 1; i >= Math.Max(0, start); i--)
        {
            if (Is(i, words))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Indices of the tokens from an index on that are values.</summary>
    public IReadOnlyList<int> Spans(int start) =>
        [.. Enumerable.Range(start, Math.Max(0, Count - start)).Where(i => sentence[i].Span is not null and not { Kind: ArgumentKind.Ordinal or ArgumentKind.Boolean })];

    /// <summary>The first value of one of these kinds, or null.</summary>
    public ArgumentSpan? FirstSpan(params ArgumentKind[] kinds) => sentence.Tokens.FirstOrDefault(t => t.Span is { } s && kinds.Contains(s.Kind))?.Span;

    /// <summary>The words from one token to another as written.</summary>
    public string Slice(int first, int last) => first < 0 || last >= Count ? "" : sentence.Slice(first, last);

    /// <summary>The value that stands from one token to another: the argument if it is one, else the words.</summary>
    public (string Text, ArgumentSpan? Span) Value(int first, int last)
    {
        while (first < last && Is(first, "the", "a"))
        {
            first++;
        }

        return first == last && first < Count && sentence[first].Span is { } span ? (span.Value, span) : (Slice(first, last), null);
    }

    /// <summary>Index of the last token before "twice" or "3 times", and how often that is.</summary>
    public (int Last, int Times) Times()
    {
        if (EndsWith("twice"))
        {
            return (Count - 2, 2);
        }

        if (EndsWith("times") && Count > 2 && sentence[Count - 2].Span is { Number: { } number } && number is >= 1 and <= 1000)
        {
            return (Count - 3, (int)number);
        }

        return EndsWith("once") ? (Count - 2, 1) : (Count - 1, 1);
    }

    /// <summary>The line from a token on, with what stands in values blanked out.</summary>
    public string Masked(int start)
    {
        var text = Text.ToCharArray();
        foreach (var token in sentence.Tokens.Where(t => t.Is(ArgumentKind.Quotation) || t.Is(ArgumentKind.Formula)))
        {
            Array.Fill(text, ' ', token.Start, token.End - token.Start);
        }

        return new string(text)[sentence[start].Start..];
    }
}
