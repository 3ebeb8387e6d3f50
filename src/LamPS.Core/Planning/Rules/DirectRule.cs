using LamPS.Core.Planning.Language;
using LamPS.Core.Planning.Lines;
using LamPS.Core.Selectors;

namespace LamPS.Core.Planning.Rules;

/// <summary>Clauses that are plan lines already: "choose File > Save As", "press OK", "open the Insert Table dialog", "go to the Network tab".</summary>
internal sealed class DirectRule : IPlanRule
{
    /// <inheritdoc/>
    public IEnumerable<Proposal> Propose(ClauseView clause)
    {
        var acts = PlanLineParser.Parse(clause.Sentence.Text);
        if (acts.Count == 0)
        {
            yield break;
        }

        var builder = new PlanBuilder(clause);
        double least = 1.1;
        foreach (var act in acts)
        {
            var score = Add(builder, clause, act);
            if (score <= 0)
            {
                yield break;
            }

            least = Math.Min(least, score);
        }

        yield return builder.Build(least);
    }

    private static double Add(PlanBuilder builder, ClauseView clause, LineAct act) => act.Operation switch
    {
        LineOperation.Choose => Choose(builder, clause, act.Target),
        LineOperation.Switch when act.Target.Contains(" > ", StringComparison.Ordinal) => Switch(builder, clause, act),
        LineOperation.Press => Press(builder, clause, act),
        LineOperation.Open => Open(builder, clause, act),
        LineOperation.Close => Close(builder, clause, act),
        LineOperation.GoToTab => Tab(builder, clause, act),
        LineOperation.Set or LineOperation.SelectOption or LineOperation.Switch or LineOperation.SelectItem when clause.Index.IsOpen && clause.State.OpenDialog is null => AsWritten(builder, act),
        LineOperation.Type when clause.Index.IsOpen => AsWritten(builder, act),
        LineOperation.Screenshot => AsWritten(builder, act),
        _ => 0,
    };

    private static double Choose(PlanBuilder builder, ClauseView clause, string path)
    {
        if (clause.Index.FindMenu(path) is { } menu)
        {
            builder.Choose(menu);
            return 1.1;
        }

        if (clause.Index.Menus.Count == 0)
        {
            builder.Add($"Choose {path}", "request", "invoke_menu");
            return 1;
        }

        return 0;
    }

    private static double Switch(PlanBuilder builder, ClauseView clause, LineAct act)
    {
        var path = clause.Index.FindMenu(act.Target)?.Menu!.Path ?? (clause.Index.Menus.Count == 0 ? act.Target : null);
        if (path is null)
        {
            return 0;
        }

        builder.Leave().Add($"Switch {(act.On == false ? "off" : "on")} {path}", $"map: {path}", "invoke_menu");
        return 1.1;
    }

    private static double Press(PlanBuilder builder, ClauseView clause, LineAct act)
    {
        var open = clause.State.OpenDialog;
        if (open?.Buttons.FirstOrDefault(b => ElementNames.SameIgnoringCase(b, act.Target)) is { } inside)
        {
            builder.Press(inside, $"map: {open.OpenedBy}");
            builder.State = builder.State with { OpenDialog = null, DialogTab = "" };
            return 1.1;
        }

        if (clause.Index.Controls.FirstOrDefault(c => ElementNames.SameIgnoringCase(c.Name, act.Target)) is { } control)
        {
            builder.Leave().Press(control.Name, control.Source);
            builder.State = builder.State with { Unapplied = builder.State.Unapplied && !Vocabulary.Current.Apply.Contains(control.Name) };
            return 1.1;
        }

        // A dialog that the map doesn't know may be open; any known button of a dialog will do.
        var known = clause.Index.Map.Dialogs.SelectMany(d => d.Buttons).FirstOrDefault(b => ElementNames.SameIgnoringCase(b, act.Target));
        if (known is not null || clause.Index.IsOpen)
        {
            builder.Press(known ?? act.Target, "request");
            builder.State = builder.State with { OpenDialog = null, DialogTab = "" };
            return 0.95;
        }

        return KeyNames.Named(act.Target) is { } key && builder.Keys(key, "request") is not null ? 0.9 : 0;
    }

    private static double Open(PlanBuilder builder, ClauseView clause, LineAct act)
    {
        var name = act.Target;
        if (clause.Index.Map.Dialogs.FirstOrDefault(d => ElementNames.SameIgnoringCase(d.Name, name) && d.OpenedBy.Length > 0) is { } dialog)
        {
            builder.Open(dialog);
            return 1.1;
        }

        if (clause.Index.Menus.FirstOrDefault(m => ElementNames.SameIgnoringCase(m.Name, name)) is { } menu && !menu.IsSwitch)
        {
            builder.Choose(menu);
            return 1.05;
        }

        return 0;
    }

    private static double Close(PlanBuilder builder, ClauseView clause, LineAct act)
    {
        var isDialog = act.Roles.Contains(Elements.Role.Dialog) || act.Target.Length == 0 || act.Target.Equals("dialog", StringComparison.OrdinalIgnoreCase);
        if (!isDialog || clause.State.OpenDialog is not { } open)
        {
            return 0;
        }

        var button = open.Buttons.FirstOrDefault(b => ElementNames.SameIgnoringCase(b, "Close")) ?? open.Buttons.FirstOrDefault(b => ElementNames.SameIgnoringCase(b, "Cancel"));
        if (button is null)
        {
            builder.Keys("Escape", "request");
        }
        else
        {
            builder.Press(button, $"map: {open.OpenedBy}");
        }

        builder.State = builder.State with { OpenDialog = null, DialogTab = "" };
        return 1.1;
    }

    private static double Tab(PlanBuilder builder, ClauseView clause, LineAct act)
    {
        if (clause.State.OpenDialog is { } open && open.Fields.Select(f => f.Tab).FirstOrDefault(t => ElementNames.SameIgnoringCase(t, act.Target)) is { } inDialog)
        {
            builder.Add($"Go to the {inDialog} tab", $"map: {open.OpenedBy}", "select");
            builder.State = builder.State with { DialogTab = inDialog };
            return 1.1;
        }

        var tab = clause.Index.Controls.Select(c => c.Control!.Tab).FirstOrDefault(t => ElementNames.SameIgnoringCase(t, act.Target));
        if (tab is null && !clause.Index.IsOpen)
        {
            return 0;
        }

        builder.Leave().Add($"Go to the {tab ?? act.Target} tab", "request", "select");
        builder.State = builder.State with { WindowTab = tab ?? act.Target };
        return 1.1;
    }

    // Nothing is known of the application: what is said in words of a user interface is taken at its word.
    private static double AsWritten(PlanBuilder builder, LineAct act)
    {
        var value = act.Span is null or { Kind: ArgumentKind.Number or ArgumentKind.Percent } ? act.Value : Quotations.Quote(act.Value);
        switch (act.Operation)
        {
            case LineOperation.Set:
                builder.Add($"Set {act.Target} to {(act.Span is null ? Quotations.Quote(act.Value) : value)}", "request");
                break;
            case LineOperation.SelectOption:
                builder.Add($"Select {act.Value} in {act.Target}", "request", "select");
                break;
            case LineOperation.SelectItem:
                builder.Add($"Select {act.Target}", "request", "select");
                break;
            case LineOperation.Switch when act.On is { } on:
                builder.Add($"Switch {(on ? "on" : "off")} {act.Target}", "request", "toggle");
                break;
            case LineOperation.Type:
                builder.Type(act.Value);
                break;
            case LineOperation.Screenshot:
                builder.Add(act.Value.Length == 0 ? "Take a screenshot" : $"Take a screenshot to {Quotations.Quote(act.Value)}", "request", "screenshot");
                break;
            default:
                return 0;
        }

        return 0.9;
    }
}
