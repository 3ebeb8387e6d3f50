using System.Collections.Frozen;
using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;
using LamPS.Learning.Records;

namespace LamPS.Learning.Templates;

/// <summary>Writes sentences, headings and table rows on one topic; what it gave once it doesn't give again while it has others.</summary>
internal sealed partial class Prose
{
    private const string Shared = "patterns";
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string[]>> Vocabulary = Load();
    private static readonly string[] Languages = ["de", "fr", "es", "it", "nl"];
    private readonly SeededRandom _random;
    private readonly Dictionary<string, Queue<string>> _left = [];
    private readonly FrozenDictionary<string, string[]> _words;

    public Prose(SeededRandom random)
    {
        _random = random;
        Topic = random.Pick(Topics);
        _words = Vocabulary[Topic];
    }

    /// <summary>What can be written about, in a fixed order.</summary>
    public static IReadOnlyList<string> Topics { get; } =
        [.. Vocabulary.Keys.Where(k => k != Shared && !Languages.Contains(k)).Order(StringComparer.Ordinal)];

    public string Topic { get; }

    /// <summary>One of the choices of a key: of the topic, else of all topics.</summary>
    public string One(string key)
    {
        if (!_left.TryGetValue(key, out var left) || left.Count == 0)
        {
            var choices = _words.TryGetValue(key, out var own) ? own : Vocabulary[Shared][key];
            _left[key] = left = new Queue<string>(_random.Shuffle(choices));
        }

        return left.Dequeue();
    }

    public IReadOnlyList<string> Several(string key, int count) => [.. Enumerable.Range(0, count).Select(_ => One(key))];

    public string Sentence()
    {
        var text = Place().Replace(One("sentence"), match => One(match.Groups[1].Value));
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    public string Paragraph(int least = 2, int most = 5) =>
        string.Join(' ', Enumerable.Range(0, _random.Between(least, most)).Select(_ => Sentence()));

    /// <summary>Some sentences in another language.</summary>
    public string Foreign(string language, int count)
    {
        var all = Vocabulary[language]["sentence"];
        var key = language + ".sentence";
        var sentences = new List<string>();
        for (var i = 0; i < count; i++)
        {
            if (!_left.TryGetValue(key, out var left) || left.Count == 0)
                _left[key] = left = new Queue<string>(_random.Shuffle(all));
            sentences.Add(left.Dequeue());
        }

        return string.Join(' ', sentences);
    }

    /// <summary>A table with a header row: first column words that occur once in it, the others numbers.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table(int rows)
    {
        var columns = One("columns").Split(", ");
        var table = new List<IReadOnlyList<string>> { columns };
        foreach (var name in Several("rows", rows))
        {
            table.Add([name, .. columns.Skip(1).Select(_ => Number())]);
        }

        return table;
    }

    public string Number() => _random.Next(3) == 0
        ? (_random.Between(100, 9999) / 10.0).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)
        : _random.Between(2, 980).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, FrozenDictionary<string, string[]>> Load() =>
        WordSections.Read(typeof(Prose).Assembly, "LamPS.Learning.Templates.Prose.txt").ToFrozenDictionary(topic => topic.Key, topic => topic.Value.Select(line => line.Split(": ", 2)).ToFrozenDictionary(p => p[0], p => p[1].Split(" | ")));

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
