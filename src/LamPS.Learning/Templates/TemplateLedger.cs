using System.Text.RegularExpressions;
using LamPS.Learning.Records;

namespace LamPS.Learning.Templates;

/// <summary>Keeps account of what was written into a template document, and finds what can be named in it without doubt.</summary>
internal sealed partial class TemplateLedger
{
    private const int MostPhrases = 60;

    // What shows of a page in a window of usual size, in points, and how much of it a paragraph takes: programs tell about the text that
    // shows, so that is what tasks name.
    private const double ShownHeight = 480;
    private const double LineHeight = 16.5;
    private const double Gap = 7;
    private const int LineLength = 74;
    private readonly List<string> _shown = [];
    private double _height;
    private readonly List<string> _all = [];
    private readonly List<string> _paragraphs = [];
    private readonly List<string> _headings = [];
    private readonly List<string> _items = [];
    private readonly List<string> _elsewhere = [];
    private readonly List<TemplateTable> _tables = [];
    private readonly Dictionary<string, List<string>> _named = [];

    public List<TemplateLink> Links { get; } = [];

    public int Tables => _tables.Count;

    private bool IsShown => _height <= ShownHeight;

    public void Paragraph(string text)
    {
        _all.Add(text);
        _paragraphs.Add(text);
        Show(text, LineHeight);
    }

    public void Heading(string text)
    {
        _all.Add(text);
        _headings.Add(text);
        Show(text, 2 * LineHeight);
    }

    public void ListItem(string text)
    {
        _all.Add(text);
        _items.Add(text);
        Show(text, LineHeight);
    }

    public void Table(TemplateTable table)
    {
        _tables.Add(table);
        _elsewhere.AddRange(table.Cells.SelectMany(c => c));
        foreach (var row in table.Cells)
        {
            Show(row[0], LineHeight);
            _shown.AddRange(IsShown ? row.Skip(1) : []);
        }
    }

    /// <summary>Room that something other than text takes.</summary>
    /// <param name="points">Its height in points.</param>
    public void Space(double points) => _height += points;

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
        var plain = string.Join('\n', _paragraphs.Where(_shown.Contains));
        var unique = Word().Matches(plain).Select(m => m.Value)
            .Where(w => w.Length >= 5 && words[w] == 1 && Occurrences(folded, w.ToUpperInvariant()) == 1 && !w.All(char.IsUpper))
            .ToArray();
        return new TemplateContent
        {
            Topic = topic,
            Title = title,
            All = [.. _all],
            Paragraphs = Once(_paragraphs, folded),
            Headings = Once(_headings, folded),
            ListItems = Once(_items, folded),
            Shown = [.. _shown],
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

    private void Show(string text, double lineHeight)
    {
        _height += Gap + (lineHeight * Math.Max(1, (text.Length + LineLength - 1) / LineLength));
        if (IsShown)
            _shown.Add(text);
    }

    private IReadOnlyList<string> Sort(string sort) => _named.TryGetValue(sort, out var names) ? [.. names] : [];

    // Found by their text, so nothing else may have it inside: a heading "Results" and a sentence on results are two.
    private IReadOnlyList<string> Once(List<string> texts, string folded) =>
        [.. texts.Where(t => t.Length > 0 && _shown.Contains(t) && Occurrences(folded, t.ToUpperInvariant()) == 1)];

    private IReadOnlyList<string> Phrases(string folded, SeededRandom random)
    {
        var found = new List<string>();
        foreach (var paragraph in random.Shuffle(_paragraphs.Where(_shown.Contains)))
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
