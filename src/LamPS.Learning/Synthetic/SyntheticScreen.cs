using System.Globalization;
using LamPS.Core.Applications;
using LamPS.Core.Elements;
using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>An application of a map as it would show: the window, the dialog that is open, and what the fields hold after each step.</summary>
internal sealed class SyntheticScreen
{
    private const ElementStates There = ElementStates.Enabled | ElementStates.Showing;
    private readonly ApplicationMap _map;
    private readonly IReadOnlyList<string> _tops;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _onMenus = new(StringComparer.Ordinal);
    private readonly List<SceneElement> _elements = [];
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly ScreenStyle _style;
    private readonly int _firstId;
    private string _hidden = "";
    private int _row;

    /// <summary>Shows an application without a dialog.</summary>
    /// <param name="source">Application.</param>
    /// <param name="style">How its tool kit shows things.</param>
    /// <param name="firstId">Id of the first element.</param>
    public SyntheticScreen(TaskSource source, ScreenStyle style, int firstId)
    {
        _map = source.Map;
        _tops = source.Tops;
        _style = style;
        _firstId = firstId;
    }

    /// <summary>The dialog that is open, or null.</summary>
    public MapDialog? Dialog { get; private set; }

    /// <summary>The tab that shows, or empty.</summary>
    public string Tab { get; private set; } = "";

    /// <summary>Tabs of a dialog, in order.</summary>
    public static List<string> Tabs(MapDialog dialog) => [.. dialog.Fields.Select(f => f.Tab.Split(" > ")[0]).Where(t => t.Length > 0).Distinct()];

    /// <summary>Takes what a step acts on off the screen.</summary>
    public void Hide(TaskStep step) => _hidden = Key(step);

    /// <summary>Whether a step has nothing to do.</summary>
    public bool Holds(TaskStep step) => step.Kind switch
    {
        StepKind.Switch => Get(Key(step), step.Field!) == (step.On ? "on" : "off"),
        StepKind.MenuSwitch => _onMenus.Contains(step.Name) == step.On,
        StepKind.Tab => Tab == step.Name,
        _ => false,
    };

    /// <summary>Does a step.</summary>
    public void Do(TaskStep step)
    {
        switch (step.Kind)
        {
            case StepKind.Menu:
                Dialog = _map.Dialogs.FirstOrDefault(d => d.OpenedBy == step.Name);
                Tab = Dialog is null ? "" : Tabs(Dialog).FirstOrDefault() ?? "";
                break;
            case StepKind.MenuSwitch when !_onMenus.Remove(step.Name):
                _onMenus.Add(step.Name);
                break;
            case StepKind.Press when Dialog is not null:
                foreach (var key in _values.Keys.Where(k => k.StartsWith(Dialog.OpenedBy + "|", StringComparison.Ordinal)).ToList())
                    _values.Remove(key);
                Dialog = null;
                Tab = "";
                break;
            case StepKind.Tab:
                Tab = step.Name;
                break;
            case StepKind.Switch:
                _values[Key(step)] = step.On ? "on" : "off";
                break;
            case StepKind.Number or StepKind.Text or StepKind.Option:
                _values[Key(step)] = step.Value;
                break;
        }
    }

    /// <summary>What shows now.</summary>
    /// <param name="menus">Menu entries of the scene; null where they are those of the step before.</param>
    public Scene Show(IReadOnlyList<MapMenu>? menus)
    {
        _elements.Clear();
        _shown.Clear();
        _row = 0;
        ShowWindow();
        if (Dialog is { } dialog)
            ShowDialog(dialog);
        return new Scene
        {
            Elements = [.. _elements],
            Menus = menus is null ? null : [.. menus.Where(m => m.Path != _hidden).Select(m => new SceneMenu(m.Path, IdOf("menu|" + m.Path), StatesOf(m), m.Shortcut.Length == 0 ? null : m.Shortcut))],
        };
    }

    /// <summary>The element that a step acts on, as it stands in the scene that was shown last; null for the menu and the application itself.</summary>
    public SceneElement? Target(TaskStep step)
    {
        if (step.Kind is StepKind.Menu or StepKind.MenuSwitch or StepKind.Type or StepKind.Keys)
            return null;
        var id = IdOf(step.Kind == StepKind.Option && step.Field!.Role == "radiobutton" ? $"{Key(step)}|{step.Value}" : Key(step));
        return _elements.Find(e => e.Id == id);
    }

    private int StatesOf(MapMenu menu) =>
        (int)(There | (menu.Checkable ? ElementStates.Checkable : 0) | (_onMenus.Contains(menu.Path) ? ElementStates.Checked : 0));

    private string Key(TaskStep step) => step.Kind switch
    {
        StepKind.Menu or StepKind.MenuSwitch => step.Name,
        StepKind.Tab => $"tab|{Dialog?.OpenedBy}|{step.Name}",
        StepKind.Press when step.Field is null => $"button|{Dialog?.OpenedBy}|{step.Name}",
        StepKind.Type or StepKind.Keys => "",
        _ => Key(Dialog, step.Field!),
    };

    private static string Key(MapDialog? dialog, MapField field) => $"{dialog?.OpenedBy}|{field.Tab}|{field.Label}|{field.Role}";

    private string Get(string key, MapField field) => _values.GetValueOrDefault(key, field.Default);

    private void ShowWindow()
    {
        var window = Add("window", "window", -1, _style.Window, There | (Dialog is null ? ElementStates.Active : 0), ElementPatterns.Window, new Bounds(0, 0, 1280, 800));
        var bar = Add("menubar", "menubar", window, "", There, 0, new Bounds(0, 20, 1280, 24));
        var x = 0;
        foreach (var top in _tops)
        {
            Add("top|" + top, "menu", bar, top, There, ElementPatterns.ExpandCollapse | ElementPatterns.Invoke, new Bounds(x, 20, 60, 24));
            x += 62;
        }

        for (var i = 0; i < _map.Toolbars.Count; i++)
            ShowBar(_map.Toolbars[i], window, i);
        if (_style.Paragraphs.Count > 0)
        {
            var document = Add("document", "document", window, _style.DocumentName, There | ElementStates.Focusable | (Dialog is null ? ElementStates.Focused : 0) | ElementStates.Editable | ElementStates.MultiLine, ElementPatterns.Text | ElementPatterns.EditText | ElementPatterns.Scroll, new Bounds(200, 300, 800, 400));
            for (var i = 0; i < _style.Paragraphs.Count; i++)
                Add($"paragraph|{i}", "paragraph", document, "", There | ElementStates.Editable, ElementPatterns.Text | ElementPatterns.EditText, new Bounds(220, 320 + (i * 24), 700, 20), _style.Paragraphs[i]);
        }

        var status = Add("status", "statusbar", window, "", There, 0, new Bounds(0, 776, 1280, 24));
        Add("status|text", "label", status, _style.Status, There, 0, new Bounds(8, 778, 300, 20));
    }

    private void ShowBar(MapToolbar bar, int window, int number)
    {
        var at = Add($"bar|{bar.Name}", bar.Name.Length > 0 ? "toolbar" : "pane", window, bar.Name, There, 0, new Bounds(0, 48 + (number * 30), 1280, 28));
        if (bar.Name.Length == 0)
        {
            _row = 0;
            foreach (var control in bar.Controls)
                ShowField(control, null, at, 40, 120);
            return;
        }

        // A bar may have more than shows.
        for (var i = 0; i < Math.Min(bar.Controls.Count, TaskSource.MostControls); i++)
            ShowField(bar.Controls[i], null, at, 4 + (i * 90), 50 + (number * 30), inRow: true);
    }

    private void ShowDialog(MapDialog dialog)
    {
        var at = Add("dialog|" + dialog.OpenedBy, "dialog", -1, dialog.Name, There | ElementStates.Active | ElementStates.Modal, ElementPatterns.Window, new Bounds(300, 100, 620, 560));
        var tabs = Tabs(dialog);
        if (_style.HasPanes)
            at = Add("pane|" + dialog.OpenedBy, "pane", at, "", There, 0, new Bounds(304, 104, 612, 552));
        if (tabs.Count > 1)
        {
            var list = Add("tabs|" + dialog.OpenedBy, "tablist", at, "", There, ElementPatterns.Selection, new Bounds(310, 110, 600, 28));
            for (var i = 0; i < tabs.Count; i++)
                Add($"tab|{dialog.OpenedBy}|{tabs[i]}", "tab", list, tabs[i], There | ElementStates.Selectable | (tabs[i] == Tab ? ElementStates.Selected : 0), ElementPatterns.SelectionItem, new Bounds(310 + (i * 90), 110, 88, 26));
        }

        _row = 0;
        foreach (var field in dialog.Fields.Where(f => f.Tab.Length == 0 || f.Tab == Tab).Take(_style.MostFields))
            ShowField(field, dialog, at, 320, 150);
        for (var i = 0; i < dialog.Buttons.Count; i++)
            Add($"button|{dialog.OpenedBy}|{dialog.Buttons[i]}", "button", at, dialog.Buttons[i], There | ElementStates.Focusable, ElementPatterns.Invoke, new Bounds(600 + (i * 70), 625, 64, 28));
    }

    private void ShowField(MapField field, MapDialog? dialog, int parent, int x, int y, bool inRow = false)
    {
        var key = Key(dialog, field);
        if (key == _hidden)
            return;
        var value = Get(key, field);
        y = inRow ? y : y + (_row++ * 26);
        var name = field.Label;
        if (!inRow && _style.Labels != LabelStyle.None && field.Role is "spinbutton" or "textbox" or "combobox" or "list" or "slider")
        {
            Add("label|" + key, "label", parent, _style.Colons ? field.Label + ":" : field.Label, There, 0, new Bounds(x, y, 170, 22));
            name = _style.Labels == LabelStyle.Instead ? "" : name;
        }

        var place = inRow ? new Bounds(x, y, 84, 24) : new Bounds(x + 180, y, 200, 22);
        switch (field.Role)
        {
            case "button":
                Add(key, field.Role, parent, name, There | ElementStates.Focusable, ElementPatterns.Invoke, place);
                break;
            case "checkbox" or "togglebutton":
                Add(key, field.Role, parent, name, There | ElementStates.Focusable | ElementStates.Checkable | (value == "on" ? ElementStates.Checked : 0), ElementPatterns.Invoke | ElementPatterns.Toggle, place);
                break;
            case "spinbutton" or "slider":
                var range = new[] { Leading(value), field.Minimum ?? 0, field.Maximum ?? 1_000_000, 1 };
                Add(key, field.Role, parent, name, There | ElementStates.Focusable | ElementStates.Editable, ElementPatterns.RangeValue | (field.Role == "slider" ? 0 : ElementPatterns.EditText | ElementPatterns.Text), place, value, range);
                break;
            case "textbox":
                Add(key, field.Role, parent, name, There | ElementStates.Focusable | ElementStates.Editable, ElementPatterns.EditText | ElementPatterns.Text, place, value);
                break;
            case "combobox":
                Add(key, field.Role, parent, name, There | ElementStates.Focusable | ElementStates.Expandable, ElementPatterns.Selection | ElementPatterns.ExpandCollapse | (field.Options is null ? ElementPatterns.EditText | ElementPatterns.Text : 0), place, value, options: Few(field.Options));
                break;
            case "radiobutton" when field.Options is { } choices:
                var group = Add("group|" + key, "group", parent, name, There, 0, place);
                foreach (var choice in choices)
                    Add($"{key}|{choice}", field.Role, group, choice, There | ElementStates.Focusable | ElementStates.Checkable | (choice == value ? ElementStates.Checked : 0), ElementPatterns.Invoke | ElementPatterns.Toggle | ElementPatterns.SelectionItem, place);
                break;
            case "list":
                var list = Add(key, field.Role, parent, name, There | ElementStates.Focusable, ElementPatterns.Selection | ElementPatterns.Scroll, place, value, options: Few(field.Options));
                foreach (var option in (field.Options ?? []).Take(8))
                    Add($"{key}|{option}", "listitem", list, option, There | ElementStates.Selectable | (option == value ? ElementStates.Selected : 0), ElementPatterns.SelectionItem, place);
                break;
        }
    }

    private static IReadOnlyList<string>? Few(IReadOnlyList<string>? options) => options is { Count: > 60 } ? [.. options.Take(60)] : options;

    private static double Leading(string value)
    {
        var end = 0;
        while (end < value.Length && (char.IsAsciiDigit(value[end]) || value[end] is '.' or '-'))
            end++;
        return double.TryParse(value.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private int IdOf(string key)
    {
        if (!_ids.TryGetValue(key, out var id))
            _ids[key] = id = _firstId + _ids.Count;
        return id;
    }

    private int Add(string key, string role, int parent, string name, ElementStates states, ElementPatterns patterns, Bounds bounds, string? value = null, IReadOnlyList<double>? range = null, IReadOnlyList<string>? options = null)
    {
        // Applications do have two fields of one name on a page; nobody is asked for them.
        while (!_shown.Add(key))
            key += "'";
        _elements.Add(new SceneElement
        {
            Id = IdOf(key),
            Parent = parent,
            Role = role,
            Name = name.Length == 0 ? null : name,
            Value = string.IsNullOrEmpty(value) ? null : value,
            States = (int)states,
            Patterns = (int)patterns,
            Bounds = [bounds.X, bounds.Y, bounds.Width, bounds.Height],
            Range = range,
            Options = options,
        });
        return _elements.Count - 1;
    }
}
