using System.Globalization;
using LamPS.Core.Planning.Language;

namespace LamPS.Learning.Synthetic;

/// <summary>The words that synthetic interfaces are named with, from <c>Vocabulary.txt</c>.</summary>
internal sealed class Vocabulary
{
    private static readonly Lazy<Vocabulary> Only = new(() => new Vocabulary(WordSections.Read(typeof(Vocabulary).Assembly, "synthetic/Vocabulary.txt")));

    private Vocabulary(Dictionary<string, List<string>> sections)
    {
        Trades = [.. sections["trades"].Select(Entry).Select(e => new Trade(e.Name, e.Items))];
        Adjectives = [.. sections["adjectives"].SelectMany(Parts)];
        Verbs = [.. sections["verbs"].Select(Entry).Select(e => new Verb(e.Name, e.Items))];
        Synonyms = Verbs.ToDictionary(v => v.Name, v => v.Synonyms, StringComparer.OrdinalIgnoreCase);
        Texts = [.. sections["texts"].SelectMany(Parts)];
        Numbers = [.. sections["numbers"].Select(ReadNumber)];
        Options = [.. sections["options"].Select(Entry).Select(e => new OptionSet(e.Name, e.Items))];
        Switches = [.. sections["switches"].SelectMany(Parts)];
        Menus = [.. sections["menus"].Select(Entry).Select(e => new Trade(e.Name, e.Items))];
        Tabs = [.. sections["tabs"].SelectMany(Parts)];
        Confirmations = [.. sections["confirm"].SelectMany(Parts)];
        People = [.. sections["people"].SelectMany(Parts)];
        Places = [.. sections["places"].SelectMany(Parts)];
        Phrases = [.. sections["phrases"].SelectMany(Parts)];
        Things = [.. Trades.SelectMany(t => t.Things).Distinct()];
    }

    /// <summary>The shipped one.</summary>
    public static Vocabulary Shipped => Only.Value;

    public IReadOnlyList<Trade> Trades { get; }

    public IReadOnlyList<string> Things { get; }

    public IReadOnlyList<string> Adjectives { get; }

    public IReadOnlyList<Verb> Verbs { get; }

    /// <summary>Other words for a verb.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Synonyms { get; }

    public IReadOnlyList<string> Texts { get; }

    public IReadOnlyList<NumberKind> Numbers { get; }

    public IReadOnlyList<OptionSet> Options { get; }

    public IReadOnlyList<string> Switches { get; }

    /// <summary>Top menus and entries that many applications have.</summary>
    public IReadOnlyList<Trade> Menus { get; }

    public IReadOnlyList<string> Tabs { get; }

    /// <summary>Names of the button that a dialog is accepted with.</summary>
    public IReadOnlyList<string> Confirmations { get; }

    public IReadOnlyList<string> People { get; }

    public IReadOnlyList<string> Places { get; }

    public IReadOnlyList<string> Phrases { get; }

    private static (string Name, IReadOnlyList<string> Items) Entry(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return (line[..colon], [.. Parts(line[(colon + 1)..])]);
    }

    private static IEnumerable<string> Parts(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static NumberKind ReadNumber(string line)
    {
        var parts = line.Split(':', StringSplitOptions.TrimEntries);
        var limits = parts[1].Split('-');
        return new NumberKind(parts[0], int.Parse(limits[0], CultureInfo.InvariantCulture), int.Parse(limits[1], CultureInfo.InvariantCulture), parts.Length > 2 ? [.. Parts(parts[2])] : []);
    }
}

/// <summary>A trade and the things it deals with; also a menu and its entries.</summary>
internal sealed record Trade(string Name, IReadOnlyList<string> Things);

/// <summary>A verb and other words for it.</summary>
internal sealed record Verb(string Name, IReadOnlyList<string> Synonyms);

/// <summary>What a number field can be called, its limits and the units it comes in.</summary>
internal sealed record NumberKind(string Name, int Least, int Most, IReadOnlyList<string> Units);

/// <summary>A choice and its options.</summary>
internal sealed record OptionSet(string Name, IReadOnlyList<string> Options);
