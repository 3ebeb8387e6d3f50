using System.Text;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Capturing;
using LamPS.Desktop.AtSpi.X11;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>
/// Types text at the caret: into the text itself where the application allows that, because no automatic correction then
/// changes it and no key is lost; key by key where it doesn't. Line breaks and tabs in a document are keys.
/// </summary>
internal sealed class TextTyper(AccessibilityClient client, SnapshotTaker snapshots, ChangeListener changes, SyntheticInput input, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
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
        var at = target.IsNull ? await FocusedAsync(application, cancellationToken).ConfigureAwait(false) : target;
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

            await keyboard.TypeAsync(piece, cancellationToken).ConfigureAwait(false);
            usedKeys = true;
            if (piece is "\n" or "\t" && !at.IsNull)
            {
                at = await NextFocusAsync(application, at, cancellationToken).ConfigureAwait(false);
            }
        }

        return ActionOutcome.Unverified((usedInterface, usedKeys) switch
        {
            (true, true) => "EditableText and XTEST keys",
            (true, false) => "EditableText",
            _ => "XTEST keys",
        });
    }

    /// <summary>The object that has the focus; a null reference when none is known.</summary>
    public async Task<AccessibleRef> FocusedAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        var heard = changes.FocusOf(application.Key);
        if (!heard.IsNull && (await client.GetStatesAsync(heard, cancellationToken).ConfigureAwait(false) & AtSpiStates.Focused) != 0
            && (await client.GetInterfacesAsync(heard, cancellationToken).ConfigureAwait(false) & AtSpiInterfaces.Text) != 0)
        {
            return heard;
        }

        var snapshot = await snapshots.TakeAsync(new CaptureRequest { Application = application }, cancellationToken).ConfigureAwait(false);
        return snapshot.Focused is { } focused ? snapshots.Find(focused.Id)!.Reference : default;
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

        var caret = await client.GetAsync(at, AtSpiNames.Text, "CaretOffset", cancellationToken).ConfigureAwait(false) is int offset ? offset : -1;
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

    // After Enter or Tab the focus is in another paragraph, cell or field; sometimes it stays.
    private async Task<AccessibleRef> NextFocusAsync(ApplicationInstance application, AccessibleRef before, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < Patience)
        {
            var heard = changes.FocusOf(application.Key);
            if (heard != before && !heard.IsNull)
            {
                return heard;
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }

        return await FocusedAsync(application, cancellationToken).ConfigureAwait(false);
    }
}
