namespace LamPS.Core.Planning.Language;

/// <summary>A clause or plan line as tokens: words, arguments (one token each) and marks.</summary>
internal sealed class Sentence
{
    private Sentence(string text, IReadOnlyList<Token> tokens)
    {
        Text = text;
        Tokens = tokens;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its tokens in order.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>How many tokens.</summary>
    public int Count => Tokens.Count;

    /// <summary>Token at an index.</summary>
    public Token this[int index] => Tokens[index];

    /// <summary>Reads a text.</summary>
    /// <param name="text">Text.</param>
    public static Sentence Read(string text)
    {
        var tokens = new List<Token>();
        var i = 0;
        foreach (var span in ArgumentScanner.Scan(text))
        {
            Words(text, i, span.Start, tokens);
            var written = text.Substring(span.Start, span.Length);
            tokens.Add(new Token(written, Stem(span, written), span.Start, span.End, span, false));
            i = span.End;
        }

        Words(text, i, text.Length, tokens);
        return new Sentence(text, tokens);
    }

    /// <summary>The text between two tokens, both included, as written.</summary>
    /// <param name="first">First token.</param>
    /// <param name="last">Last token.</param>
    public string Slice(int first, int last) => first > last ? "" : Text[Tokens[first].Start..Tokens[last].End];

    /// <summary>Stems of the words of a name, numbers included, marks not; stop words only where nothing else is left.</summary>
    /// <param name="name">A name such as <c>Insert Table...</c>.</param>
    public static IReadOnlyList<string> Stems(string name)
    {
        var all = new List<string>();
        var telling = new List<string>();
        foreach (var word in Split(name))
        {
            var stem = Stemmer.Stem(word);
            all.Add(stem);
            if (!Vocabulary.Current.Stop.Contains(word))
            {
                telling.Add(stem);
            }
        }

        return telling.Count > 0 ? telling : all;
    }

    /// <summary>The words of a name: letters, digits and what stands inside of a word; a name of marks alone (<c>+</c>) is one word.</summary>
    /// <param name="name">Name.</param>
    public static IEnumerable<string> Split(string name)
    {
        var any = false;
        for (var i = 0; i < name.Length;)
        {
            if (!char.IsLetterOrDigit(name[i]))
            {
                i++;
                continue;
            }

            var end = EndOfWord(name, i);
            yield return name[i..end];
            any = true;
            i = end;
        }

        if (!any && name.Trim() is { Length: > 0 } marks)
        {
            yield return marks;
        }
    }

    // A number matches names by its digits: "150 %" and "150%".
    private static string Stem(ArgumentSpan span, string written) => span.Kind switch
    {
        ArgumentKind.Quotation => written,
        ArgumentKind.Number or ArgumentKind.Percent => written[..(written.Length - span.Unit.Length)].Trim().ToLowerInvariant(),
        _ => Stemmer.Stem(written),
    };

    private static void Words(string text, int start, int end, List<Token> tokens)
    {
        for (var i = start; i < end;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            else if (char.IsLetterOrDigit(text[i]))
            {
                var stop = Math.Min(EndOfWord(text, i), end);
                var word = text[i..stop];
                tokens.Add(new Token(word, Stemmer.Stem(word), i, stop, null, false));
                i = stop;
            }
            else
            {
                tokens.Add(new Token(text[i].ToString(), text[i].ToString(), i, i + 1, null, true));
                i++;
            }
        }
    }

    // Inside a word: apostrophes ("don't"), hyphens ("drop-down"), points and commas between digits ("1.5").
    private static int EndOfWord(string text, int i)
    {
        while (i < text.Length)
        {
            if (char.IsLetterOrDigit(text[i])
                || (i + 1 < text.Length && i > 0 && char.IsLetterOrDigit(text[i + 1]) && char.IsLetterOrDigit(text[i - 1])
                    && (text[i] is '\'' or '’' or '-' || (text[i] is '.' or ',' && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1])))))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i;
    }
}
