using System.Globalization;
using LamPS.Core.Applications;
using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>Draws tasks that can be done with what a map has.</summary>
internal sealed class TaskMaker
{
    private static readonly HashSet<string> Leaving = new(StringComparer.OrdinalIgnoreCase) { "Cancel", "Help", "Close", "Reset", "Discard", "No", "Back", "Up Path", "Down Path", "Reset to Defaults" };
    private static readonly HashSet<string> Accepting = new(StringComparer.OrdinalIgnoreCase) { "OK", "Apply", "Insert", "Save", "Add", "Create", "Done", "Continue", "Accept", "Set", "Start", "Open", "Yes", "Close", "Jump to", "Select" };

    private readonly Phrasing _phrasing;
    private readonly FieldMaker _values;
    private readonly SeededRandom _random;
    private readonly TaskSource _source;

    /// <summary>Prepares for an episode.</summary>
    /// <param name="source">What can be done.</param>
    /// <param name="words">Vocabulary.</param>
    /// <param name="random">Chance.</param>
    public TaskMaker(TaskSource source, Vocabulary words, SeededRandom random)
    {
        _source = source;
        _random = random;
        _phrasing = new Phrasing(words, random);
        _values = new FieldMaker(words, random.Pick(words.Trades), random, false);
    }

    /// <summary>One to three parts of a request.</summary>
    public IReadOnlyList<TaskClause> Draw()
    {
        var count = _random.Next(10) switch { < 6 => 1, < 9 => 2, _ => 3 };
        var clauses = new List<TaskClause>();
        while (clauses.Count < count && !clauses.Exists(LeavesDialog))
            clauses.Add(One());
        return clauses;
    }

    /// <summary>The parts as one request.</summary>
    public string Request(IReadOnlyList<TaskClause> clauses) => _phrasing.Whole([.. clauses.Select(c => c.Request)]);

    // Nothing else can be done before an open dialog is answered.
    private bool LeavesDialog(TaskClause clause) =>
        clause.Steps[^1].Kind != StepKind.Press && clause.Steps.FirstOrDefault(s => s.Kind == StepKind.Menu) is { } opens && _source.Map.Dialogs.Any(d => d.OpenedBy == opens.Name);

    private TaskClause One() => _random.Next(100) switch
    {
        < 38 when _source.Dialogs.Count > 0 => Fill(),
        < 66 when _source.Controls.Count > 0 => Control(),
        < 72 when _source.Dialogs.Count > 0 => Open(),
        < 76 => Type(),
        _ => Menu(),
    };

    private TaskClause Menu()
    {
        var menu = _random.Pick(_source.Menus);
        if (menu.Checkable && Words.Menu(menu.Path) is "View")
        {
            var on = _random.Next(5) > 0;
            return Single("menu-switch", _phrasing.MenuSwitch(menu.Path, on), new TaskStep(StepKind.MenuSwitch, menu.Path, On: on));
        }

        return Single("menu", _phrasing.Menu(menu.Path), new TaskStep(StepKind.Menu, menu.Path));
    }

    private TaskClause Open()
    {
        var (dialog, menu, fields) = _random.Pick(_source.Dialogs);
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
        var (dialog, menu, fields) = _random.Pick(_source.Dialogs);
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
        var (bar, control) = _random.Pick(_source.Controls);
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

        // In a plan such a clause always is two lines.
        return new TaskClause(
            "type", $"{_phrasing.Type(text)} at the {(end ? "end" : "beginning")}", "",
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
        "checkbox" or "togglebutton" => new TaskStep(StepKind.Switch, field.Label, field, On: (field.Default == "on") == (_random.Next(6) == 0)),
        _ when field.Options is { Count: > 1 } options => new TaskStep(StepKind.Option, field.Label, field, Other(options, field.Default)),
        _ => new TaskStep(StepKind.Text, field.Label, field, _values.TextFor(field.Label)),
    };

    private string Other(IReadOnlyList<string> options, string now)
    {
        var others = options.Take(TaskSource.MostOptions).Where(o => TaskSource.IsSayable(o) && !Same(o, now)).ToList();
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

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
