using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents;

/// <summary>What of a request or plan line can be an argument, read by code, so that a model only has to choose.</summary>
internal static class RequestTexts
{
    private static readonly char[] Ends = ['.', ',', ';', ':', '!', '?'];

    /// <summary>Texts that stand in some texts as quotations, numbers, paths, addresses; each once, in order.</summary>
    /// <param name="texts">Request and line.</param>
    public static IReadOnlyList<string> Arguments(params IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => ArgumentScanner.Scan(t)).Select(s => s.Value).Where(v => v.Length > 0).Distinct()];

    /// <summary>What an unquoted line gives as a value: <c>Printer</c> of <c>Choose Printer as Category</c>, in pieces of one to four words.</summary>
    /// <param name="line">Line of a plan.</param>
    public static IReadOnlyList<string> Phrases(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim(Ends)).Where(w => w.Length > 0).Take(24).ToList();
        return [.. Enumerable.Range(1, 4).SelectMany(n => Enumerable.Range(0, Math.Max(0, words.Count - n + 1)).Select(i => string.Join(' ', words.Skip(i).Take(n)))).Distinct()];
    }

    /// <summary>A text with spaces in place of its values: quotations, numbers, addresses.</summary>
    /// <param name="text">Text.</param>
    /// <param name="values">Its values.</param>
    public static string Without(string text, IReadOnlyList<ArgumentSpan> values)
    {
        var plain = text.ToCharArray();
        foreach (var value in values)
            Array.Fill(plain, ' ', value.Start, value.Length);
        return new string(plain);
    }

    /// <summary>Words that tell something, in lower case without their endings.</summary>
    /// <param name="text">Text.</param>
    public static HashSet<string> Words(string text)
    {
        // A model's memory has tens of thousands of texts, which are read whenever it is loaded: only words that are new become strings.
        HashSet<string> words = new(StringComparer.Ordinal);
        var (stems, empty) = (words.GetAlternateLookup<ReadOnlySpan<char>>(), Empty.GetAlternateLookup<ReadOnlySpan<char>>());
        var lower = text.ToLowerInvariant().AsSpan();
        for (var i = 0; i < lower.Length; i++)
        {
            var start = i;
            while (i < lower.Length && char.IsLetterOrDigit(lower[i]))
                i++;
            if (i > start && !empty.Contains(lower[start..i]))
                stems.Add(Stem(lower[start..i]));
        }

        return words;
    }

    private static readonly HashSet<string> Empty =
    [
        "a", "an", "the", "to", "of", "in", "on", "at", "as", "by", "for", "and", "or", "then", "with", "from", "it", "its", "is", "be", "this", "that", "please", "into", "my", "me",
        "set", "press", "click", "choose", "select", "type", "enter", "make", "put", "use", "go", "do", "open", "step",
    ];

    // Enough to bring 'rows' and 'row', 'saved' and 'save' together.
    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) => word.Length switch
    {
        > 5 when word.EndsWith("ing") => word[..^3],
        > 4 when word.EndsWith("ed") || word.EndsWith("es") => word[..^2],
        > 3 when word[^1] is 's' or 'e' => word[..^1],
        _ => word,
    };
}
