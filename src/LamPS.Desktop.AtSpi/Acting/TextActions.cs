using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Capturing;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>Reads, replaces, selects text and gives the focus.</summary>
internal sealed class TextActions(
    AccessibilityClient client, SnapshotTaker snapshots, ActionInvoker invoker, SyntheticInput input, TextTyper typer, TimeProvider time)
{
    private const int MaxParagraphs = 4000;
    private static readonly TimeSpan FocusPatience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    /// <summary>Types text or presses keys.</summary>
    public async Task<ActionOutcome> TypeAsync(ApplicationInstance application, ActTarget? target, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var (text, keys) = (arguments.Text("text"), arguments.Text("keys"));
        IReadOnlyList<KeyChord> chords = [];
        if (string.IsNullOrEmpty(text) && string.IsNullOrEmpty(keys))
        {
            return ActionOutcome.NotSupported("'type_keys' needs 'text' or 'keys'");
        }

        if (!string.IsNullOrEmpty(keys) && !KeyChord.TryParse(keys, out chords, out var wrong))
        {
            return ActionOutcome.NotSupported($"'{wrong}' names no key; keys are written as Ctrl+S, Enter, F5, Shift+End");
        }

        if (target is not null && !target.Element.Is(ElementStates.Focused))
        {
            var focused = await FocusAsync(application, target, cancellationToken).ConfigureAwait(false);
            if (!focused.IsDone)
            {
                return focused;
            }
        }

        var outcome = ActionOutcome.Unverified("");
        if (!string.IsNullOrEmpty(text))
        {
            outcome = await typer.TypeAsync(application, target?.Reference ?? default, text, cancellationToken).ConfigureAwait(false);
        }

        if (chords.Count > 0 && outcome.IsDone)
        {
            var (keyboard, reason) = await input.PrepareAsync(application, cancellationToken).ConfigureAwait(false);
            if (keyboard is null)
            {
                return ActionOutcome.NotSupported(reason);
            }

            if (target is null && string.IsNullOrEmpty(text))
            {
                await typer.FocusTextAsync(application, cancellationToken).ConfigureAwait(false);
            }

            foreach (var chord in chords)
            {
                await keyboard.PressAsync(chord.Held, chord.Key, cancellationToken).ConfigureAwait(false);
            }

            await input.SettleAsync(application, cancellationToken).ConfigureAwait(false);

            outcome = ActionOutcome.Unverified(outcome.Detail.Length > 0 ? $"{outcome.Detail}, then XTEST keys" : "XTEST keys");
        }

        return outcome;
    }

    /// <summary>Replaces the text of an element.</summary>
    public async Task<ActionOutcome> SetAsync(ApplicationInstance application, ActTarget target, string text, CancellationToken cancellationToken)
    {
        if (target.Has(AtSpiInterfaces.EditableText))
        {
            var reply = await client.CallAsync(
                target.Reference, AtSpiNames.EditableText, "SetTextContents", "s", w => w.WriteString(text), cancellationToken: cancellationToken).ConfigureAwait(false);
            if (reply.Signature != "b" || reply.Reader.ReadBoolean())
            {
                await ApplyAsync(target, cancellationToken).ConfigureAwait(false);
                return ActionOutcome.Unverified("EditableText");
            }
        }

        if (!target.Element.Is(ElementStates.Editable))
        {
            return ActionOutcome.NotSupported($"{target.Element} takes no text");
        }

        var focused = await FocusAsync(application, target, cancellationToken).ConfigureAwait(false);
        if (!focused.IsDone)
        {
            return focused;
        }

        var (keyboard, reason) = await input.PrepareAsync(application, cancellationToken).ConfigureAwait(false);
        if (keyboard is null)
        {
            return ActionOutcome.NotSupported(reason);
        }

        await keyboard.PressAsync([X11.Keysyms.ControlLeft], 'a', cancellationToken).ConfigureAwait(false);
        await keyboard.TypeAsync(text, cancellationToken).ConfigureAwait(false);
        await input.SettleAsync(application, cancellationToken).ConfigureAwait(false);
        return ActionOutcome.Unverified("XTEST keys");
    }

    /// <summary>Reads the whole text of an element, or that of what it holds.</summary>
    public async Task<ActionOutcome> ReadAsync(ActTarget target, CancellationToken cancellationToken)
    {
        if (target.Element.Is(ElementStates.Protected))
        {
            return ActionOutcome.Blocked($"{target.Element} holds a secret, which is never read");
        }

        if (target.Has(AtSpiInterfaces.Text))
        {
            var text = await TextAsync(target.Reference, cancellationToken).ConfigureAwait(false);
            if (text.Length > 0 || target.Element.ChildCount == 0)
            {
                return ActionOutcome.Read(text.Length > 0 || target.Element.Is(ElementStates.Editable) ? text : target.Element.Name, "Text");
            }
        }

        if (target.Element.ChildCount == 0)
        {
            return ActionOutcome.Read(target.Element.Name, "Name");
        }

        var snapshot = await snapshots.TakeAsync(
            new CaptureRequest { Root = target.Element.Id, ShowingOnly = false, MaxText = int.MaxValue, MaxElements = MaxParagraphs }, cancellationToken).ConfigureAwait(false);
        var lines = snapshot.Elements.Skip(1)
            .Where(e => e.Role is Role.Paragraph or Role.Heading or Role.Label or Role.TextBox or Role.Cell or Role.ListItem or Role.Link && !e.Is(ElementStates.Protected))

            // What a cell of a document holds comes with its paragraphs.
            .Where(e => e.Role != Role.Cell || e.ChildCount == 0)
            .Select(e => e.Value ?? e.Name);
        return ActionOutcome.Read(string.Join('\n', lines), "Text of what it holds");
    }

    /// <summary>Gives an element the focus.</summary>
    public async Task<ActionOutcome> FocusAsync(ApplicationInstance application, ActTarget target, CancellationToken cancellationToken)
    {
        if (target.Has(AtSpiInterfaces.Component))
        {
            var reply = await client.CallAsync(target.Reference, AtSpiNames.Component, "GrabFocus", cancellationToken: cancellationToken).ConfigureAwait(false);
            var accepted = reply.Signature != "b" || reply.Reader.ReadBoolean();
            var started = time.GetTimestamp();
            while (accepted && time.GetElapsedTime(started) < FocusPatience)
            {
                if (((await client.GetStatesAsync(target.Reference, cancellationToken).ConfigureAwait(false)) & AtSpiStates.Focused) != 0)
                {
                    return ActionOutcome.Unverified("Component");
                }

                await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
            }

            // Documents hand the focus on to a paragraph inside; windows to the field that had it before.
            if (accepted)
            {
                return ActionOutcome.Unverified("Component; the element doesn't say that it has the focus");
            }
        }

        var (pointer, reason) = await input.PrepareAsync(application, cancellationToken).ConfigureAwait(false);
        if (pointer is null || target.Element.Bounds.IsEmpty)
        {
            return ActionOutcome.NotSupported(pointer is null ? reason : $"{target.Element} can't take the focus");
        }

        pointer.MoveTo(target.Element.Bounds.CenterX, target.Element.Bounds.CenterY);
        pointer.Click(1);
        return ActionOutcome.Unverified("XTEST pointer");
    }

    /// <summary>Selects text.</summary>
    public async Task<ActionOutcome> SelectAsync(ApplicationInstance application, ActTarget? target, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var wanted = arguments.Text("text");
        if (string.IsNullOrEmpty(wanted))
        {
            return await SelectAllAsync(application, target, cancellationToken).ConfigureAwait(false);
        }

        if (TextOccurrence.Read(arguments, out var occurrence) is { } refusal)
        {
            return refusal;
        }

        var (found, seen) = await FindAsync(application, target, wanted, occurrence, cancellationToken).ConfigureAwait(false);
        return found is { } text ? await SelectRangeAsync(text.Holder, text.Start, text.Start + Characters(wanted), cancellationToken).ConfigureAwait(false)
            : ActionOutcome.NotFound(seen == 0 ? $"'{wanted}' isn't in the text that shows" : $"'{wanted}' is there {seen} times, not {occurrence}");
    }

    // Where an occurrence begins, or null, and how many were seen.
    private async Task<((AccessibleRef Holder, int Start)? Found, int Seen)> FindAsync(ApplicationInstance application, ActTarget? target, string wanted, int occurrence, CancellationToken cancellationToken)
    {
        var seen = 0;
        (AccessibleRef Holder, int Start)? last = null;
        foreach (var (reference, isBox) in await TextHoldersAsync(application, target, cancellationToken).ConfigureAwait(false))
        {
            // The last one in the document, not in a field of a tool bar.
            if (isBox && last is not null && occurrence == TextOccurrence.Last)
            {
                break;
            }

            var text = await TextAsync(reference, cancellationToken).ConfigureAwait(false);
            for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wanted, at + wanted.Length, StringComparison.Ordinal))
            {
                last = (reference, Characters(text.AsSpan(0, at)));
                if (++seen == occurrence)
                {
                    return (last, seen);
                }
            }
        }

        return (occurrence == TextOccurrence.Last ? last : null, seen);
    }

    // Offsets of the protocol count characters, strings here count UTF-16 units.
    private static int Characters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var unused in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private async Task<IReadOnlyList<(AccessibleRef Holder, bool IsBox)>> TextHoldersAsync(ApplicationInstance application, ActTarget? target, CancellationToken cancellationToken)
    {
        if (target is not null && target.Has(AtSpiInterfaces.Text))
        {
            return [(target.Reference, false)];
        }

        var snapshot = await snapshots.TakeAsync(
            new CaptureRequest { Application = target is null ? application : null, Root = target?.Element.Id ?? ElementId.None }, cancellationToken).ConfigureAwait(false);
        return
        [
            .. snapshot.Elements
                .Where(e => e.Role is Role.Paragraph or Role.Heading || (e.Role is Role.TextBox or Role.Document && e.Can(ElementPatterns.Text)))
                .OrderByDescending(e => e.Role is Role.Paragraph or Role.Heading or Role.Document)
                .Select(e => (snapshots.Find(e.Id)!.Reference, e.Role == Role.TextBox)),
        ];
    }

    private async Task<ActionOutcome> SelectAllAsync(ApplicationInstance application, ActTarget? target, CancellationToken cancellationToken)
    {
        if (target is { Element.Role: not (Role.Document or Role.Paragraph or Role.Heading) } && target.Has(AtSpiInterfaces.Text))
        {
            var length = await client.GetAsync(target.Reference, AtSpiNames.Text, "CharacterCount", cancellationToken).ConfigureAwait(false) is int n ? n : 0;
            return await SelectRangeAsync(target.Reference, 0, length, cancellationToken).ConfigureAwait(false);
        }

        if (target is not null)
        {
            await FocusAsync(application, target, cancellationToken).ConfigureAwait(false);
        }

        var (keyboard, reason) = await input.PrepareAsync(application, cancellationToken).ConfigureAwait(false);
        if (keyboard is null)
        {
            return ActionOutcome.NotSupported(reason);
        }

        await keyboard.PressAsync([X11.Keysyms.ControlLeft], 'a', cancellationToken).ConfigureAwait(false);
        await input.SettleAsync(application, cancellationToken).ConfigureAwait(false);
        return ActionOutcome.Unverified("XTEST keys");
    }

    private async Task<ActionOutcome> SelectRangeAsync(AccessibleRef reference, int start, int end, CancellationToken cancellationToken)
    {
        var count = (await client.CallAsync(reference, AtSpiNames.Text, "GetNSelections", cancellationToken: cancellationToken).ConfigureAwait(false)).Reader.ReadInt32();
        void Range(MessageWriter writer)
        {
            writer.WriteInt32(start);
            writer.WriteInt32(end);
        }

        var reply = count > 0
            ? await client.CallAsync(
                reference, AtSpiNames.Text, "SetSelection", "iii", w => { w.WriteInt32(0); Range(w); }, cancellationToken: cancellationToken).ConfigureAwait(false)
            : await client.CallAsync(reference, AtSpiNames.Text, "AddSelection", "ii", Range, cancellationToken: cancellationToken).ConfigureAwait(false);
        return reply.Reader.ReadBoolean() ? ActionOutcome.Unverified("Text") : ActionOutcome.Failed("the application refused the selection");
    }

    private async Task<string> TextAsync(AccessibleRef reference, CancellationToken cancellationToken)
    {
        var length = await client.GetAsync(reference, AtSpiNames.Text, "CharacterCount", cancellationToken).ConfigureAwait(false) is int n ? n : 0;
        if (length <= 0)
        {
            return "";
        }

        var reply = await client.CallAsync(
            reference, AtSpiNames.Text, "GetText", "ii", w => { w.WriteInt32(0); w.WriteInt32(length); }, cancellationToken: cancellationToken).ConfigureAwait(false);
        return reply.Reader.ReadString();
    }

    // A field of a tool bar takes its text only when Enter is pressed in it; in a dialog that would press the default button.
    private async Task ApplyAsync(ActTarget target, CancellationToken cancellationToken)
    {
        if (target.Element.Role == Role.ComboBox && target.Known.InToolBar && target.Has(AtSpiInterfaces.Action))
        {
            await invoker.InvokeAsync(target.Reference, ["activate"], cancellationToken).ConfigureAwait(false);
        }
    }
}
