using System.Globalization;
using LamPS.Core.Applications;
using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>Draws tasks that can be done with what a map has.</summary>
internal sealed class TaskMaker
{
    private const int LongestLabel = 48;
    private const int MostOptions = 60;
    private static readonly HashSet<string> Leaving = new(StringComparer.OrdinalIgnoreCase) { "Cancel", "Help", "Close", "Reset", "Discard", "No", "Back", "Up Path", "Down Path", "Reset to Defaults" };
    private static readonly HashSet<string> Accepting = new(StringComparer.OrdinalIgnoreCase) { "OK", "Apply", "Insert", "Save", "Add", "Create", "Done", "Continue", "Accept", "Set", "Start", "Open", "Yes", "Close", "Jump to", "Select" };

    private readonly Phrasing _phrasing;
    private readonly FieldMaker _values;
    private readonly SeededRandom _random;
    private readonly List<(MapDialog Dialog, MapMenu Menu, List<MapField> Fields)> _dialogs;
    private readonly List<MapMenu> _menus;
    private readonly List<(MapToolbar Bar, MapField Control)> _controls;

    /// <summary>Prepares for a map.</summary>
    /// <param name="map">Map.</param>
    /// <param name="words">Vocabulary.</param>
    /// <param name="random">Chance.</param>
    public TaskMaker(ApplicationMap map, Vocabulary words, SeededRandom random)
    {
        _random = random;
        _phrasing = new Phrasing(words, random);
        _values = new FieldMaker(words, random.Pick(words.Trades), random, false);
        _menus = [.. map.Menus.Where(m => m.Needs.Length == 0 && m.Path.Contains(" > ", StringComparison.Ordinal) && !m.Path.Any(char.IsControl))];
        _dialogs =
        [
            .. from d in map.Dialogs
               let menu = _menus.Find(m => m.Path == d.OpenedBy)
               where menu is not null
               let fields = Usable(d.Fields)
               where fields.Count > 0
               select (d, menu, fields),
        ];
        _controls =
        [
            .. from bar in map.Toolbars
               from control in bar.Controls
               where control.Label.Length is > 0 and <= LongestLabel && map.Toolbars.Sum(b => b.Controls.Count(c => Same(c.Label, control.Label))) == 1
               where control.Role == "button" || IsUsable(control)
               select (bar, control),
        ];
    }

    /// <summary>Whether there is anything to do.</summary>
    public bool HasTasks => _menus.Count > 0;

    /// <summary>One to three parts of a request.</summary>
    public IReadOnlyList<TaskClause> Draw()
    {
        var count = _random.Next(10) switch { < 6 => 1, < 9 => 2, _ => 3 };
        var clauses = new List<TaskClause>();
        while (clauses.Count < count)
            clauses.Add(One());
        return clauses;
    }

    /// <summary>The parts as one request.</summary>
    public string Request(IReadOnlyList<TaskClause> clauses) => _phrasing.Whole([.. clauses.Select(c => c.Request)]);

    private TaskClause One() => _random.Next(100) switch
    {
        < 50 when _dialogs.Count > 0 => Fill(),
        < 74 when _controls.Count > 0 => Control(),
        < 79 when _dialogs.Count > 0 => Open(),
        < 83 => Type(),
        _ => Menu(),
    };

    private TaskClause Menu()
    {
        var menu = _random.Pick(_menus);
        if (menu.Checkable)
        {
            var on = _random.Next(2) == 0;
            return Single("menu-switch", _phrasing.MenuSwitch(menu.Path, on), new TaskStep(StepKind.MenuSwitch, menu.Path, On: on));
        }

        return Single("menu", _phrasing.Menu(menu.Path), new TaskStep(StepKind.Menu, menu.Path));
    }

    private TaskClause Open()
    {
        var (dialog, menu, fields) = _random.Pick(_dialogs);
        var steps = new List<TaskStep> { new(StepKind.Menu, menu.Path) };
        var request = _phrasing.Open(menu.Path, dialog.Name);
        var tabs = SyntheticScreen.Tabs(dialog);
        if (tabs.Count > 1 && _random.Next(2) == 0)
        {
            var tab = _random.Pick(tabs.Skip(1).ToList());
            steps.Add(new TaskStep(StepKind.Tab, tab));
            request += $" and {_phrasing.Tab(tab)}";
        }

        return new TaskClause("open", request, PlanLines.Of(steps[0], _random), steps);
    }

    private TaskClause Fill()
    {
        var (dialog, menu, fields) = _random.Pick(_dialogs);
        var tabs = SyntheticScreen.Tabs(dialog);
        var page = tabs.Count > 1 && _random.Next(4) > 0 ? _random.Pick(fields).Tab : null;
        var chosen = _random.Shuffle(fields.Where(f => page is null || f.Tab == page)).Take(_random.Next(10) switch { < 4 => 1, < 7 => 2, < 9 => 3, _ => 4 }).ToHashSet(ReferenceEqualityComparer.Instance);
        var steps = new List<TaskStep> { new(StepKind.Menu, menu.Path) };
        var sets = new List<TaskStep>();
        var tab = tabs.FirstOrDefault() ?? "";
        foreach (var field in fields.Where(chosen.Contains).OrderBy(f => Math.Max(0, tabs.IndexOf(f.Tab))))
        {
            if (field.Tab.Length > 0 && field.Tab != tab)
                steps.Add(new TaskStep(StepKind.Tab, tab = field.Tab));
            var set = Assign(field);
            sets.Add(set);
            steps.Add(set);
        }

        var request = _phrasing.Dialog(menu.Path, dialog.Name, sets);
        if (Accept(dialog) is { } accept)
        {
            steps.Add(new TaskStep(StepKind.Press, accept));
            if (!Accepting.Contains(accept))
                request += $", then {_phrasing.Press(accept, "")}";
        }

        return new TaskClause("dialog", request, $"Choose {menu.Path}", steps);
    }

    private TaskClause Control()
    {
        var (bar, control) = _random.Pick(_controls);
        if (control.Role == "button")
            return Single("press", _phrasing.Press(control.Label, bar.Name), new TaskStep(StepKind.Press, control.Label, control));
        var step = Assign(control);
        return Single(step.Kind == StepKind.Switch ? "switch" : "field", _phrasing.Set(step), step);
    }

    private TaskClause Type()
    {
        var text = _values.TextValue();
        if (_random.Next(3) > 0)
            return Single("type", _phrasing.Type(text), new TaskStep(StepKind.Type, "", Value: text));
        var end = _random.Next(2) == 0;
        return new TaskClause(
            "type", $"{_phrasing.Type(text)} at the {(end ? "end" : "beginning")}", $"Type \"{text}\" at the {(end ? "end" : "beginning")}",
            [new TaskStep(StepKind.Keys, "", Value: end ? "Ctrl+End" : "Ctrl+Home"), new TaskStep(StepKind.Type, "", Value: text)]);
    }

    private TaskClause Single(string family, string request, TaskStep step) => new(family, request, PlanLines.Of(step, _random), [step]);

    private string? Accept(MapDialog dialog)
    {
        var pressable = dialog.Buttons.Where(b => b.Length <= 30 && !Leaving.Contains(b)).ToList();
        return pressable.Find(b => Same(b, "OK")) ?? pressable.Find(Accepting.Contains) ?? (pressable.Count > 0 ? _random.Pick(pressable) : dialog.Buttons.FirstOrDefault(b => Same(b, "Close")));
    }

    private TaskStep Assign(MapField field) => field.Role switch
    {
        "spinbutton" or "slider" => new TaskStep(StepKind.Number, field.Label, field, Number(field)),
        "checkbox" or "togglebutton" => new TaskStep(StepKind.Switch, field.Label, field, On: (field.Default == "on") == (_random.Next(10) == 0)),
        _ when field.Options is { Count: > 1 } options => new TaskStep(StepKind.Option, field.Label, field, Other(options, field.Default)),
        _ => new TaskStep(StepKind.Text, field.Label, field, _values.TextValue()),
    };

    private string Other(IReadOnlyList<string> options, string now)
    {
        var others = options.Take(MostOptions).Where(o => IsSayable(o) && !Same(o, now)).ToList();
        return _random.Pick(others);
    }

    private string Number(MapField field)
    {
        var least = field.Minimum is { } minimum && minimum > -1000 ? minimum : 1;
        var most = field.Maximum is { } maximum && maximum - least < 2000 ? maximum : least + 60;
        var value = Math.Floor(least) + _random.Between(1, (int)Math.Clamp(most - least, 1, 1000));
        if (value > most)
            value = most;
        if (field.Default.Contains('.', StringComparison.Ordinal) && value + 0.5 <= most && _random.Next(3) == 0)
            value += 0.5;
        var text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return field.Unit.Length > 0 && _random.Next(3) > 0 ? field.Unit is "%" or "°" ? text + field.Unit : $"{text} {field.Unit}" : text;
    }

    // One page must not have two fields of a name: a request could mean either.
    private static List<MapField> Usable(IReadOnlyList<MapField> fields) =>
        [.. fields.Where(f => IsUsable(f) && fields.Count(o => Same(o.Label, f.Label) && (o.Tab == f.Tab || o.Tab.Length == 0)) == 1)];

    private static bool IsUsable(MapField field)
    {
        if (field.Label.Length is 0 or > LongestLabel || field.Disabled || field.Tab.Contains(" > ", StringComparison.Ordinal) || !IsSayable(field.Label))
            return false;
        return field.Role switch
        {
            "spinbutton" or "slider" => field.Minimum is null || field.Maximum > field.Minimum,
            "checkbox" or "togglebutton" or "textbox" => true,
            "combobox" => field.Options is null or { Count: > 1 } && (field.Options is null || field.Options.Any(o => IsSayable(o) && !Same(o, field.Default))),
            "radiobutton" or "list" => field.Options is { Count: > 1 and <= MostOptions } options && options.Any(o => IsSayable(o) && !Same(o, field.Default)),
            _ => false,
        };
    }

    private static bool IsSayable(string text) => text.Length is > 0 and <= LongestLabel && text.Any(char.IsLetterOrDigit) && !text.Contains('"', StringComparison.Ordinal) && !text.Any(char.IsControl);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
