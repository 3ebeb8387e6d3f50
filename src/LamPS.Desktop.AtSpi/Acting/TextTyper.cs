using System.Text;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Capturing;
using LamPS.Desktop.AtSpi.DBus;
using LamPS.Desktop.AtSpi.X11;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>
/// Types text at the caret: into the text itself where the application allows that, because no automatic correction then
/// changes it and no key is lost; key by key where it doesn't. Line breaks and tabs in a document are keys.
/// </summary>
internal sealed class TextTyper(AccessibilityClient client, SnapshotTaker snapshots, ChangeListener changes, SyntheticInput input, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FieldPatience = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    /// <summary>Types.</summary>
    /// <param name="application">Application.</param>
    /// <param name="target">Element that has the focus, or a null reference to find it.</param>
    /// <param name="text">Text.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ActionOutcome> TypeAsync(ApplicationInstance application, AccessibleRef target, string text, CancellationToken cancellationToken)
    {
        var usedKeys = false;
        var usedInterface = false;
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var at = target.IsNull ? await FocusTextAsync(application, cancellationToken).ConfigureAwait(false) : target;
        foreach (var piece in await PiecesAsync(at, text, cancellationToken).ConfigureAwait(false))
        {
            if (piece.Length > 0 && piece is not ("\n" or "\t") && await InsertAsync(application, at, piece, cancellationToken).ConfigureAwait(false))
            {
                usedInterface = true;
                continue;
            }

            var (keyboard, reason) = await input.PrepareAsync(application, cancellationToken).ConfigureAwait(false);
            if (keyboard is null)
            {
                return ActionOutcome.NotSupported(reason);
            }

            var (caret, heard) = (at.IsNull ? -1 : await CaretAsync(at, cancellationToken).ConfigureAwait(false), changes.Heard);
            await keyboard.TypeAsync(piece, cancellationToken).ConfigureAwait(false);
            await input.SettleAsync(application, cancellationToken).ConfigureAwait(false);
            usedKeys = true;
            if (piece is "\n" or "\t" && !at.IsNull)
            {
                at = await AfterKeyAsync(application, at, caret, heard, cancellationToken).ConfigureAwait(false);
            }
        }

        if (usedInterface)
        {
            // What shows the state at the caret (a button for bold) follows when nobody asks anything.
            await input.SettleAsync(application, cancellationToken).ConfigureAwait(false);
        }

        return ActionOutcome.Unverified((usedInterface, usedKeys) switch
        {
            (true, true) => "EditableText and XTEST keys",
            (true, false) => "EditableText",
            _ => "XTEST keys",
        });
    }

    /// <summary>
    /// Finds the text that typing goes to. Pressing a tool-bar button or a menu entry through its interface leaves the focus
    /// there, as no mouse click does; then the text that has the caret gets it back.
    /// </summary>
    /// <returns>The text; a null reference when only keys can say where they go.</returns>
    public async Task<AccessibleRef> FocusTextAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        var snapshot = await snapshots.TakeAsync(new CaptureRequest { Application = application, MaxText = 1 }, cancellationToken).ConfigureAwait(false);
        if (snapshot.ActiveWindow is not { } window)
        {
            return default;
        }

        var start = snapshot.IndexOf(window.Id);
        var inside = snapshot.Nodes.Take(snapshot.SubtreeEnd(start)).Skip(start).Select(n => n.Element).ToList();
        if (inside.LastOrDefault(e => e.Is(ElementStates.Focused) && e.Can(ElementPatterns.EditText)) is { } focused)
        {
            return snapshots.Find(focused.Id)?.Reference ?? default;
        }

        // An open menu or list takes the keys itself.
        var popup = snapshot.Nodes.Any(n => n is { Depth: 0, Element.Role: Role.Pane or Role.Menu } || (n.Element.Role == Role.MenuItem && n.Element.Is(ElementStates.Showing)));
        return popup || !inside.Any(e => e.Role == Role.Document) ? default : await FocusCaretAsync(inside, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AccessibleRef> FocusCaretAsync(List<Element> elements, CancellationToken cancellationToken)
    {
        var texts = elements.Where(e => e.Role is Role.Paragraph or Role.Heading && e.Can(ElementPatterns.EditText)).Select(e => snapshots.Find(e.Id)).OfType<KnownElement>().ToList();
        if (texts.Count == 0)
        {
            return default;
        }

        var batch = client.CreateBatch(texts[0].Reference.Bus);
        foreach (var text in texts)
        {
            AccessibilityClient.AddGet(batch, text.Reference, AtSpiNames.Text, "CaretOffset");
        }

        var carets = await batch.SendAsync(AccessibilityClient.CallLimit, cancellationToken).ConfigureAwait(false);
        var at = Enumerable.Range(0, texts.Count).FirstOrDefault(
            i => carets[i] is { Type: DBusMessageType.MethodReturn } reply && reply.Reader.ReadVariant().Value is int and >= 0, -1);
        if (at < 0)
        {
            return default;
        }

        await client.CallAsync(texts[at].Reference, AtSpiNames.Component, "GrabFocus", cancellationToken: cancellationToken).ConfigureAwait(false);
        return texts[at].Reference;
    }

    // Texts of several lines take line breaks as they are; paragraphs and single lines take them as keys.
    private async Task<IReadOnlyList<string>> PiecesAsync(AccessibleRef at, string text, CancellationToken cancellationToken)
    {
        if (!at.IsNull && (text.Contains('\n', StringComparison.Ordinal) || text.Contains('\t', StringComparison.Ordinal)))
        {
            var states = await client.GetStatesAsync(at, cancellationToken).ConfigureAwait(false);
            var role = await client.GetRoleAsync(at, cancellationToken).ConfigureAwait(false);
            if (role == AtSpiRole.Text && (states & AtSpiStates.MultiLine) != 0)
            {
                return [text];
            }
        }

        var pieces = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\t')
            {
                if (i > start)
                {
                    pieces.Add(text[start..i]);
                }

                pieces.Add(text[i].ToString());
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            pieces.Add(text[start..]);
        }

        return pieces;
    }

    private async Task<bool> InsertAsync(ApplicationInstance application, AccessibleRef at, string text, CancellationToken cancellationToken)
    {
        if (at.IsNull)
        {
            return false;
        }

        var interfaces = await client.GetInterfacesAsync(at, cancellationToken).ConfigureAwait(false);
        var states = await client.GetStatesAsync(at, cancellationToken).ConfigureAwait(false);
        if ((interfaces & (AtSpiInterfaces.EditableText | AtSpiInterfaces.Text)) != (AtSpiInterfaces.EditableText | AtSpiInterfaces.Text)
            || (states & AtSpiStates.Editable) == 0
            || !await ClearSelectionAsync(application, at, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        var caret = await CaretAsync(at, cancellationToken).ConfigureAwait(false);
        if (caret < 0)
        {
            return false;
        }

        var reply = await client.CallAsync(
            at,
            AtSpiNames.EditableText,
            "InsertText",
            "isi",
            w =>
            {
                w.WriteInt32(caret);
                w.WriteString(text);
                w.WriteInt32(Encoding.UTF8.GetByteCount(text));
            },
            cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!reply.Reader.ReadBoolean())
        {
            return false;
        }

        var length = text.EnumerateRunes().Count();
        await client.CallAsync(at, AtSpiNames.Text, "SetCaretOffset", "i", w => w.WriteInt32(caret + length), cancellationToken: cancellationToken).ConfigureAwait(false);
        return true;
    }

    // Typing replaces what is selected, inserting doesn't; a selection may reach over several paragraphs, so a key deletes it.
    private async Task<bool> ClearSelectionAsync(ApplicationInstance application, AccessibleRef at, CancellationToken cancellationToken)
    {
        if (await SelectionsAsync(at, cancellationToken).ConfigureAwait(false) == 0)
        {
            return true;
        }

        var (keyboard, _) = await input.PrepareAsync(application, cancellationToken).ConfigureAwait(false);
        if (keyboard is null)
        {
            return false;
        }

        await keyboard.PressAsync([], Keysyms.Delete, cancellationToken).ConfigureAwait(false);
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < Patience)
        {
            if (await SelectionsAsync(at, cancellationToken).ConfigureAwait(false) == 0)
            {
                return true;
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private async Task<int> SelectionsAsync(AccessibleRef at, CancellationToken cancellationToken)
    {
        var count = (await client.CallAsync(at, AtSpiNames.Text, "GetNSelections", cancellationToken: cancellationToken).ConfigureAwait(false)).Reader.ReadInt32();
        if (count == 0)
        {
            return 0;
        }

        var range = (await client.CallAsync(
            at, AtSpiNames.Text, "GetSelection", "i", w => w.WriteInt32(0), cancellationToken: cancellationToken).ConfigureAwait(false)).Reader;
        return range.ReadInt32() == range.ReadInt32() ? 0 : count;
    }

    // Keys and calls reach the application by different ways, so what follows a key must wait until the key was handled.
    // When a paragraph is split, its object may stay with the second half: only the caret tells.
    private async Task<AccessibleRef> AfterKeyAsync(
        ApplicationInstance application, AccessibleRef at, int caretBefore, long heardBefore, CancellationToken cancellationToken)
    {
        var role = AtSpiRole.Map(await client.GetRoleAsync(at, cancellationToken).ConfigureAwait(false));
        var patience = role is Role.Paragraph or Role.Heading ? Patience : FieldPatience;
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < patience)
        {
            var caret = await CaretAsync(at, cancellationToken).ConfigureAwait(false);
            if (caret != caretBefore || (caret == 0 && changes.Heard > heardBefore))
            {
                return caret >= 0 && role is Role.Paragraph or Role.Heading ? at : await FocusTextAsync(application, cancellationToken).ConfigureAwait(false);
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }

        return await FocusTextAsync(application, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> CaretAsync(AccessibleRef at, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetAsync(at, AtSpiNames.Text, "CaretOffset", cancellationToken).ConfigureAwait(false) is int caret ? caret : -1;
        }
        catch (DBusCallException error) when (error.ObjectGone)
        {
            return -1;
        }
    }
}
