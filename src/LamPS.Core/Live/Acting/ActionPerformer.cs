using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live.Capturing;

namespace LamPS.Core.Live.Acting;

/// <summary>Does UI functions: looks whether the element lives and takes input, then hands over to the part that knows the function.</summary>
internal sealed class ActionPerformer(
    Actor actor, IWindowManager windows, MenuActions menus, TextActions texts, ChoiceActions choices, PointerActions pointer)
{
    // Applications switch buttons on with a delay after a change.
    private static readonly TimeSpan EnablePatience = TimeSpan.FromSeconds(1);

    /// <summary>Does an action.</summary>
    public ActionOutcome Perform(ApplicationInstance application, LamAction action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Dispatch(application, action, cancellationToken);
        }
        catch (TimeoutException)
        {
            return ActionOutcome.TimedOut($"application '{application.Name}' doesn't answer");
        }
        catch (ElementGoneException)
        {
            return ActionOutcome.NotFound(action.Element.IsNone ? "what it should act on is no longer there" : $"element {action.Element} is no longer there");
        }
        catch (ActionRefusedException error)
        {
            return ActionOutcome.Failed(error.Message);
        }
    }

    private static bool NeedsEnabled(string function) => function is "click" or "set_text" or "set_value" or "toggle" or "select" or "drag" or "expand";

    private ActionOutcome Dispatch(ApplicationInstance application, LamAction action, CancellationToken cancellationToken)
    {
        ActTarget? target = null;
        if (!action.Element.IsNone)
        {
            actor.Until(
                () => (target = actor.Read(action.Element)) is null || !NeedsEnabled(action.Function) || target.Element.Is(ElementStates.Enabled), EnablePatience, cancellationToken);
            if (target is null)
            {
                return ActionOutcome.NotFound($"element {action.Element} is no longer there");
            }

            if (NeedsEnabled(action.Function) && Blocker(target) is { } blocker)
            {
                return ActionOutcome.Failed($"dialog '{blocker}' must be answered before {target.Element} takes input");
            }

            if (NeedsEnabled(action.Function) && !target.Element.Is(ElementStates.Enabled))
            {
                return ActionOutcome.Failed($"{target.Element} takes no input: it is disabled");
            }
        }

        var arguments = action.Arguments;
        return (action.Function, target) switch
        {
            ("invoke_menu", _) => arguments.Text("path") is { Length: > 0 } path
                ? menus.Invoke(application, path, cancellationToken)
                : ActionOutcome.NotSupported("'invoke_menu' needs a path"),
            ("type_keys", _) => texts.Type(application, target, arguments, cancellationToken),
            ("select_text", _) => texts.Select(application, target, arguments, cancellationToken),
            ("click" or "set_text" or "set_value" or "toggle" or "select" or "expand" or "collapse" or "scroll" or "drag" or "focus" or "read_text", null) =>
                ActionOutcome.NotFound($"'{action.Function}' needs an element"),
            ("click", { } t) => Click(application, t, arguments, cancellationToken),
            ("set_text", { } t) => texts.Set(application, t, arguments.Text("text") ?? "", cancellationToken),
            ("read_text", { } t) => texts.Read(t, cancellationToken),
            ("set_value", { } t) => choices.SetValue(t, arguments.Number("value")),
            ("toggle", { } t) => choices.Toggle(application, t, arguments.Boolean("on"), cancellationToken),
            ("select", { } t) => choices.Select(application, t, arguments.Text("option"), cancellationToken),
            ("expand", { } t) => choices.Expand(t, wanted: true),
            ("collapse", { } t) => choices.Expand(t, wanted: false),
            ("scroll", { } t) => pointer.Scroll(application, t, arguments, cancellationToken),
            ("drag", { } t) => pointer.Drag(application, t, arguments.Text("to"), cancellationToken),
            ("focus", { } t) => texts.Focus(application, t, cancellationToken),
            _ => ActionOutcome.NotSupported($"this desktop doesn't know '{action.Function}'"),
        };
    }

    private ActionOutcome Click(ApplicationInstance application, ActTarget target, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var button = arguments.Text("button") ?? "left";
        var twice = arguments.Boolean("double") ?? false;

        // In lists and fields a click says where, which no pattern does.
        var byPattern = button == "left" && !twice
            && target.Element.Role is not (Role.Cell or Role.ListItem or Role.TreeItem or Role.Row or Role.TextBox or Role.ComboBox or Role.SpinButton or Role.Document);
        if (byPattern)
        {
            try
            {
                if (MenuActions.Press(actor, target) is { } outcome)
                {
                    return outcome;
                }
            }
            catch (ActionRefusedException) when (!target.Element.Bounds.IsEmpty)
            {
                // Some providers have the pattern and not what it does; the pointer does it.
            }
        }

        return pointer.Click(application, target, button, twice, cancellationToken);
    }

    // The patterns reach past a modal dialog, as no mouse could.
    private string? Blocker(ActTarget target)
    {
        var all = windows.List();
        return all.FirstOrDefault(w => w.Handle == target.At.Window) is { IsEnabled: false } window
            ? all.FirstOrDefault(w => w.Owner == window.Handle && w.IsVisible)?.Label ?? "of another window"
            : null;
    }
}
