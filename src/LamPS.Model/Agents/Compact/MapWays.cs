using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Language;
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

    private const double LeastNamed = 0.5;

    private const int MostFields = 3;
    private const int MostInsertions = 3;
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

    private readonly ILookup<string, Entry> _beside;

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

        foreach (var (bar, control) in map.ControlsBesideMenus())
            Add(control.Label, bar.Name, control.Description, "", null, control);
        _fields = map.Dialogs.SelectMany(d => d.Fields.Select(f => (d.OpenedBy, Field: f))).ToLookup(f => (f.OpenedBy, f.Field.Label), f => f.Field);
        _parts = [.. _entries.Where(e => e.Field is null && e.Dialog is null && e.Path.Contains("> Select >", StringComparison.Ordinal))];
        _beside = _entries.Where(e => e.Field is null && e.Path.Length > 0 && e.Name.Count > 0).ToLookup(e => Parent(e.Path));
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

    // Where something is done as often as what, and words for anything that is done.
    private static readonly HashSet<string> Wheres = RequestTexts.Words("document page section paragraph line text word list item table row column cell show view edit insert format new open");

    /// <summary>Whether a request has the whole name of an entry beside this one in its menu, and not its own: <c>Date</c> beside <c>Insert > Field > Time</c>.</summary>
    /// <param name="path">Menu path.</param>
    /// <param name="words">Words of the request.</param>
    /// <param name="isSaid">Whether it has a name of several words in their order; "the number of pages" is no page number.</param>
    public bool NamesBeside(string path, HashSet<string> words, Func<string, bool> isSaid)
    {
        var beside = _beside[Parent(path)].ToList();
        return beside.Find(e => e.Path == path) is { } own && !own.Name.Except(Wheres).Any(words.Contains)
            && beside.Exists(e => e.Path != path && !e.Name.IsSubsetOf(Wheres) && e.Name.IsSubsetOf(words) && (e.Name.Count == 1 || isSaid(e.Path)));
    }

    /// <summary>Menu entries that insert what a part of a request names, with how much of their names it has, 0.5 to 1, best first.</summary>
    /// <param name="clause">The part.</param>
    public IEnumerable<(string Path, double Share)> Insertions(string clause)
    {
        var words = new MapRequest(clause).Words;
        return _entries.Where(e => e.IsInsertion && e.Field is null && e.Name.Except(Wheres).Any(words.Contains)).Select(e => (e.Path, Share: e.Name.Where(words.Contains).Sum(Weight) / e.Name.Sum(Weight)))
            .Where(e => e.Share >= LeastNamed).OrderByDescending(e => e.Share).ThenByDescending(e => e.Path.Length).Take(MostInsertions);
    }

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf('>'))];

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
    internal static partial Regex Digits();

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

        // "15 cm by 20 cm, set the width": where only one of two is named, what stands nearest to it says nothing, unless it stands right beside it.
        var inOrder = fields.Count > 1 && fields.All(IsNumber) && !fields.All(f => f.Name.All(said.Words.Contains));
        if (fields.Count(IsNumber) > 1)
            values.Reserve([.. fields.Where(IsNumber).Select(f => f.Name)]);
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
            // What is inserted where everything is marked would take its place.
            foreach (var place in entry.PutsIn ? said.Places.Select(p => p == MapRequest.Everywhere ? "" : p).Distinct() : said.Places)
                yield return place.Length > 0 ? [place] : [];
            yield break;
        }

        var text = $"Select the text {Quotations.Quote(worked)}";

        // What is inserted at a selected text takes its place, but for what is said of the text: a dialog may be about the text itself, unless it is to come after it.
        if (entry.IsInsertion || (entry.IsOfInsert && said.IsAfter))
        {
            yield return [text, "Press keys Right"];
            if (entry.IsInsertion && !entry.Name.Contains("comment") && !said.IsInPlace)
                yield break;
        }
        else
        {
            // "All cells of the row": which one is the way's to say.
            foreach (var part in _parts.Where(p => said.Words.Overlaps(p.Name) && !entry.Path.StartsWith(p.Path[..p.Path.IndexOf('>', StringComparison.Ordinal)], StringComparison.Ordinal)))
                yield return [text, $"Choose {part.Path}"];
        }

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
            case "combobox" when said.Font is { } font && entry.IsOfFonts:
                return $"Set {field.Label} to {font.Value}";
            case "spinbutton" or "combobox" when (field.Role == "spinbutton" || !(field.Options?.Count > 0)) && values.TakeNumber(entry.Name, inOrder ? [] : entry.Name) is { } number:
                return $"Set {field.Label} to {number}";
            case "textbox" or "combobox" when values.TakeText(entry.Name) is { } text && !IsForOther(entry, text, said):
                return $"Set {field.Label} to {Quotations.Quote(text.Value)}";
            default:
                return null;
        }
    }

    // An address goes into a field for addresses where the dialog has one, unless this one is named.
    private static bool IsForOther(Entry entry, ArgumentSpan text, MapRequest said) =>
        Addresses.IsAddress(text) && !Addresses.Takes(entry.Field!.Label, text) && !entry.Name.All(said.Words.Contains)
        && entry.Dialog?.Fields.Any(f => f.Role is "textbox" or "combobox" && Addresses.Takes(f.Label, text)) == true;

    private sealed record Entry(int Number, HashSet<string> Name, IReadOnlyList<string> Numbers, HashSet<string> Place, HashSet<string> Description, string Path, MapDialog? Dialog, MapField? Field)
    {
        /// <summary>What a retriever reads of it: the lines that any way of it has.</summary>
        public IEnumerable<string> Lines => [Path, $"Open the tab {Field?.Tab}", Field is null ? "" : $"{(Field.Role == "checkbox" ? "Switch on" : Field.Role is "button" or "togglebutton" ? "Press" : "Set")} {Field.Label}"];

        /// <summary>Whether it shows a family of fonts.</summary>
        public bool IsOfFonts => Field?.Role == "combobox" && Name.Contains("font") && Name.Overlaps(["nam", "family"]);

        /// <summary>Whether it puts something into the document at once, where one can go on writing.</summary>
        public bool IsInsertion => Dialog is null && IsOfInsert;

        /// <summary>Whether it puts something into the document, at once or by its dialog.</summary>
        public bool IsOfInsert => Path.StartsWith("Insert >", StringComparison.Ordinal);

        /// <summary>Whether it does that wherever it is in the menus.</summary>
        public bool PutsIn => IsOfInsert || Path.Contains("> Insert ", StringComparison.Ordinal);
    }
}
