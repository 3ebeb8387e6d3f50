using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>Collects the steps of a clause in canonical words and keeps track of what they leave behind.</summary>
internal sealed class PlanBuilder(ClauseView clause)
{
    private readonly List<PlanStep> _steps = [];

    /// <summary>What is left behind so far.</summary>
    public PlanState State { get; set; } = clause.State;

    /// <summary>Steps so far.</summary>
    public int Count => _steps.Count;

    /// <summary>Adds a line.</summary>
    public PlanBuilder Add(string line, string source, string function = "")
    {
        _steps.Add(new PlanStep(line, source, function, clause.Clause));
        return this;
    }

    /// <summary>Leaves a dialog that another clause opened, unless it is the one wanted.</summary>
    public PlanBuilder Leave(MapDialog? wanted = null)
    {
        if (State.OpenDialog is { } open && open != wanted)
        {
            Keys("Escape", "request");
            State = State with { OpenDialog = null, DialogTab = "" };
        }

        return this;
    }

    /// <summary>Puts the caret where what is inserted replaces nothing.</summary>
    public PlanBuilder Deselect()
    {
        if (State.Selected)
        {
            Keys("Ctrl+End", "request");
            State = State with { Selected = false };
        }

        return this;
    }

    /// <summary>Chooses a menu entry.</summary>
    public PlanBuilder Choose(Target menu)
    {
        Leave();
        Add($"Choose {menu.Menu!.Path}", menu.Source, "invoke_menu");
        State = State with { OpenDialog = menu.Dialog, DialogTab = "" };
        return this;
    }

    /// <summary>Opens a dialog unless it is open.</summary>
    public PlanBuilder Open(MapDialog dialog)
    {
        if (State.OpenDialog != dialog)
        {
            Leave();
            Add($"Choose {dialog.OpenedBy}", $"map: {dialog.OpenedBy}", "invoke_menu");
            State = State with { OpenDialog = dialog, DialogTab = "" };
        }

        return this;
    }

    /// <summary>Presses keys.</summary>
    public PlanBuilder Keys(string keys, string source) => Add($"Press keys {keys}", source, "type_keys");

    /// <summary>Types text.</summary>
    public PlanBuilder Type(string text) => Add($"Type {Quotations.Quote(text)}", "request", "type_keys");

    /// <summary>Presses a button.</summary>
    public PlanBuilder Press(string button, string source, string condition = "") => Add($"Press {Spoken(button)}{condition}", source, "click");

    /// <summary>Fills fields of a dialog.</summary>
    public PlanBuilder Fill(MapDialog dialog, IReadOnlyList<Assignment> assignments)
    {
        var tabs = dialog.Fields.Select(f => f.Tab).Where(t => t.Length > 0).Distinct().Count();
        foreach (var assignment in Ordered(dialog.Fields, assignments))
        {
            if (tabs > 1 && assignment.Field.Tab.Length > 0 && assignment.Field.Tab != State.DialogTab)
            {
                Turn(assignment.Field.Tab, State.DialogTab, $"map: {dialog.OpenedBy}", dialog.Fields);
                State = State with { DialogTab = assignment.Field.Tab };
            }

            Add(assignment, $"map: {dialog.OpenedBy}");
        }

        return this;
    }

    /// <summary>Fills fields of the main window.</summary>
    public PlanBuilder FillWindow(IReadOnlyList<Assignment> assignments)
    {
        Leave();
        foreach (var assignment in Ordered([.. clause.Index.Controls.Select(c => c.Control!)], assignments))
        {
            if (assignment.Field.Tab.Length > 0 && assignment.Field.Tab != State.WindowTab)
            {
                Turn(assignment.Field.Tab, State.WindowTab, $"map: {assignment.Field.Tab}", [.. clause.Index.Controls.Select(c => c.Control!)]);
                State = State with { WindowTab = assignment.Field.Tab };
            }

            if (clause.Index.SwitchOf(assignment.Field) is { } entry)
            {
                Add($"Switch {(assignment.On == false ? "off" : "on")} {entry.Menu!.Path}", entry.Source, "invoke_menu");
            }
            else
            {
                Add(assignment, $"map: {assignment.Field.Label}");
            }
        }

        if (assignments.Count > 0 && clause.Index.ApplyButton is { } apply)
        {
            State = State with { Unapplied = true, ApplyButton = apply };
        }

        return this;
    }

    /// <summary>The steps as a proposal.</summary>
    public Proposal Build(double score) => new(score, [.. _steps], State);

    /// <summary>A name as a plan line says it: without decoration, quoted where it could be read as something else.</summary>
    public static string Spoken(string name) => Selectors.ElementNames.Plain(name);

    // "Advanced > Privacy": the page of a tree, in the tab that the tree is on.
    private void Turn(string page, string from, string source, IReadOnlyList<MapField> fields)
    {
        var parts = page.Split(" > ");
        var isTab = parts.Length > 1 || !fields.Any(f => f.Role == "tree" && f.Options?.Contains(page) == true);
        if (isTab && parts[0] != from.Split(" > ")[0])
        {
            Add($"Go to the {parts[0]} tab", source, "select");
        }

        if (parts.Length > 1 || !isTab)
        {
            Add($"Go to the {parts[^1]} page", source, "select");
        }
    }

    private void Add(Assignment assignment, string source)
    {
        var label = Spoken(assignment.Field.Label);
        switch (assignment.Field.Role)
        {
            case "checkbox" or "togglebutton":
                Add($"Switch {(assignment.On == false ? "off" : "on")} {label}", source, "toggle");
                break;
            case "combobox" or "list" or "tree" or "radiobutton" when assignment.IsOption:
                Add($"Select {assignment.Value} in {label}", source, "select");
                break;
            case "radiobutton":
                Add($"Select {label}", source, "select");
                break;
            case "spinbutton" or "slider" when assignment.Span is not { Kind: ArgumentKind.Quotation }:
                Add($"Set {label} to {assignment.Span?.Digits(assignment.Value) ?? assignment.Value}", source, "set_value");
                break;
            default:
                var bare = assignment.Span is { Kind: ArgumentKind.Number or ArgumentKind.Percent or ArgumentKind.Path };
                Add($"Set {label} to {(bare ? assignment.Value : Quotations.Quote(assignment.Value))}", source, "set_text");
                break;
        }
    }

    private static IEnumerable<Assignment> Ordered(IReadOnlyList<MapField> fields, IReadOnlyList<Assignment> assignments)
    {
        var order = fields.Select((f, i) => (f, i)).DistinctBy(p => p.f).ToDictionary(p => p.f, p => p.i);
        return assignments.OrderBy(a => order.GetValueOrDefault(a.Field, int.MaxValue));
    }
}
