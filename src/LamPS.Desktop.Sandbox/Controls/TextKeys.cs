using LamPS.Desktop.Sandbox.Keyboard;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>What keys do in a text box.</summary>
internal static class TextKeys
{
    private const int Page = 20;

    /// <summary>Moves the caret, with Shift the end of the selection.</summary>
    public static bool Move(TextBox box, KeyStroke key)
    {
        var buffer = box.Buffer;
        var caret = buffer.Caret;
        int? target = key.Key switch
        {
            _ when key.Alt => null,
            Keys.Left when !key.Shift && buffer.HasSelection => buffer.Start,
            Keys.Right when !key.Shift && buffer.HasSelection => buffer.End,
            Keys.Left => key.Ctrl ? buffer.Word(caret, -1) : buffer.Step(caret, -1),
            Keys.Right => key.Ctrl ? buffer.Word(caret, 1) : buffer.Step(caret, 1),
            Keys.Home => key.Ctrl ? 0 : buffer.LineStart(caret),
            Keys.End => key.Ctrl ? buffer.Text.Length : buffer.LineEnd(caret),
            Keys.Up when box.MultiLine => buffer.Line(caret, -1),
            Keys.Down when box.MultiLine => buffer.Line(caret, 1),
            Keys.PageUp when box.MultiLine => buffer.Line(caret, -Page),
            Keys.PageDown when box.MultiLine => buffer.Line(caret, Page),
            _ => null,
        };
        if (key is { Key: "A", Ctrl: true, Shift: false, Alt: false })
        {
            buffer.Select(0, buffer.Text.Length);
        }
        else if (target is { } place)
        {
            buffer.MoveTo(place, key.Shift);
        }
        else
        {
            return false;
        }

        box.MovedTo();
        return true;
    }

    /// <summary>Deletes, undoes, redoes.</summary>
    public static bool Edit(TextBox box, KeyStroke key)
    {
        var buffer = box.Buffer;
        switch (key)
        {
            case { Key: Keys.Backspace, Alt: false }:
                buffer.DeleteTo(key.Ctrl ? buffer.Word(buffer.Caret, -1) : buffer.Step(buffer.Caret, -1));
                break;
            case { Key: Keys.Delete, Shift: false, Alt: false }:
                buffer.DeleteTo(key.Ctrl ? buffer.Word(buffer.Caret, 1) : buffer.Step(buffer.Caret, 1));
                break;
            case { Key: "Z", Ctrl: true, Shift: false, Alt: false }:
                buffer.Undo();
                break;
            case { Key: "Z", Ctrl: true, Shift: true, Alt: false } or { Key: "Y", Ctrl: true, Shift: false, Alt: false }:
                buffer.Redo();
                break;
            default:
                return false;
        }

        box.Edited();
        return true;
    }

    /// <summary>Cuts, copies, pastes. Nothing is copied from a field that holds a secret.</summary>
    public static bool Clip(TextBox box, KeyStroke key)
    {
        var screen = box.Window?.Application.Screen;
        if (screen is null || key.Alt)
        {
            return false;
        }

        switch (key)
        {
            case { Key: "C", Ctrl: true } or { Key: Keys.Insert, Ctrl: true }:
                Copy(box, screen);
                return true;
            case { Key: "X", Ctrl: true } or { Key: Keys.Delete, Shift: true } when !box.ReadOnly:
                if (Copy(box, screen))
                {
                    box.Buffer.Insert("");
                    box.Edited();
                }

                return true;
            case { Key: "V", Ctrl: true } or { Key: Keys.Insert, Shift: true } when !box.ReadOnly:
                box.Buffer.Insert(box.MultiLine ? screen.Clipboard : screen.Clipboard.ReplaceLineEndings(" "));
                box.Edited();
                return true;
            default:
                return false;
        }
    }

    private static bool Copy(TextBox box, Screen screen)
    {
        if (box.Protected || !box.Buffer.HasSelection)
        {
            return false;
        }

        screen.Clipboard = box.Buffer.Selected;
        return true;
    }
}
