using LamPS.Core.Applications;
using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>Draws fields with names, kinds, limits, options and defaults that belong together.</summary>
internal sealed class FieldMaker(Vocabulary words, Trade trade, SeededRandom random, bool titles)
{
    /// <summary>Several fields of a page; no two share a name, so that a request can mean only one.</summary>
    /// <param name="count">How many.</param>
    /// <param name="tab">Tab that they are on, or empty.</param>
    /// <param name="taken">Names that are taken; those of the new fields are added.</param>
    public IEnumerable<MapField> Several(int count, string tab, HashSet<string> taken)
    {
        for (var i = 0; i < count; i++)
        {
            var field = One(tab);
            if (taken.Add(field.Label.ToLowerInvariant()))
                yield return field;
        }
    }

    /// <summary>A thing of the trade, sometimes with an adjective.</summary>
    public string Thing() => random.Next(4) == 0 ? $"{random.Pick(words.Adjectives)} {random.Pick(trade.Things)}" : random.Pick(trade.Things);

    /// <summary>A name in the style of this application.</summary>
    public string Styled(string name) => titles ? Words.Title(name) : Words.Capital(name);

    /// <summary>A switch's name.</summary>
    public string SwitchName() => Styled(random.Pick(words.Switches)
        .Replace("{things}", Words.Plural(random.Pick(trade.Things)), StringComparison.Ordinal)
        .Replace("{thing}", random.Pick(trade.Things), StringComparison.Ordinal)
        .Replace("{adjective}", random.Pick(words.Adjectives), StringComparison.Ordinal));

    private MapField One(string tab) => random.Next(100) switch
    {
        < 26 => Number(tab),
        < 46 => new MapField(Styled(TextName()), "textbox", random.Next(3) == 0 ? TextValue() : "", Tab: tab),
        < 68 => Choice(tab, random.Next(8) == 0 ? "list" : "combobox"),
        < 91 => new MapField(SwitchName(), "checkbox", random.Next(3) == 0 ? "on" : "off", Tab: tab),
        < 97 => Choice(tab, "radiobutton"),
        _ => Number(tab) with { Role = "slider" },
    };

    private string TextName() => random.Next(3) switch
    {
        0 => random.Pick(words.Texts),
        1 => $"{random.Pick(trade.Things)} {random.Pick(words.Texts)}",
        _ => Thing(),
    };

    /// <summary>Something that people write into a text field.</summary>
    public string TextValue() => random.Next(6) switch
    {
        0 => random.Pick(words.People),
        1 => random.Pick(words.Places),
        2 => $"{Words.Capital(random.Pick(trade.Things))} {random.Between(1, 99)}",
        3 => Words.Capital(Thing()),
        _ => random.Pick(words.Phrases),
    };

    /// <summary>Something that people would write into a field of that name.</summary>
    /// <param name="label">Label.</param>
    public string TextFor(string label)
    {
        var word = random.Pick(trade.Things).Replace(' ', '-').ToLowerInvariant();
        return label.ToLowerInvariant() switch
        {
            var l when l.Contains("mail", StringComparison.Ordinal) => $"{random.Pick(words.People).Split(' ')[0].ToLowerInvariant()}@{word}.example",
            var l when l.Contains("url", StringComparison.Ordinal) || l.Contains("web", StringComparison.Ordinal) || l.Contains("link", StringComparison.Ordinal) => $"https://{word}.example/{random.Between(1, 99)}",
            var l when l.Contains("file", StringComparison.Ordinal) || l.Contains("folder", StringComparison.Ordinal) || l.Contains("path", StringComparison.Ordinal) => $"/home/{random.Pick(words.People).Split(' ')[0].ToLowerInvariant()}/{word}.{random.Pick<string>(["txt", "odt", "pdf", "csv"])}",
            var l when l.Contains("date", StringComparison.Ordinal) => $"{random.Between(2020, 2029)}-{random.Between(1, 12):00}-{random.Between(1, 28):00}",
            var l when l.Contains("author", StringComparison.Ordinal) || l.Contains("owner", StringComparison.Ordinal) || l.Contains("contact", StringComparison.Ordinal) => random.Pick(words.People),
            var l when l.Contains("city", StringComparison.Ordinal) || l.Contains("location", StringComparison.Ordinal) || l.Contains("country", StringComparison.Ordinal) => random.Pick(words.Places),
            _ => TextValue(),
        };
    }

    private MapField Number(string tab)
    {
        var kind = random.Pick(words.Numbers);
        var name = random.Next(4) switch
        {
            0 => Words.Plural(random.Pick(trade.Things)),
            1 => $"{random.Pick(trade.Things)} {kind.Name}",
            2 => $"{random.Pick(words.Adjectives)} {kind.Name}",
            _ => kind.Name,
        };
        var unit = kind.Units.Count > 0 && random.Next(3) > 0 ? random.Pick(kind.Units) : "";
        var start = random.Between(kind.Least, Math.Min(kind.Most, kind.Least + 20));
        return new MapField(Styled(name), "spinbutton", unit.Length > 0 ? $"{start} {unit}" : $"{start}", kind.Least, kind.Most, Tab: tab) { Unit = unit };
    }

    private MapField Choice(string tab, string role)
    {
        if (random.Next(4) == 0)
        {
            var things = random.Shuffle(trade.Things.Concat(trade.Things.Select(t => $"{random.Pick(words.Adjectives)} {t}"))).DistinctBy(t => t.ToLowerInvariant()).Take(random.Between(3, 8)).Select(Styled).ToList();
            return new MapField(Styled($"{random.Pick(trade.Things)} {random.Pick(Kinds)}"), role, random.Pick(things), Options: things, Tab: tab);
        }

        var set = random.Pick(words.Options);
        var options = set.Options.Count > 4 && random.Next(3) == 0 ? [.. set.Options.Take(random.Between(3, set.Options.Count))] : set.Options;
        var name = random.Next(3) switch
        {
            0 => $"{random.Pick(trade.Things)} {set.Name}",
            1 => $"{random.Pick(words.Adjectives)} {set.Name}",
            _ => set.Name,
        };
        return new MapField(Styled(name), role, random.Pick(options), Options: options, Tab: tab);
    }

    private static readonly string[] Kinds = ["type", "kind", "group", "category", "class", "source", "list"];
}
