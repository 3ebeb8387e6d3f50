using System.Text.RegularExpressions;
using LamPS.Learning.Records;

namespace LamPS.Learning.Templates;

/// <summary>Keeps account of what was written into a template document, and finds what can be named in it without doubt.</summary>
internal sealed partial class TemplateLedger
{
    private const int MostPhrases = 60;
    private readonly List<string> _all = [];
    private readonly List<string> _paragraphs = [];
    private readonly List<string> _headings = [];
    private readonly List<string> _items = [];
    private readonly List<string> _elsewhere = [];
    private readonly List<TemplateTable> _tables = [];
    private readonly Dictionary<string, List<string>> _named = [];

    public List<TemplateLink> Links { get; } = [];

    public int Tables => _tables.Count;

    public void Paragraph(string text)
    {
        _all.Add(text);
        _paragraphs.Add(text);
    }

    public void Heading(string text)
    {
        _all.Add(text);
        _headings.Add(text);
    }

    public void ListItem(string text)
    {
        _all.Add(text);
        _items.Add(text);
    }

    public void Table(TemplateTable table)
    {
        _tables.Add(table);
        _elsewhere.AddRange(table.Cells.SelectMany(c => c));
    }

    public void Section(string name) => Named("section", name);

    /// <summary>A thing with a name, or a text outside of the body.</summary>
    public void Named(string sort, string name)
    {
        if (!_named.TryGetValue(sort, out var names))
            _named[sort] = names = [];
        names.Add(name);
    }

    /// <summary>Number of the next thing of a sort, from 1.</summary>
    public int ToNumber(string sort) => Sort(sort).Count + 1;

    /// <summary>A text that readers see but that isn't a paragraph of the body.</summary>
    public void Elsewhere(string text) => _elsewhere.Add(text);

    public TemplateContent ToContent(string topic, string title, SeededRandom random)
    {
        var texts = _all.Concat(_elsewhere).Concat(Sort("comment")).Concat(Sort("note")).Concat(Sort("change")).ToArray();
        var whole = string.Join('\n', texts);
        var words = Word().Matches(whole).GroupBy(m => m.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count());
        var folded = whole.ToUpperInvariant();
        var placeholders = words.Keys.Where(w => w.Length >= 4 && w.All(char.IsUpper)).ToArray();
        var plain = string.Join('\n', _paragraphs);
        var unique = Word().Matches(plain).Select(m => m.Value)
            .Where(w => w.Length >= 5 && words[w] == 1 && Occurrences(folded, w.ToUpperInvariant()) == 1 && !w.All(char.IsUpper))
            .ToArray();
        return new TemplateContent
        {
            Topic = topic,
            Title = title,
            All = [.. _all],
            Paragraphs = Once(_paragraphs),
            Headings = Once(_headings),
            ListItems = Once(_items),
            UniqueWords = unique,
            Phrases = Phrases(folded, random),
            RepeatedWords = [.. words
                .Where(w => w.Key.Length >= 4 && w.Value > 1 && !placeholders.Contains(w.Key) && Occurrences(folded, w.Key.ToUpperInvariant()) == w.Value)
                .OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => new RepeatedWord(w.Key, w.Value))],
            Placeholders = [.. placeholders.Select(w => new RepeatedWord(w, words[w]))],
            Tables = [.. _tables],
            Links = [.. Links],
            Comments = Sort("comment"),
            Notes = Sort("note"),
            Images = Sort("image"),
            Shapes = Sort("shape"),
            Sections = Sort("section"),
            Bookmarks = Sort("bookmark"),
            Changes = Sort("change"),
        };
    }

    private IReadOnlyList<string> Sort(string sort) => _named.TryGetValue(sort, out var names) ? [.. names] : [];

    private IReadOnlyList<string> Once(List<string> texts) =>
        [.. texts.Where(t => t.Length > 0 && _all.Concat(_elsewhere).Count(other => other == t) == 1)];

    private IReadOnlyList<string> Phrases(string folded, SeededRandom random)
    {
        var found = new List<string>();
        foreach (var paragraph in random.Shuffle(_paragraphs))
        {
            foreach (Match match in Pair().Matches(paragraph))
            {
                if (found.Count < MostPhrases && Occurrences(folded, match.Value.ToUpperInvariant()) == 1)
                    found.Add(match.Value);
            }
        }

        return found;
    }

    private static int Occurrences(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b[a-z]{3,} (?:[a-z]{2,} )?[a-z]{4,}\b")]
    private static partial Regex Pair();
}
