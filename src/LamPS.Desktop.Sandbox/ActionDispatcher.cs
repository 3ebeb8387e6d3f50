using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Applications;
using LamPS.Desktop.Sandbox.Controls;
using LamPS.Desktop.Sandbox.Keyboard;

namespace LamPS.Desktop.Sandbox;

/// <summary>Finds who an action is for, looks whether it can take it now, and has it done.</summary>
internal static class ActionDispatcher
{
    private const int RowsPerNotch = 3;
    private const int MostRowsRead = 10_000;

    public static ActionOutcome Do(Screen screen, SandboxApplication application, LamAction action)
    {
        if (!FunctionPool.Ui.TryGet(action.Function, out var function) || action.Function is "wait_for" or "launch" or "close" or "screenshot")
        {
            return ActionOutcome.NotSupported($"desktop 'sandbox' has no function '{action.Function}'");
        }

        Control? control = null;
        if (!action.Element.IsNone)
        {
            control = screen.Find(action.Element);
            if (control is null)
            {
                return ActionOutcome.NotFound($"element {action.Element} is gone");
            }

            control.Window!.EnsureLayout();
        }
        else if (function.NeedsElement)
        {
            return ActionOutcome.NotFound($"'{action.Function}' needs an element");
        }

        return action.Function switch
        {
            "invoke_menu" => InvokeMenu(application, action.Arguments.Text("path")),
            "type_keys" => KeyboardInput.Send(control?.Window?.Application ?? application, control, action.Arguments),
            "read_text" => ReadText(control!),
            "select_text" => SelectText(application, control, action.Arguments),
            _ => OnControl(screen, control!, action),
        };
    }

    /// <summary>Why a control can't be acted on now; null when it can.</summary>
    public static ActionOutcome? Hindrance(Control control)
    {
        var window = control.Window!;
        if (window.Application.BlockerOf(window) is { } blocker)
        {
            return ActionOutcome.Failed($"{control} is blocked by dialog '{blocker.Name}'");
        }

        if (!control.IsEnabled)
        {
            return ActionOutcome.Failed($"{control} is disabled");
        }

        // Menu entries can be chosen without opening the menu, and rows are scrolled to.
        if (!control.IsShowing && control is not MenuItem && !ScrollsIntoView(control))
        {
            return ActionOutcome.Failed($"{control} doesn't show");
        }

        return null;
    }

    private static ActionOutcome OnControl(Screen screen, Control control, LamAction action)
    {
        if (Hindrance(control) is { } hindrance)
        {
            return hindrance;
        }

        var arguments = action.Arguments;
        var outcome = action.Function switch
        {
            "click" => Click(screen, control, arguments),
            "set_text" => arguments.Text("text") is { } text ? control.SetText(text) : Missing(action, "text"),
            "set_value" => arguments.Number("value") is { } value ? control.SetValue(value) : Missing(action, "value"),
            "toggle" => control.Toggle(arguments.Boolean("on")),
            "select" => control.Select(arguments.Text("option")),
            "expand" => control.Expand(true),
            "collapse" => control.Expand(false),
            "scroll" => Scroll(control, arguments),
            "drag" => Drag(screen, control, arguments),
            "focus" => Focus(control),
            _ => null,
        };
        return outcome ?? ActionOutcome.NotSupported($"{control} has no way to do '{action.Function}'");
    }

    private static ActionOutcome? Click(Screen screen, Control control, ActionArguments arguments)
    {
        if (arguments.Text("button") is { } button && !button.Equals("left", StringComparison.OrdinalIgnoreCase))
        {
            return button.ToLowerInvariant() is "right" or "middle"
                ? ActionOutcome.NotSupported($"{control} has no context menu")
                : ActionOutcome.Failed($"there is no mouse button '{button}'");
        }

        var window = control.Window!;
        screen.Raise(window);
        if (window.Popup is Control popup && control != popup && control.Parent != popup)
        {
            window.ClosePopup();
        }

        if (control.CanFocus)
        {
            window.SetFocus(control);
        }

        if (arguments.Boolean("double") != true)
        {
            return control.Press() ?? Done.Click;
        }

        if (control.PressTwice() is { } twice)
        {
            return twice;
        }

        // The second press meets what the first one left.
        var once = control.Press();
        return control.Window is { IsOpen: true } && Hindrance(control) is null ? control.Press() ?? Done.Click : once ?? Done.Click;
    }

    private static ActionOutcome? Focus(Control control)
    {
        var window = control.Window!;
        window.Application.Screen.Raise(window);
        if (control == window)
        {
            return Done.Focus;
        }

        if (!control.CanFocus)
        {
            return null;
        }

        window.SetFocus(control);
        return Done.Focus;
    }

    private static ActionOutcome? Scroll(Control control, ActionArguments arguments)
    {
        if (arguments.Text("direction") is not { } direction)
        {
            for (var at = control; at.Parent is { } parent; at = parent)
            {
                parent.BringIntoView(at);
            }

            return Done.Scroll;
        }

        var rows = (int)Math.Clamp(arguments.Number("amount") ?? 3, 0, 1_000_000) * RowsPerNotch;
        int? by = direction.ToLowerInvariant() switch { "down" => rows, "up" => -rows, _ => null };
        if (by is null)
        {
            return direction.ToLowerInvariant() is "left" or "right" ? null : ActionOutcome.Failed($"there is no direction '{direction}'");
        }

        for (var at = control; at is not null; at = at.Parent)
        {
            if (at.ScrollBy(by.Value) is { } outcome)
            {
                return outcome;
            }
        }

        return null;
    }

    private static ActionOutcome? Drag(Screen screen, Control control, ActionArguments arguments)
    {
        var to = arguments.Text("to");
        if (!ElementId.TryParse(to, out var id))
        {
            return ActionOutcome.Failed($"'{to}' is no element");
        }

        return screen.Find(id) is not { } target ? ActionOutcome.NotFound($"element {id} is gone") : Hindrance(target) ?? control.DropOn(target);
    }

    private static ActionOutcome ReadText(Control control)
    {
        var element = control.ToElement(control.Window!.Application.Screen);
        if (element.Is(ElementStates.Protected))
        {
            return ActionOutcome.NotSupported($"{control} holds a secret, which is never read");
        }

        if (control.Value is { } value)
        {
            return ActionOutcome.Read(value, "Text");
        }

        if (control is Table or RowsView or TreeView)
        {
            return ActionOutcome.Read(string.Join('\n', Rows(control).Take(MostRowsRead)), "rows");
        }

        return control is Window ? ActionOutcome.NotSupported($"{control} has no text of its own") : ActionOutcome.Read(control.Name, "name");
    }

    private static IEnumerable<string> Rows(Control control)
    {
        for (var i = 0; i < control.Count; i++)
        {
            var child = control[i];
            if (child is RowControl or TreeNode)
            {
                yield return child.Name;
            }

            if (child is TableRows or TreeNode)
            {
                foreach (var row in Rows(child))
                {
                    yield return row;
                }
            }
        }
    }

    private static ActionOutcome SelectText(SandboxApplication application, Control? control, ActionArguments arguments)
    {
        control ??= application.KeyWindow?.Focus;
        if (control is null)
        {
            return ActionOutcome.NotFound("nothing that has text has the focus");
        }

        if (Hindrance(control) is { } hindrance)
        {
            return hindrance;
        }

        var text = arguments.Text("text");
        return TextOccurrence.Read(arguments, out var occurrence)
            ?? (text is { Length: 0 } ? ActionOutcome.Failed("the text to select is empty") : null)
            ?? control.SelectText(text, occurrence)
            ?? ActionOutcome.NotSupported($"{control} has no text to select");
    }

    private static ActionOutcome InvokeMenu(SandboxApplication application, string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return ActionOutcome.Failed("no menu path is given");
        }

        var window = application.KeyWindow is { Menus: not null } top ? top : application.MainWindow;
        if (window?.Menus is not { } menus)
        {
            return ActionOutcome.NotFound("the application has no menu bar");
        }

        if (menus.Find(path) is not { } entry)
        {
            return ActionOutcome.NotFound($"there is no menu entry '{path}'");
        }

        if (Hindrance(entry) is { } hindrance)
        {
            return hindrance;
        }

        application.Screen.Raise(window);

        // A menu takes the focus for a moment, so a number that is being typed is taken.
        window.Focus?.FocusLost();
        return entry.Press() ?? ActionOutcome.NotSupported($"{entry} can't be chosen");
    }

    private static ActionOutcome Missing(LamAction action, string argument) =>
        ActionOutcome.Failed($"'{action.Function}' needs the argument '{argument}'");

    private static bool ScrollsIntoView(Control control)
    {
        for (var at = control; at.Parent is { } parent; at = parent)
        {
            if (at is RowControl)
            {
                return at.Visible && parent.IsShowing;
            }

            if (!at.Visible)
            {
                return false;
            }
        }

        return false;
    }
}
