using System.Collections.Frozen;
using LamPS.Core.Planning.Language;

namespace LamPS.Learning.Plans.Wording;

/// <summary>The small tables of English that tasks are worded with; read once from <c>Wording.txt</c>.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, List<string>> _sections;

    private WordList(Dictionary<string, List<string>> sections)
    {
        _sections = sections;
        Stative = Entries("stative").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Opening = Entries("opening").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Setting = Entries("setting").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Nouns = Entries("nouns").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Frame = Entries("frame").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Proper = Entries("proper").ToFrozenSet(StringComparer.Ordinal);
        OffTopic = [.. Entries("off-topic")];
        Never = [.. Entries("never")];
        VerbSynonyms = Synonyms("verb-synonyms");
        NounSynonyms = Synonyms("noun-synonyms");
    }

    /// <summary>The tables.</summary>
    public static WordList Current { get; } = new(WordSections.Read(typeof(WordList).Assembly, "LamPS.Learning.Plans.Wording.Wording.txt"));

    /// <summary>Verbs that describe what a thing is or gives.</summary>
    public FrozenSet<string> Stative { get; }

    /// <summary>Verbs that open something to look at.</summary>
    public FrozenSet<string> Opening { get; }

    /// <summary>Verbs that say that a value is set.</summary>
    public FrozenSet<string> Setting { get; }

    /// <summary>Verbs that begin titles as nouns.</summary>
    public FrozenSet<string> Nouns { get; }

    /// <summary>Words with which people ask, whatever they ask for.</summary>
    public FrozenSet<string> Frame { get; }

    /// <summary>Words that keep their capital letter.</summary>
    public FrozenSet<string> Proper { get; }

    /// <summary>Titles, and beginnings of titles, that are about no task; lower case.</summary>
    public IReadOnlyList<string> OffTopic { get; }

    /// <summary>What tasks never have in them; lower case.</summary>
    public IReadOnlyList<string> Never { get; }

    /// <summary>Verb to others that mean the same.</summary>
    public FrozenDictionary<string, IReadOnlyList<string>> VerbSynonyms { get; }

    /// <summary>Noun to others that mean the same.</summary>
    public FrozenDictionary<string, IReadOnlyList<string>> NounSynonyms { get; }

    /// <summary>Entries of a section, <c>_</c> read as a space.</summary>
    /// <param name="section">Name.</param>
    public IEnumerable<string> Entries(string section) =>
        _sections[section].SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(word => word.Replace('_', ' '));

    private FrozenDictionary<string, IReadOnlyList<string>> Synonyms(string section)
    {
        var synonyms = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var pair in Entries(section).Select(entry => entry.Split('=')))
            synonyms[pair[0]] = pair[1].Split(',');
        return synonyms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
