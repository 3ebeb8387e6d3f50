using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Language;
using LamPS.Core.Selectors;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Agents.Compact.Retrieval;

namespace LamPS.Model.Agents.Compact;

/// <summary>
/// Ways made of an application's map: a menu entry, a control of a tool bar, or fields of a dialog with the way there, whose words a part of a request
/// shares, or that a retriever gives; before it the place that the part speaks of. Liberal on purpose: the model chooses, or says that none fits.
/// </summary>
internal sealed partial class MapWays
{
    private const double WeightOfPlace = 0.35;
    // "90 degrees" is meant by its number as much as by its word.
    private const double WeightOfNumber = 2;

    private const int MostFields = 3;
    private const int MostEnabling = 3;
    private const int MostOfSmall = 6;

    // What a tool tip says of an entry is longer, so that a shared word tells less.
    private const double WeightOfDescription = 0.5;

    // Dialogs of their own world, whose fields are named like those of others.
    private const double WeightOfFar = 0.6;

    /// <summary>Buttons that do what a dialog is for, likeliest first.</summary>
    internal static readonly string[] Ends = ["OK", "Insert", "Apply", "Export"];

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, double> _rarity;
    private readonly ILookup<string, Entry> _byWord;
    private readonly ILookup<string, Entry> _byNumber;
    private readonly ILookup<(string Path, string Label), MapField> _fields;

    // Entries that select a part of something: a row, a column.
    private readonly List<Entry> _parts;

    private readonly ConditionalWeakTable<WayRetriever, float[][]> _vectors = [];

    /// <summary>Reads a map.</summary>
    /// <param name="map">Map.</param>
    public MapWays(ApplicationMap map)
    {
        foreach (var menu in map.Menus)
        {
            var dialog = map.Dialogs.FirstOrDefault(d => d.OpenedBy == menu.Path);
            if (dialog is not null || !menu.Path.EndsWith("...", StringComparison.Ordinal))
                Add(menu.Path[(menu.Path.LastIndexOf('>') + 1)..], menu.Path, "", menu.Path, dialog, null);
        }

        foreach (var dialog in map.Dialogs.Where(d => d.OpenedBy.Contains('>', StringComparison.Ordinal)))
        {
            foreach (var field in dialog.Fields.Where(f => f.Label.Length > 0))
                Add(field.Label, $"{dialog.Name} {dialog.OpenedBy} {field.Tab}", field.Description, dialog.OpenedBy, dialog, field);
        }

        // A button that is named as one menu entry is that entry, and one way less to choose among; tool bars hide buttons, too.
        var named = map.Menus.CountBy(m => ElementNames.Plain(m.Path[(m.Path.LastIndexOf('>') + 1)..].Trim()), StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        bool IsMenu(MapField control) => control.Role is "button" or "togglebutton" && named.GetValueOrDefault(ElementNames.Plain(control.Label)) == 1;
        foreach (var (bar, control) in map.Toolbars.SelectMany(t => t.Controls.Where(c => c.Label.Length > 0 && !IsMenu(c)).Select(c => (t, c))))
            Add(control.Label, bar.Name, control.Description, "", null, control);
        _fields = map.Dialogs.SelectMany(d => d.Fields.Select(f => (d.OpenedBy, Field: f))).ToLookup(f => (f.OpenedBy, f.Field.Label), f => f.Field);
        _parts = [.. _entries.Where(e => e.Field is null && e.Dialog is null && e.Path.Contains("> Select >", StringComparison.Ordinal))];
        var count = _entries.SelectMany(e => e.Name.Concat(e.Place).Concat(e.Description).Distinct()).CountBy(w => w).ToDictionary();
        _rarity = count.ToDictionary(c => c.Key, c => Math.Log((1.0 + _entries.Count) / (0.5 + c.Value)));
        _byWord = _entries.SelectMany(e => e.Name.Concat(e.Description).Select(w => (Word: w, Entry: e))).ToLookup(e => e.Word, e => e.Entry);
        _byNumber = _entries.SelectMany(e => e.Numbers.Select(n => (Number: n, Entry: e))).ToLookup(e => e.Number, e => e.Entry);
    }

    /// <summary>Finds ways, best first.</summary>
    /// <param name="clause">Part of a request.</param>
    /// <param name="associations">Which words people mean by theirs.</param>
    /// <param name="most">At most so many by words.</param>
    /// <param name="answer">What a retriever makes of the part, which finds as many before them; null for none.</param>
    public IReadOnlyList<PlanWay> Find(string clause, WordAssociations associations, int most, RetrieverAnswer? answer = null)
    {
        var said = new MapRequest(clause);
        var meant = associations.Of(said.Words);
        var all = said.Words.Sum(Weight);
        var scored = meant.Keys.SelectMany(w => _byWord[w]).Concat(said.Numbers.SelectMany(n => _byNumber[n])).Distinct().Select(e => (Entry: e, Score: Score(e, meant, all, said)))
            .OrderByDescending(e => e.Score).ThenBy(e => e.Entry.Path.Length).ThenBy(e => e.Entry.Number).Take(4 * most).ToList();
        var ways = new List<PlanWay>();
        if (answer is not null)
        {
            var vectors = _vectors.GetValue(answer.Retriever, r => [.. _entries.Select(e => r.Way(e.Lines))]);
            Add(ways, _entries.OrderByDescending(e => answer.Of(vectors[e.Number])).Take(2 * most).Select(e => (e, Score(e, meant, all, said))).ToList(), most, said, clause);
        }

        Add(ways, scored, ways.Count + most, said, clause);
        return ways;
    }

    private static PlanStep Step(string line, string path, string clause) => new(line, $"map: {(path.Length > 0 ? path : "tool bar")}", line.Contains(" > ", StringComparison.Ordinal) ? "invoke_menu" : "", clause);

    private void Add(List<PlanWay> ways, IReadOnlyList<(Entry Entry, double Score)> scored, int most, MapRequest said, string clause)
    {
        foreach (var (entry, score) in scored)
        {
            // Fields of one dialog that are wholly named are set together, and two that follow each other where two numbers are said; the one alone is a way as well.
            var others = entry.Field is null || entry.Dialog is null ? []
                : scored.Select(s => s.Entry).Where(e => e == entry || (e.Dialog == entry.Dialog && e.Field?.Tab == entry.Field.Tab && e.Name.All(said.Words.Contains))).Take(MostFields).ToList();
            if (others.Count == 1 && said.Numbers.Count > 1 && IsNumber(entry) && _entries.ElementAtOrDefault(entry.Number + 1) is { } next && IsNumber(next) && next.Dialog == entry.Dialog && next.Field!.Tab == entry.Field!.Tab)
                others.Add(next);
            IEnumerable<Entry> choices = IsNumber(entry) ? Choices(entry).Except(others).ToList() : [];
            foreach (var fields in (others.Count > 1 ? [[.. others.OrderBy(o => o.Number)], [entry]] : new List<Entry>[] { [entry] }).Concat(choices.Select(c => new List<Entry> { entry, c })))
            {
                foreach (var way in Of(entry, fields, said, score, clause))
                {
                    if (ways.Count < most && !ways.Exists(w => w.Steps.Select(s => s.Text).SequenceEqual(way.Steps.Select(s => s.Text))))
                        ways.Add(way);
                }
            }
        }
    }

    /// <summary>What the map knows of the fields of a label in a dialog, on whatever tab.</summary>
    /// <param name="path">Menu path that opens the dialog.</param>
    /// <param name="label">Label.</param>
    public IEnumerable<MapField> Fields(string path, string label) => _fields[(path, label)];

    /// <summary>The ways of one entry of a menu, or of one field of a dialog, likeliest place first; none where it isn't in the map or the part has no value for it.</summary>
    /// <param name="path">Menu path.</param>
    /// <param name="tab">Tab of the dialog, or empty.</param>
    /// <param name="field">Label of the field, or empty for the entry itself.</param>
    /// <param name="role">Role of the field, or empty.</param>
    /// <param name="clause">Part of a request.</param>
    /// <param name="value">What the field is set to, whatever the part says: <c>on</c>, <c>off</c>, an option; empty for what the part says.</param>
    public IReadOnlyList<PlanWay> Of(string path, string tab, string field, string role, string clause, string value = "")
    {
        var said = new MapRequest(clause) { Meant = value };
        return _entries.Find(e => e.Path == path && (e.Field?.Label ?? "") == field && (e.Field?.Tab ?? "") == tab && (role.Length == 0 || e.Field?.Role == role)) is { } entry
            ? [.. Of(entry, [entry], said, Math.Min(1, Score(entry, WordAssociations.None.Of(said.Words), said.Words.Sum(Weight), said)), clause)]
            : [];
    }

    private IEnumerable<PlanWay> Of(Entry entry, IReadOnlyList<Entry> fields, MapRequest said, double score, string clause) => Lines(entry, fields, said).Select(lines =>
        PlanWay.OfMap([.. lines.Select(l => Step(l, entry.Path, clause))], Math.Min(1, score)));

    private void Add(string name, string place, string description, string path, MapDialog? dialog, MapField? field)
    {
        var words = RequestTexts.Words(name);
        IReadOnlyList<string> numbers = field?.Role == "spinbutton" ? [] : [.. Digits().Matches(name).Select(m => m.Value).Distinct()];
        if (words.Count + numbers.Count > 0)
            _entries.Add(new Entry(_entries.Count, words, numbers, [.. RequestTexts.Words(place).Except(words)], [.. RequestTexts.Words(description).Except(words)], path, dialog, field));
    }

    [GeneratedRegex(@"\d+([.,]\d+)?")]
    private static partial Regex Digits();

    // Where a small dialog asks for a number, it may ask what of few things is meant as well: above or below.
    private IEnumerable<Entry> Choices(Entry number)
    {
        var beside = _entries.Where(e => e.Dialog is not null && e.Dialog == number.Dialog && e.Field is not null && e.Field.Tab == number.Field!.Tab).ToList();
        return beside.Count > MostOfSmall ? [] : beside.Where(e => e.Field!.Role == "radiobutton" && e.Field.Label != number.Field!.Label);
    }

    private static bool IsNumber(Entry entry) => entry.Field?.Role == "spinbutton";

    // What is named weighs most; the menus and the dialog on the way there say what it is about.
    private double Score(Entry entry, Dictionary<string, double> words, double all, MapRequest said)
    {
        var named = Shared(entry.Name, words) + (WeightOfNumber * entry.Numbers.Count(said.Numbers.Contains));
        var described = WeightOfDescription * Shared(entry.Description, words);
        if (named + described <= 0)
            return 0;
        var place = WeightOfPlace * Shared(entry.Place, words) / Math.Max(1, entry.Place.Sum(Weight));
        var score = (named / Math.Sqrt((entry.Name.Sum(Weight) + (WeightOfNumber * entry.Numbers.Count)) * Math.Max(named, all))) + place + (described <= 0 ? 0 : described / Math.Sqrt(entry.Description.Sum(Weight) * all));
        return entry.Field is not null && place == 0 && entry.Dialog is { OpenedBy: var by } && (by.StartsWith("File", StringComparison.Ordinal) || by.StartsWith("Tools", StringComparison.Ordinal)) ? score * WeightOfFar : score;
    }

    private double Shared(HashSet<string> own, Dictionary<string, double> words) => own.Sum(w => words.TryGetValue(w, out var weight) ? weight * Weight(w) : 0);

    private double Weight(string word) => Math.Max(0.1, _rarity.GetValueOrDefault(word, 1));

    private IEnumerable<IReadOnlyList<string>> Lines(Entry entry, IReadOnlyList<Entry> fields, MapRequest said)
    {
        // Words like "hide" may mean that a switch goes off, or be what it does.
        var isSwitch = fields.Any(f => f.Field?.Role == "checkbox");
        return (!isSwitch || said.Meant == "on" ? [true] : said.Meant == "off" ? [false] : said.IsOff ? [false, true] : new[] { true }).SelectMany(on => Lines(entry, fields, said, on));
    }

    private IEnumerable<IReadOnlyList<string>> Lines(Entry entry, IReadOnlyList<Entry> fields, MapRequest said, bool on)
    {
        var values = said.Values();
        List<string> actions = [];

        // "15 cm by 20 cm, set the width": where only one of two is named, what stands nearest to it says nothing.
        var inOrder = fields.Count > 1 && fields.All(IsNumber) && !fields.All(f => f.Name.All(said.Words.Contains));
        foreach (var field in fields.Where(f => f.Field is not null))
        {
            // Where a field wants a value and the part has none, there is no such way; with others it is left out.
            if (Action(field, said, values, on, inOrder) is { } action)
                actions.AddRange([.. Enabling(field.Dialog, field.Field!, said).Except(actions), action]);
            else if (field == entry)
                yield break;
        }

        List<string> lines = entry.Path.Length > 0 ? [$"Choose {entry.Path}"] : [];
        if (entry is { Dialog: not null, Field.Tab.Length: > 0 })
            lines.Add($"Open the tab {entry.Field.Tab}");
        lines.AddRange(actions);
        if (entry.Dialog is { } dialog)
            lines.Add($"Press {Ends.FirstOrDefault(dialog.Buttons.Contains) ?? dialog.Buttons.LastOrDefault() ?? "OK"}");
        foreach (var typed in entry.IsInsertion ? values.Typed(said.Places[0].Length > 0) : [null])
        {
            foreach (var place in Places(entry, said, values.Worked == typed ? null : values.Worked))
                yield return typed is null ? [.. place, .. lines] : [.. place, .. lines, $"Type {Quotations.Quote(typed)}"];
        }
    }

    // What has to be switched on before a field can be used, and what before that: what the map knows of, or a switch of the same name.
    private static IEnumerable<string> Enabling(MapDialog? dialog, MapField field, MapRequest said, int most = MostEnabling)
    {
        if (dialog is null || most == 0 || field.Role is "checkbox" or "radiobutton" && !field.Disabled)
            return [];
        var enabling = dialog.Fields.Where(f => f != field && f.Tab == field.Tab && f.Role is "checkbox" or "radiobutton" && (f.Label == field.Label || (field.Disabled && f.Enables?.Contains(field.Label) == true)))
            .MaxBy(f => RequestTexts.Words(f.Label).Count(said.Words.Contains));
        return enabling is null ? [] : [.. Enabling(dialog, enabling, said, most - 1), enabling.Role == "checkbox" ? $"Switch on {enabling.Label}" : $"Select {enabling.Label}"];
    }

    // Where an entry works: at a text or a part of its table, or at a place of the whole document.
    private IEnumerable<IReadOnlyList<string>> Places(Entry entry, MapRequest said, string? worked)
    {
        if (worked is null)
        {
            foreach (var place in said.Places)
                yield return place.Length > 0 ? [place] : [];
            yield break;
        }

        var text = $"Select the text {Quotations.Quote(worked)}";

        // What is inserted at a selected text takes its place, but for what is said of the text: a dialog may be about the text itself, unless it is to come after it.
        if (entry.IsInsertion || (entry.IsOfInsert && said.IsAfter))
            yield return [text, "Press keys Right"];
        else if (_parts.Find(p => said.Words.Overlaps(p.Name) && !entry.Path.StartsWith(p.Path[..p.Path.IndexOf('>', StringComparison.Ordinal)], StringComparison.Ordinal)) is { } part)
            yield return [text, $"Choose {part.Path}"];
        yield return [text];
    }

    private static string? Action(Entry entry, MapRequest said, MapRequest.Left values, bool on, bool inOrder)
    {
        var field = entry.Field!;
        switch (field.Role)
        {
            case "button" or "togglebutton":
                return $"Press {field.Label}";
            case "checkbox":
                return $"Switch {(on ? "on" : "off")} {field.Label}";
            case "radiobutton":
                return $"Select {field.Label}";
            case "combobox" or "list" when field.Options?.Contains(said.Meant) == true:
                return $"Choose {said.Meant} as {field.Label}";
            case "combobox" or "list" when field.Options is { Count: > 0 } options && options.Where(o => o.Length > 1 && said.Text.Contains(o, StringComparison.OrdinalIgnoreCase)).MaxBy(o => o.Length) is { } option:
                return $"Choose {option} as {field.Label}";
            case "spinbutton" or "combobox" when (field.Role == "spinbutton" || !(field.Options?.Count > 0)) && values.TakeNumber(inOrder ? [] : entry.Name) is { } number:
                return $"Set {field.Label} to {number}";
            case "textbox" or "combobox" when values.TakeText(entry.Name) is { } text:
                return $"Set {field.Label} to {Quotations.Quote(text)}";
            default:
                return null;
        }
    }

    private sealed record Entry(int Number, HashSet<string> Name, IReadOnlyList<string> Numbers, HashSet<string> Place, HashSet<string> Description, string Path, MapDialog? Dialog, MapField? Field)
    {
        /// <summary>What a retriever reads of it: the lines that any way of it has.</summary>
        public IEnumerable<string> Lines => [Path, $"Open the tab {Field?.Tab}", Field is null ? "" : $"{(Field.Role == "checkbox" ? "Switch on" : Field.Role is "button" or "togglebutton" ? "Press" : "Set")} {Field.Label}"];

        /// <summary>Whether it puts something into the document at once, where one can go on writing.</summary>
        public bool IsInsertion => Dialog is null && IsOfInsert;

        /// <summary>Whether it puts something into the document, at once or by its dialog.</summary>
        public bool IsOfInsert => Path.StartsWith("Insert >", StringComparison.Ordinal);
    }

    /// <summary>What a part of a request says, for ways of the map.</summary>
    private sealed partial class MapRequest
    {
        private readonly IReadOnlyList<ArgumentSpan> _spans;

        public MapRequest(string text)
        {
            Text = Denials.Without(text);
            _spans = ArgumentScanner.Scan(Text);
            var rest = RequestTexts.Without(Text, _spans);
            Words = RequestTexts.Words(rest);
            Numbers = [.. _spans.Where(s => s.Number is not null).Select(s => Digits().Match(s.Digits(text.Substring(s.Start, s.Length))).Value).Where(n => n.Length > 0)];
            (IsOff, IsAfter) = (Off().IsMatch(rest), After().IsMatch(rest));
            Places = [.. new[] { (End(), "Press keys Ctrl+End"), (Beginning(), "Press keys Ctrl+Home"), (Everything(), "Press keys Ctrl+A") }.Where(p => p.Item1.IsMatch(rest)).Select(p => p.Item2)];
            if (Places.Count != 1)
                Places = [.. Places, ""];
        }

        public string Text { get; }

        public HashSet<string> Words { get; }

        /// <summary>Numbers in digits, without their units.</summary>
        public IReadOnlyList<string> Numbers { get; }

        public bool IsOff { get; }

        /// <summary>Whether something is to come where a text ends.</summary>
        public bool IsAfter { get; }

        /// <summary>What the field is set to; empty where the words say it.</summary>
        public string Meant { get; init; } = "";

        /// <summary>Lines that go where the part speaks of, likeliest first; an empty one for none.</summary>
        public IReadOnlyList<string> Places { get; }

        public Left Values() => new(Text, _spans);

        [GeneratedRegex(@"\b(end|bottom|last|close)\b", RegexOptions.IgnoreCase)]
        private static partial Regex End();

        [GeneratedRegex(@"\b(start|beginning|top|begin)\b", RegexOptions.IgnoreCase)]
        private static partial Regex Beginning();

        [GeneratedRegex(@"\b(all|every|each|everything|everywhere|throughout|whole|entire|complete)\b", RegexOptions.IgnoreCase)]
        private static partial Regex Everything();

        [GeneratedRegex(@"\b(after|behind|following|next to|beside)\b", RegexOptions.IgnoreCase)]
        private static partial Regex After();

        [GeneratedRegex(@"\b(off|no|not|without|never|longer|remove|stop|disable|deactivate|hide|skip|uncheck|untick|clear|leave out|get rid|don['’]?t|doesn['’]t)\b", RegexOptions.IgnoreCase)]
        private static partial Regex Off();

        /// <summary>Values that no field has taken yet.</summary>
        public sealed class Left(string text, IReadOnlyList<ArgumentSpan> spans)
        {
            private readonly List<ArgumentSpan> _numbers = [.. spans.Where(s => s.Kind is ArgumentKind.Number or ArgumentKind.Percent)];

            private readonly List<ArgumentSpan> _texts = [.. spans.Where(s => s.Kind is not (ArgumentKind.Number or ArgumentKind.Percent or ArgumentKind.Ordinal or ArgumentKind.Keys))];

            /// <summary>The text that is worked on: the first one in quotation marks; null for none.</summary>
            public string? Worked => _texts.Find(t => t.Kind == ArgumentKind.Quotation)?.Value;

            /// <summary>The number that stands nearest to one of some words.</summary>
            public string? TakeNumber(HashSet<string> near)
            {
                if (_numbers.Count == 0)
                    return null;
                var nearest = Nearest(_numbers, near) ?? _numbers.MinBy(n => n.Start)!;
                _numbers.Remove(nearest);
                return text.Substring(nearest.Start, nearest.Length);
            }

            /// <summary>What may be to be written: the last of several texts; the only one where a place is said, or else nothing.</summary>
            /// <param name="hasPlace">Whether a place is said.</param>
            public IReadOnlyList<string?> Typed(bool hasPlace) => (_texts.Count(t => t.Kind == ArgumentKind.Quotation), hasPlace) switch
            {
                (0, _) => [null],
                (1, true) => [Worked, null],
                (1, false) => [null],
                _ => [_texts.FindLast(t => t.Kind == ArgumentKind.Quotation)!.Value],
            };

            /// <summary>
            /// The text that stands nearest to one of some words; without such a word an address or a path, for a text in quotation marks may be what is worked on, and then
            /// the last one, for the first is.
            /// </summary>
            public string? TakeText(HashSet<string> near)
            {
                if (_texts.Count == 0)
                    return null;
                var taken = (_texts.Count > 1 ? Nearest(_texts, near) : null) ?? _texts.FindLast(t => t.Kind != ArgumentKind.Quotation) ?? _texts[^1];
                _texts.Remove(taken);
                return taken.Value;
            }

            private ArgumentSpan? Nearest(List<ArgumentSpan> spans, HashSet<string> near)
            {
                var places = CompactEncoder.Split(text).Where(w => RequestTexts.Words(w.Word).Overlaps(near)).Select(w => w.Start).ToList();
                return places.Count == 0 ? null : spans.MinBy(n => places.Min(p => p < n.Start ? n.Start - p : p - n.End));
            }
        }
    }
}
