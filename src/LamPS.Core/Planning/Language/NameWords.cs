using System.Collections.Concurrent;

namespace LamPS.Core.Planning.Language;

/// <summary>The words of a name, taken apart once: names of an application are compared with every request.</summary>
internal sealed class NameWords
{
    private const int Most = 50_000;
    private static readonly ConcurrentDictionary<string, NameWords> Known = new(StringComparer.Ordinal);

    private NameWords(string name)
    {
        Words = [.. Sentence.Split(Selectors.ElementNames.Plain(name))];
        Stems = [.. Words.Select(Stemmer.Stem)];
        var light = Words.Select(w => Vocabulary.Current.Stop.Contains(w) || Vocabulary.Current.Generic.Contains(Stemmer.Stem(w))).ToArray();
        IsLight = light.All(l => l) ? new bool[light.Length] : light;
    }

    /// <summary>Words in order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Their stems.</summary>
    public IReadOnlyList<string> Stems { get; }

    /// <summary>Whether each says little beside the others.</summary>
    public IReadOnlyList<bool> IsLight { get; }

    /// <summary>The words of a name.</summary>
    /// <param name="name">Name.</param>
    public static NameWords Of(string name)
    {
        if (Known.Count > Most)
        {
            Known.Clear();
        }

        return Known.GetOrAdd(name, n => new NameWords(n));
    }
}
