using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>What is switched on and off.</summary>
internal static class SwitchGrounder
{
    private static readonly Dictionary<Role, double> Fit = new()
    {
        [Role.CheckBox] = 1, [Role.ToggleButton] = 1, [Role.RadioButton] = 0.97, [Role.MenuItem] = 0.93, [Role.Cell] = 0.9, [Role.ListItem] = 0.8,
        [Role.TreeItem] = 0.75, [Role.Button] = 0.82,
    };

    private static readonly HashSet<Role> Texts = [Role.TextBox, Role.ComboBox, Role.SpinButton];

    /// <summary>Ways to switch.</summary>
    /// <param name="scene">Scene.</param>
    /// <param name="act">Act.</param>
    /// <param name="clears">Whether the line says to clear, which empties a field.</param>
    public static IEnumerable<Choice> Find(Scene scene, LineAct act, bool clears)
    {
        if (act.Target.Contains('>', StringComparison.Ordinal))
        {
            return MenuGrounder.ByPath(scene, act).Select(c => State(c, act));
        }

        var elements = scene.Elements.SelectMany(target => Element(scene, target, act, clears));
        return elements.Concat(MenuGrounder.ByName(scene, act, 1).Select(c =>
            State(c with { Score = c.Score - (Checkable(c.Target) ? 0.08 : 0.22) }, act)));
    }

    private static bool Checkable(Target target) => target.Menu is { } menu && (menu.States & (ElementStates.Checkable | ElementStates.Checked)) != 0;

    // A checkable entry that is as wanted is left alone; what can't be switched off isn't.
    private static Choice State(Choice choice, LineAct act) => choice with
    {
        Done = act.On is { } on && Checkable(choice.Target) ? (choice.Target.IsOn == on ? $"{choice.Target} is {(on ? "on" : "off")} already" : null) : null,
        Hindrance = choice.Hindrance ?? (act.On == false && !Checkable(choice.Target) ? $"{choice.Target} can't be switched off" : null),
    };

    private static IEnumerable<Choice> Element(Scene scene, Target target, LineAct act, bool clears)
    {
        var role = target.Role;
        if (clears && Texts.Contains(role) && target.Can(ElementPatterns.EditText))
        {
            var field = scene.Match(act, target);
            return field < NameSimilarity.Threshold ? [] : FieldGrounder.Text(target, "", Scene.Score(field, 1, act, target), Scene.Why(field));
        }

        if (!Fit.TryGetValue(role, out var fit))
        {
            return [];
        }

        var match = scene.Match(act, target);
        if (match < NameSimilarity.Threshold)
        {
            return [];
        }

        var score = Scene.Score(match, fit, act, target);
        var why = Scene.Why(match);
        if (role == Role.Cell)
        {
            return CellSwitch(scene, target) is { } cell ? Toggle(cell, act, score, why) : [];
        }

        if (role == Role.Button)
        {
            // A plain button shows no state to switch off.
            return act.On == false ? [] : Scene.Offer(target, UiFunctions.Click, ActionArguments.None, score, why);
        }

        return role == Role.RadioButton && act.On == false && target.IsOn
            ? Scene.Offer(target, UiFunctions.Select, ActionArguments.None, score, why).Select(c => c with { Hindrance = $"{target} goes off only when another choice of its group is made" })
            : Toggle(target, act, score, why);
    }

    private static IEnumerable<Choice> Toggle(Target target, LineAct act, double score, string why)
    {
        var arguments = act.On is { } wanted ? ActionArguments.Of("on", wanted) : ActionArguments.None;
        var indeterminate = target.Element!.Is(ElementStates.Indeterminate);
        var done = act.On is { } on && target.IsOn == on && !indeterminate ? $"{target} is {(on ? "on" : "off")} already" : null;
        var lower = 0.0;
        foreach (var choice in Scene.Offer(target, UiFunctions.Toggle, arguments, score, why))
        {
            yield return choice with { Done = done };
            lower = 0.2;
        }

        foreach (var choice in Scene.Offer(target, UiFunctions.Click, ActionArguments.None, score - lower, why))
        {
            yield return choice with { Done = done };
        }
    }

    // In a list with check boxes the box is a cell without a name, in the same row.
    private static Target? CellSwitch(Scene scene, Target named)
    {
        var box = scene.Elements.Where(t => t.Role == Role.Cell && t.Element!.Name.Length == 0
            && scene.View.Snapshot.Nodes[t.Index].Parent == scene.View.Snapshot.Nodes[named.Index].Parent
            && !t.Element.Bounds.IsEmpty && Math.Abs(t.Element.Bounds.CenterY - named.Element!.Bounds.CenterY) < 6).ToList();
        return box.Count == 1 ? box[0] : null;
    }
}
