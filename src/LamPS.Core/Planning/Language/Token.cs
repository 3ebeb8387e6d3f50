namespace LamPS.Core.Planning.Language;

/// <summary>A word, an argument or a mark of a sentence.</summary>
/// <param name="Text">As written.</param>
/// <param name="Stem">Stem of a word; of an argument, its text in lower case; the mark itself.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Index behind it.</param>
/// <param name="Span">The argument that it is, or null.</param>
/// <param name="IsMark">Whether it is punctuation.</param>
internal sealed record Token(string Text, string Stem, int Start, int End, ArgumentSpan? Span, bool IsMark)
{
    /// <summary>Whether it is a word without meaning for a search.</summary>
    public bool IsStop => IsMark || (Span is null && Vocabulary.Current.Stop.Contains(Text));

    /// <summary>Whether it begins with a capital letter.</summary>
    public bool IsCapitalized => char.IsUpper(Text[0]);

    /// <summary>Whether the word is one of these, ignoring case.</summary>
    /// <param name="words">Words.</param>
    public bool Is(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is an argument of this kind.</summary>
    /// <param name="kind">Kind.</param>
    public bool Is(ArgumentKind kind) => Span?.Kind == kind;
}
