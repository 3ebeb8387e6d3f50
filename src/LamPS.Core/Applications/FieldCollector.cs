using System.Globalization;
using System.Text.RegularExpressions;
using LamPS.Core.Applications.Exploring;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;

namespace LamPS.Core.Applications;

/// <summary>Collects what can be filled and pressed below an element, each thing once, in reading order.</summary>
internal sealed partial class FieldCollector
{
    private const int MaxOptions = 200;
    private readonly List<(string Bar, MapField Field)> _found = [];
    private readonly HashSet<string> _pages = new(StringComparer.Ordinal);

    /// <summary>Adds what a snapshot shows below an element.</summary>
    /// <param name="snapshot">Snapshot.</param>
    /// <param name="root">Dialog or window.</param>
    /// <param name="page">Tab that shows, or empty; pages of a tree within a tab: <c>Advanced &gt; Privacy</c>.</param>
    /// <param name="onlyNew">Whether what the tab shows on every page is left out; then the page counts only when it has something of its own.</param>
    /// <param name="notes">What trying the fields has told; null where nothing was tried.</param>
    /// <returns>How many fields were new.</returns>
    public int Add(Snapshot snapshot, ElementId root, string page, bool onlyNew = false, FieldNotes? notes = null)
    {
        var start = snapshot.IndexOf(root);
        if (start < 0)
        {
            return 0;
        }

        var labels = new ElementLabels(snapshot);
        var end = snapshot.SubtreeEnd(start);
        var found = new List<(Bounds Place, string Bar, MapField Field)>();
        for (var i = start + 1; i < end; i++)
        {
            if (!Closed(snapshot, i, start) && snapshot[i].Is(ElementStates.Showing) && ToField(snapshot, i, labels, page) is { } field)
            {
                found.Add((snapshot[i].Bounds, BarOf(snapshot, i, start), Detailed(field, snapshot[i], notes)));
            }
        }

        var before = _found.Count;
        foreach (var (_, bar, field) in found.OrderBy(f => f.Place.IsEmpty ? 0 : f.Place.Y / 12).ThenBy(f => f.Place.IsEmpty ? 0 : f.Place.X))
        {
            if (!_found.Any(f => f.Bar == bar && f.Field.Label == field.Label && f.Field.Role == field.Role && (f.Field.Tab == field.Tab || (onlyNew && f.Field.Tab == TabOf(page)) || (onlyNew && f.Field.Tab.Length == 0))))
            {
                _found.Add((bar, field));
            }
        }

        if (!onlyNew)
        {
            _pages.Add(page);
        }

        return _found.Count - before;
    }

    /// <summary>Moves what was found on a page and no longer shows to another page.</summary>
    /// <param name="snapshot">Snapshot after the page was turned.</param>
    /// <param name="root">Dialog or window.</param>
    /// <param name="from">Page that the fields were found on.</param>
    /// <param name="to">Page that they belong to.</param>
    public void Move(Snapshot snapshot, ElementId root, string from, string to)
    {
        var now = new FieldCollector();
        now.Add(snapshot, root, from);
        for (var i = 0; i < _found.Count; i++)
        {
            var (bar, field) = _found[i];
            if (field.Tab == from && !now._found.Any(f => f.Field.Label == field.Label && f.Field.Role == field.Role))
            {
                _found[i] = (bar, field with { Tab = to });
            }
        }
    }

    /// <summary>Fields without buttons.</summary>
    public IReadOnlyList<MapField> Fields()
    {
        // The path bar and the lists of a file chooser name the user's own folders.
        var isChooser = _found.Any(f => f.Field is { Role: "button", Label: "Up Path" });
        return [.. Placed().Select(f => f.Field).Where(f => f.Role != "button" && !(isChooser && f.Role is ("togglebutton" or "list" or "tree")))];
    }

    /// <summary>Buttons that show whatever the page.</summary>
    public IReadOnlyList<string> Buttons() => [.. Placed().Where(f => f.Field.Role == "button").OrderBy(f => f.Field.Tab.Length).Select(f => f.Field.Label).Distinct()];

    /// <summary>Everything, by tool bar or group.</summary>
    public IReadOnlyList<MapToolbar> Bars() => [.. Placed().GroupBy(f => f.Bar).Select(g => new MapToolbar(g.Key, [.. g.Select(f => f.Field)]))];

    // What shows on every tab belongs to none.
    private IEnumerable<(string Bar, MapField Field)> Placed()
    {
        foreach (var group in _found.GroupBy(f => (f.Bar, f.Field.Label, f.Field.Role)))
        {
            var tabs = group.Select(f => TabOf(f.Field.Tab)).Distinct().Count();
            if (_pages.Count > 1 && tabs == _pages.Count)
            {
                yield return (group.Key.Bar, group.First().Field with { Tab = "" });
                continue;
            }

            foreach (var field in group)
            {
                yield return field;
            }
        }
    }

    private static string TabOf(string page) => page.Split(" > ")[0];

    private static MapField? ToField(Snapshot snapshot, int index, ElementLabels labels, string tab)
    {
        var element = snapshot[index];
        var label = ElementNames.Plain(labels.NameOf(element));
        var role = element.Role.Name();
        switch (element.Role)
        {
            // Some buttons have no name but a sentence of help.
            case Role.Button or Role.Link when label.Length is > 0 and <= 60:
                return new MapField(label, "button", Tab: tab, Description: Hint(element, label));
            case Role.ToggleButton or Role.CheckBox when label.Length > 0:
                return new MapField(label, role, element.Is(ElementStates.Checked) ? "on" : "off", Tab: tab, Description: Hint(element, label));
            case Role.RadioButton when label.Length > 0:
                return Radio(snapshot, index, label, tab);
            case Role.TextBox when !element.Is(ElementStates.Protected) || label.Length > 0:
                return label.Length == 0 ? null : new MapField(label, role, Short(element), Tab: tab, Description: Hint(element, label));
            case Role.SpinButton or Role.Slider when label.Length > 0:
                var range = element.Range;

                // From -1 to 1, or 0 to 0: the limits of what is open now ("Go to line"), not of the field.
                var limited = range is { } r && r.Maximum > r.Minimum + 2 && Math.Abs(r.Maximum) < 1e9;
                return new MapField(
                    label, role, Number(element), limited ? Round(range!.Value.Minimum) : null, limited ? Round(range!.Value.Maximum) : null, Tab: tab, Description: Hint(element, label));
            case Role.ComboBox or Role.List or Role.Tree when label.Length > 0:
                return new MapField(label, role, Short(element), Options: Options(snapshot, index), Tab: tab, Description: Hint(element, label));
            default:
                return null;
        }
    }

    private static MapField Detailed(MapField field, Element element, FieldNotes? notes) => field.Role == "button" ? field : field with
    {
        Takes = TakesOf(field),
        Unit = field.Role is "spinbutton" or "slider" ? UnitOf(field.Default) : "",
        Disabled = !element.Is(ElementStates.Enabled),
        Options = field.Options ?? (notes?.Options.GetValueOrDefault(element.Id) is { } options ? [.. options.Take(MaxOptions)] : null),
        Enables = notes?.Enables.GetValueOrDefault(element.Id),
        Disables = notes?.Disables.GetValueOrDefault(element.Id),
    };

    private static string TakesOf(MapField field) => field.Role switch
    {
        "spinbutton" or "slider" => "number",
        "checkbox" or "togglebutton" => "switch",
        "radiobutton" => field.Options is null ? "switch" : "choice",
        _ when ColourWord().IsMatch(field.Label) => "colour",
        "textbox" => "text",
        "combobox" when field.Options is null => "text",
        _ => "choice",
    };

    private static string UnitOf(string value) => Unit().Match(value) is { Success: true } match ? match.Groups[1].Value : "";

    [GeneratedRegex(@"\bcolou?rs?\b", RegexOptions.IgnoreCase)]
    private static partial Regex ColourWord();

    [GeneratedRegex(@"^\s*[-+]?[\d.,]+\s*(\p{L}{1,10}|%|°|″|"")\s*$")]
    private static partial Regex Unit();

    // The buttons of a named group are one choice; without a name each stands for itself.
    private static MapField? Radio(Snapshot snapshot, int index, string label, string tab)
    {
        var parent = snapshot.Nodes[index].Parent;
        var group = parent >= 0 && snapshot[parent] is { Role: Role.Group, Name.Length: > 0 } named ? named : null;
        if (group is null)
        {
            return new MapField(label, "radiobutton", snapshot[index].Is(ElementStates.Checked) ? "on" : "off", Tab: tab);
        }

        var choices = snapshot.ChildrenOf(parent).Where(c => c.Role == Role.RadioButton && c.Name.Length > 0).ToList();
        return choices.Count == 0 || choices[0].Id != snapshot[index].Id
            ? null
            : new MapField(
                ElementNames.Plain(group.Name), "radiobutton", choices.FirstOrDefault(c => c.Is(ElementStates.Checked))?.Name ?? "",
                Options: [.. choices.Select(c => ElementNames.Plain(c.Name))], Tab: tab);
    }

    private static IReadOnlyList<string>? Options(Snapshot snapshot, int index)
    {
        var element = snapshot[index];
        IReadOnlyList<string> options = element.Options.Count > 0
            ? element.Options
            : [.. Enumerable.Range(index + 1, snapshot.SubtreeEnd(index) - index - 1).Select(i => snapshot[i]).Where(e => e.Role is Role.ListItem or Role.TreeItem or Role.Cell && e.Name.Length > 0).Select(e => e.Name).Distinct()];
        return options.Count == 0 ? null : [.. options.Take(MaxOptions)];
    }

    // Menus have their own list; rows, documents and lists hold content.
    private static bool Closed(Snapshot snapshot, int index, int start)
    {
        for (var i = snapshot.Nodes[index].Parent; i > start; i = snapshot.Nodes[i].Parent)
        {
            if (snapshot[i].Role is Role.MenuBar or Role.Menu or Role.Document or Role.Table or Role.List or Role.Tree or Role.ComboBox or Role.SpinButton or Role.StatusBar or Role.ScrollBar
                || (i > start && snapshot[i].Role is Role.Window or Role.Dialog))
            {
                return true;
            }
        }

        return false;
    }

    private static string BarOf(Snapshot snapshot, int index, int start)
    {
        for (var i = snapshot.Nodes[index].Parent; i > start; i = snapshot.Nodes[i].Parent)
        {
            if (snapshot[i].Role is Role.ToolBar or Role.Group && snapshot[i].Name.Length > 0 && !snapshot.ChildrenOf(i).Any(c => c.Role == Role.RadioButton))
            {
                return snapshot[i].Name;
            }
        }

        return "";
    }

    private static string Hint(Element element, string label) =>
        element.Description.Length > 0 && !ElementNames.SameIgnoringCase(element.Description, label) ? ScreenText.Short(element.Description.Split("  ")[0].Trim(), 100) : "";

    private static string Short(Element element) => element.Is(ElementStates.Protected) ? "" : ScreenText.Short((element.Value ?? "").Split('\n')[0], 80);

    private static string Number(Element element) =>
        !string.IsNullOrWhiteSpace(element.Value) ? ScreenText.Short(element.Value, 40) : element.Range is { } range ? Round(range.Current).ToString(CultureInfo.InvariantCulture) : "";

    private static double Round(double value) => Math.Round(value, 4);
}
