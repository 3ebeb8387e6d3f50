using LamPS.Core.Actions;
using LamPS.Desktop.Sandbox.Applications;
using LamPS.Desktop.Sandbox.Controls;

namespace LamPS.Desktop.Sandbox.Keyboard;

/// <summary>Brings text and keys to the control that has the focus, and does what keys do for a whole window.</summary>
internal static class KeyboardInput
{
    /// <summary>Types into a control, or where the focus is.</summary>
    public static ActionOutcome Send(SandboxApplication application, Control? control, ActionArguments arguments)
    {
        var text = arguments.Text("text");
        IReadOnlyList<KeyStroke> strokes = [];
        if (arguments.Text("keys") is { } keys && !KeyStroke.TryParse(keys, out strokes, out var problem))
        {
            return ActionOutcome.Failed($"{problem}; keys are written as Ctrl+S, Enter, F5");
        }

        if (string.IsNullOrEmpty(text) && strokes.Count == 0)
        {
            return ActionOutcome.Failed("neither text nor keys are given");
        }

        if (control is not null)
        {
            if (ActionDispatcher.Hindrance(control) is { } hindrance)
            {
                return hindrance;
            }

            if (control != control.Window && !control.CanFocus)
            {
                return ActionOutcome.NotSupported($"{control} can't have the focus");
            }

            application.Screen.Raise(control.Window!);
            if (control != control.Window)
            {
                control.Window!.SetFocus(control);
            }
        }
        else
        {
            application.Screen.Raise(application);
        }

        if (!string.IsNullOrEmpty(text) && TypeText(application, text.ReplaceLineEndings("\n")) is { } untyped)
        {
            return untyped;
        }

        foreach (var stroke in strokes)
        {
            if (Press(application, stroke) is { } unpressed)
            {
                return unpressed;
            }
        }

        return Done.Keys;
    }

    private static ActionOutcome? TypeText(SandboxApplication application, string text)
    {
        // A control that takes line breaks and tabs gets the whole text as one edit.
        for (var at = 0; at < text.Length;)
        {
            var focus = application.KeyWindow?.Focus;
            var end = text.AsSpan(at).IndexOfAny('\n', '\t') is var next && next < 0 || focus is TextBox { MultiLine: true, TakesTab: true } ? text.Length : at + next;
            if (end > at)
            {
                if (focus?.Type(text[at..end]) != true)
                {
                    return ActionOutcome.Failed(focus is null ? "nothing has the focus" : $"{focus} has the focus and takes no text");
                }
            }
            else if (Press(application, new KeyStroke(text[at] == '\n' ? Keys.Enter : Keys.Tab)) is { } problem)
            {
                return problem;
            }
            else
            {
                end++;
            }

            at = end;
        }

        return null;
    }

    private static ActionOutcome? Press(SandboxApplication application, KeyStroke key)
    {
        if (application.KeyWindow is not { } window)
        {
            return ActionOutcome.Failed("the application has no window any more");
        }

        if (key is { Key: Keys.Tab, Ctrl: false, Alt: false } && window.Focus is not TextBox { TakesTab: true })
        {
            window.MoveFocus(key.Shift ? -1 : 1);
            return null;
        }

        if (key.Is(Keys.Escape) && window.Popup is not null)
        {
            window.ClosePopup();
            return null;
        }

        if (window.Focus is { IsEnabled: true, IsShowing: true } focus && focus.Key(key))
        {
            return null;
        }

        if (Shortcut(application, window, key) is { } entry)
        {
            if (!entry.IsEnabled)
            {
                return ActionOutcome.Failed($"{entry} is disabled");
            }

            window.Focus?.FocusLost();
            entry.Press();
            return null;
        }

        if (key.Is(Keys.Enter))
        {
            window.DefaultButton()?.Press();
        }
        else if ((key.Is(Keys.Escape) && window.Role == Core.Elements.Role.Dialog) || key is { Key: "F4", Alt: true })
        {
            window.Cancelled?.Invoke();
        }

        return null;
    }

    // A dialog that isn't modal leaves the shortcuts of the main window alive.
    private static MenuItem? Shortcut(SandboxApplication application, Window window, KeyStroke key)
    {
        var owner = window.Menus is not null || window.Modal ? window : application.MainWindow;
        return owner?.Menus?.FindShortcut(key);
    }
}
