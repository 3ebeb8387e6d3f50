using System.Collections.Frozen;
using System.Globalization;

namespace LamPS.Core.Planning.Language;

/// <summary>The small tables of English that planner and actor share; read once from <c>Vocabulary.txt</c>.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, List<string>> _sections;

    private Vocabulary(Dictionary<string, List<string>> sections)
    {
        _sections = sections;
        Verbs = Words("verbs");
        AmbiguousVerbs = Words("ambiguous-verbs");
        Stop = Words("stop");
        Generic = Stems("generic");
        Universal = Stems("universal");
        ActionVerbs = Stems("action-verbs");
        Creates = Stems("creates");
        CompleteVerbs = Words("complete-verbs");
        On = Words("on");
        Off = Words("off");
        Polite = [.. Entries("polite").OrderByDescending(p => p.Length)];
        Connectors = [.. Entries("connectors").OrderByDescending(p => p.Length)];
        Compounds = Entries("compounds");
        Abbreviations = Words("abbreviations");
        BeforeOne = Words("before-one");
        Numbers = Values("numbers");
        Ordinals = Values("ordinals");
        Confirm = Entries("confirm");
        Dismiss = Words("dismiss");
        Submit = Entries("submit");
        Apply = Words("apply");
        Synonyms = Groups("synonyms");
        Opposites = [.. _sections.GetValueOrDefault("opposites", []).Select(line => (IReadOnlyList<IReadOnlySet<string>>)[.. line.Split('|').Select(sense => sense.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Stemmer.Stem).ToFrozenSet(StringComparer.Ordinal))])];
    }

    /// <summary>The vocabulary.</summary>
    public static Vocabulary Current { get; } = new(WordSections.Read(typeof(Vocabulary).Assembly, "LamPS.Core.Planning.Language.Vocabulary.txt"));

    /// <summary>Verbs that begin a clause.</summary>
    public FrozenSet<string> Verbs { get; }

    /// <summary>Verbs that are as often nouns, so that "and" before one doesn't begin a clause by itself.</summary>
    public FrozenSet<string> AmbiguousVerbs { get; }

    /// <summary>Words that carry no meaning for a search.</summary>
    public FrozenSet<string> Stop { get; }

    /// <summary>Stems of nouns that say little about which thing is meant.</summary>
    public FrozenSet<string> Generic { get; }

    /// <summary>Stems of what nearly everything is done to.</summary>
    public FrozenSet<string> Universal { get; }

    /// <summary>Stems of verbs that any action explains.</summary>
    public FrozenSet<string> ActionVerbs { get; }

    /// <summary>Stems of verbs that ask for something to be carried out, not just opened.</summary>
    public FrozenSet<string> Creates { get; }

    /// <summary>Verbs that ask for something without saying what it is done to.</summary>
    public FrozenSet<string> CompleteVerbs { get; }

    /// <summary>Words that ask for something to be on.</summary>
    public FrozenSet<string> On { get; }

    /// <summary>Words that ask for something to be off.</summary>
    public FrozenSet<string> Off { get; }

    /// <summary>What people say before they say what they want, longest first.</summary>
    public IReadOnlyList<string> Polite { get; }

    /// <summary>Words between clauses, longest first.</summary>
    public IReadOnlyList<string> Connectors { get; }

    /// <summary>Phrases whose "and" joins no clauses.</summary>
    public IReadOnlyList<string> Compounds { get; }

    /// <summary>Abbreviations, without their last point.</summary>
    public FrozenSet<string> Abbreviations { get; }

    /// <summary>Words after which "one" counts nothing.</summary>
    public FrozenSet<string> BeforeOne { get; }

    /// <summary>Number words.</summary>
    public FrozenDictionary<string, double> Numbers { get; }

    /// <summary>Ordinal words; last is -1.</summary>
    public FrozenDictionary<string, double> Ordinals { get; }

    /// <summary>Buttons that carry a dialog out, most telling first.</summary>
    public IReadOnlyList<string> Confirm { get; }

    /// <summary>Buttons that don't.</summary>
    public FrozenSet<string> Dismiss { get; }

    /// <summary>Buttons that hand in a form, most telling first.</summary>
    public IReadOnlyList<string> Submit { get; }

    /// <summary>Buttons that make changed settings count.</summary>
    public FrozenSet<string> Apply { get; }

    /// <summary>Stem to the stems that mean about the same.</summary>
    public FrozenDictionary<string, FrozenSet<string>> Synonyms { get; }

    /// <summary>Senses of which one excludes the others, each as stems of its words.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlySet<string>>> Opposites { get; }

    /// <summary>Entries of a section as written, <c>_</c> read as a space.</summary>
    /// <param name="section">Name.</param>
    public IReadOnlyList<string> Entries(string section) =>
        _sections.TryGetValue(section, out var entries) ? [.. entries.SelectMany(line => line.Split(' ')).Select(word => word.Replace('_', ' '))] : [];

    private FrozenSet<string> Words(string section) => Entries(section).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private FrozenSet<string> Stems(string section) => Entries(section).Select(Stemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    private FrozenDictionary<string, double> Values(string section) => Entries(section)
        .Select(entry => entry.Split('='))
        .ToFrozenDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    private FrozenDictionary<string, FrozenSet<string>> Groups(string section)
    {
        var near = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var line in _sections.GetValueOrDefault(section, []))
        {
            var stems = line.Split(' ').Select(Stemmer.Stem).Distinct().ToList();
            foreach (var stem in stems)
            {
                if (!near.TryGetValue(stem, out var others))
                {
                    near[stem] = others = new HashSet<string>(StringComparer.Ordinal);
                }

                others.UnionWith(stems.Where(other => other != stem));
            }
        }

        return near.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
