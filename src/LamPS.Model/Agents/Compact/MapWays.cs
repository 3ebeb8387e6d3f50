using System.Text.RegularExpressions;
using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact;

/// <summary>
/// Ways made of an application's map: a menu entry, a control of a tool bar, or fields of a dialog with the way there, whose words a part of a request
/// shares; before it the place that the part speaks of. Liberal on purpose: the model chooses, or says that none fits.
/// </summary>
internal sealed partial class MapWays
{
    private const double WeightOfPlace = 0.35;
    private const int MostFields = 3;

    // Dialogs of their own world, whose fields are named like those of others.
    private const double WeightOfFar = 0.6;

    private static readonly string[] Ends = ["OK", "Insert", "Apply"];

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, double> _rarity;

    /// <summary>Reads a map.</summary>
    /// <param name="map">Map.</param>
    public MapWays(ApplicationMap map)
    {
        foreach (var menu in map.Menus)
        {
            var dialog = map.Dialogs.FirstOrDefault(d => d.OpenedBy == menu.Path);
            if (dialog is not null || !menu.Path.EndsWith("...", StringComparison.Ordinal))
                Add(menu.Path[(menu.Path.LastIndexOf('>') + 1)..], menu.Path, menu.Path, dialog, null);
        }

        foreach (var dialog in map.Dialogs.Where(d => d.OpenedBy.Contains('>', StringComparison.Ordinal)))
        {
            foreach (var field in dialog.Fields.Where(f => f.Label.Length > 0))
                Add(field.Label, $"{dialog.Name} {dialog.OpenedBy} {field.Tab}", dialog.OpenedBy, dialog, field);
        }

        foreach (var (bar, control) in map.Toolbars.SelectMany(t => t.Controls.Where(c => c.Label.Length > 0).Select(c => (t, c))))
            Add(control.Label, bar.Name, "", null, control);
        var count = _entries.SelectMany(e => e.Name.Concat(e.Place).Distinct()).CountBy(w => w).ToDictionary();
        _rarity = count.ToDictionary(c => c.Key, c => Math.Log((1.0 + _entries.Count) / (0.5 + c.Value)));
    }

    /// <summary>Finds ways, best first.</summary>
    /// <param name="clause">Part of a request.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<PlanWay> Find(string clause, int most)
    {
        var said = new MapRequest(clause);
        var scored = _entries.Select(e => (Entry: e, Score: Score(e, said.Words))).Where(e => e.Score > 0).OrderByDescending(e => e.Score).ThenBy(e => e.Entry.Path.Length).Take(4 * most).ToList();
        var ways = new List<PlanWay>();
        foreach (var (entry, score) in scored)
        {
            // Fields of one dialog that are named together are set together; the one alone is a way as well.
            var others = entry.Field is null || entry.Dialog is null ? [] : scored.Where(s => s.Entry.Dialog == entry.Dialog && s.Entry.Field is not null && s.Entry.Field.Tab == entry.Field.Tab).Select(s => s.Entry).Take(MostFields).ToList();
            foreach (var fields in others.Count > 1 ? [[.. others.OrderBy(o => o.Number)], [entry]] : new List<Entry>[] { [entry] })
            {
                foreach (var lines in Lines(entry, fields, said))
                {
                    if (ways.Count < most && !ways.Exists(w => w.Steps.Select(s => s.Text).SequenceEqual(lines)))
                        ways.Add(PlanWay.OfMap([.. lines.Select(l => new PlanStep(l, $"map: {entry.Path}", l.Contains(" > ", StringComparison.Ordinal) ? "invoke_menu" : "", clause))], Math.Min(1, score)));
                }
            }
        }

        return ways;
    }

    private void Add(string name, string place, string path, MapDialog? dialog, MapField? field)
    {
        var words = RequestTexts.Words(name);
        if (words.Count > 0)
            _entries.Add(new Entry(_entries.Count, words, [.. RequestTexts.Words(place).Except(words)], path, dialog, field));
    }

    // What is named weighs most; the menus and the dialog on the way there say what it is about.
    private double Score(Entry entry, HashSet<string> words)
    {
        var named = entry.Name.Where(words.Contains).Sum(Weight);
        if (named <= 0)
            return 0;
        var place = WeightOfPlace * entry.Place.Where(words.Contains).Sum(Weight) / Math.Max(1, entry.Place.Sum(Weight));
        var score = (named / Math.Sqrt(entry.Name.Sum(Weight) * Math.Max(named, words.Sum(Weight)))) + place;
        return entry.Field is not null && place == 0 && entry.Dialog is { OpenedBy: var by } && (by.StartsWith("File", StringComparison.Ordinal) || by.StartsWith("Tools", StringComparison.Ordinal)) ? score * WeightOfFar : score;
    }

    private double Weight(string word) => Math.Max(0.1, _rarity.GetValueOrDefault(word, 1));

    private static IEnumerable<IReadOnlyList<string>> Lines(Entry entry, IReadOnlyList<Entry> fields, MapRequest said)
    {
        var values = said.Values();
        List<string> actions = [];
        foreach (var field in fields.Where(f => f.Field is not null))
        {
            // Where a field wants a value and the part has none, there is no such way.
            if (Action(field, said, values) is not { } action)
                yield break;
            actions.Add(action);
        }

        List<string> lines = entry.Path.Length > 0 ? [$"Choose {entry.Path}"] : [];
        if (entry is { Dialog: not null, Field.Tab.Length: > 0 })
            lines.Add($"Open the tab {entry.Field.Tab}");
        lines.AddRange(actions);
        if (entry.Dialog is { } dialog)
            lines.Add($"Press {Ends.FirstOrDefault(dialog.Buttons.Contains) ?? dialog.Buttons.LastOrDefault() ?? "OK"}");
        foreach (var place in values.Quoted.Count > 0 ? [$"Select the text {Quotations.Quote(values.Quoted[0])}"] : said.Places)
            yield return place.Length > 0 ? [place, .. lines] : lines;
    }

    private static string? Action(Entry entry, MapRequest said, MapRequest.Left values)
    {
        var field = entry.Field!;
        switch (field.Role)
        {
            case "button" or "togglebutton":
                return $"Press {field.Label}";
            case "checkbox":
                return $"Switch {(said.IsOff ? "off" : "on")} {field.Label}";
            case "radiobutton":
                return $"Select {field.Label}";
            case "combobox" or "list" when field.Options is { Count: > 0 } options && options.Where(o => o.Length > 1 && said.Text.Contains(o, StringComparison.OrdinalIgnoreCase)).MaxBy(o => o.Length) is { } option:
                return $"Choose {option} as {field.Label}";
            case "spinbutton" or "combobox" when values.TakeNumber(entry.Name) is { } number:
                return $"Set {field.Label} to {number}";
            case "textbox" or "combobox" when values.TakeQuotation() is { } text:
                return $"Set {field.Label} to {Quotations.Quote(text)}";
            default:
                return null;
        }
    }

    private sealed record Entry(int Number, HashSet<string> Name, HashSet<string> Place, string Path, MapDialog? Dialog, MapField? Field);

    /// <summary>What a part of a request says, for ways of the map.</summary>
    private sealed partial class MapRequest
    {
        private readonly IReadOnlyList<ArgumentSpan> _spans;

        public MapRequest(string text)
        {
            (Text, _spans) = (text, ArgumentScanner.Scan(text));
            var plain = text.ToCharArray();
            foreach (var span in _spans)
                Array.Fill(plain, ' ', span.Start, span.Length);
            var rest = new string(plain);
            Words = RequestTexts.Words(rest);
            IsOff = Off().IsMatch(rest);
            Places = [.. new[] { (End(), "Press keys Ctrl+End"), (Beginning(), "Press keys Ctrl+Home"), (Everything(), "Press keys Ctrl+A") }.Where(p => p.Item1.IsMatch(rest)).Select(p => p.Item2)];
            if (Places.Count != 1)
                Places = [.. Places, ""];
        }

        public string Text { get; }

        public HashSet<string> Words { get; }

        public bool IsOff { get; }

        /// <summary>Lines that go where the part speaks of, likeliest first; an empty one for none.</summary>
        public IReadOnlyList<string> Places { get; }

        public Left Values() => new(Text, _spans);

        [GeneratedRegex(@"\b(end|bottom|last|close)\b", RegexOptions.IgnoreCase)]
        private static partial Regex End();

        [GeneratedRegex(@"\b(start|beginning|top|begin)\b", RegexOptions.IgnoreCase)]
        private static partial Regex Beginning();

        [GeneratedRegex(@"\b(all|every|each|everything|whole|entire|complete)\b", RegexOptions.IgnoreCase)]
        private static partial Regex Everything();

        [GeneratedRegex(@"\b(off|no|not|without|remove|stop|disable|hide|don['’]t)\b", RegexOptions.IgnoreCase)]
        private static partial Regex Off();

        /// <summary>Values that no field has taken yet.</summary>
        public sealed class Left(string text, IReadOnlyList<ArgumentSpan> spans)
        {
            private readonly List<ArgumentSpan> _numbers = [.. spans.Where(s => s.Kind is ArgumentKind.Number or ArgumentKind.Percent)];

            public List<string> Quoted { get; } = [.. spans.Where(s => s.Kind == ArgumentKind.Quotation).Select(s => s.Value)];

            /// <summary>The number that stands nearest to one of some words.</summary>
            public string? TakeNumber(HashSet<string> near)
            {
                if (_numbers.Count == 0)
                    return null;
                var places = CompactEncoder.Split(text).Where(w => RequestTexts.Words(w.Word).Overlaps(near)).Select(w => w.Start).ToList();
                var nearest = _numbers.MinBy(n => places.Count == 0 ? n.Start : places.Min(p => p < n.Start ? n.Start - p : p - n.End))!;
                _numbers.Remove(nearest);
                return text.Substring(nearest.Start, nearest.Length);
            }

            /// <summary>The last quotation: the first one is what is worked on.</summary>
            public string? TakeQuotation()
            {
                if (Quoted.Count == 0)
                    return null;
                var last = Quoted[^1];
                Quoted.RemoveAt(Quoted.Count - 1);
                return last;
            }
        }
    }
}
