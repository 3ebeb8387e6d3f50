using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live.Capturing;

namespace LamPS.Core.Live.Acting;

/// <summary>Reads, replaces, types, selects text and gives the focus.</summary>
internal sealed class TextActions(Actor actor, SnapshotTaker snapshots, InputGate input)
{
    private const int MaxLines = 4000;
    private static readonly TimeSpan FocusPatience = TimeSpan.FromMilliseconds(300);

    /// <summary>Types text or presses keys.</summary>
    public ActionOutcome Type(ApplicationInstance application, ActTarget? target, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var (text, keys) = (arguments.Text("text") ?? "", arguments.Text("keys") ?? "");
        if (text.Length + keys.Length == 0)
        {
            return ActionOutcome.NotSupported("'type_keys' needs 'text' or 'keys'");
        }

        IReadOnlyList<IReadOnlyList<InputEvent>>? chords = [];
        if (keys.Length > 0 && (chords = input.Chords(keys, out var wrong)) is null)
        {
            return ActionOutcome.NotSupported($"'{wrong}' names no key; keys are written as Ctrl+S, Enter, F5, Shift+End");
        }

        if (target is not null && !target.Element.Is(ElementStates.Focused) && Focus(application, target, cancellationToken) is { IsDone: false } failure)
        {
            return failure;
        }

        List<InputEvent> events = [.. input.Text(text), .. chords.SelectMany(c => c)];
        return input.Keys(application, target?.At.Window ?? 0, events, cancellationToken);
    }

    /// <summary>Replaces the text of an element.</summary>
    public ActionOutcome Set(ApplicationInstance application, ActTarget target, string text, CancellationToken cancellationToken)
    {
        if (!target.Element.Can(ElementPatterns.EditText))
        {
            return ActionOutcome.NotSupported($"{target.Element} takes no text");
        }

        if (target.Has(PatternWays.Value))
        {
            return actor.Do(target, PatternAction.SetValue, text);
        }

        if (!target.Has(PatternWays.Text))
        {
            return actor.Do(target, PatternAction.SetLegacyValue, text);
        }

        if (Focus(application, target, cancellationToken) is { IsDone: false } failure)
        {
            return failure;
        }

        List<InputEvent> events = [.. All(text.Length == 0 ? "Ctrl+A Delete" : "Ctrl+A"), .. input.Text(text)];
        return input.Keys(application, target.At.Window, events, cancellationToken);
    }

    /// <summary>Reads the whole text of an element, or that of what it holds.</summary>
    public ActionOutcome Read(ActTarget target, CancellationToken cancellationToken)
    {
        if (target.Element.Is(ElementStates.Protected))
        {
            return ActionOutcome.Blocked($"{target.Element} holds a secret, which is never read");
        }

        if (target.Has(PatternWays.Text) && actor.Tree.ReadText(target.At, int.MaxValue) is { } text && (text.Length > 0 || target.Element.ChildCount == 0))
        {
            return ActionOutcome.Read(text, "Text");
        }

        if (target.Element.Value is { } value)
        {
            return ActionOutcome.Read(value, target.Has(PatternWays.Value) ? "Value" : "LegacyIAccessible");
        }

        if (target.Element.ChildCount == 0)
        {
            return ActionOutcome.Read(target.Element.Name, "Name");
        }

        var snapshot = snapshots.Take(new CaptureRequest { Root = target.Element.Id, ShowingOnly = false, MaxText = int.MaxValue, MaxElements = MaxLines }, cancellationToken);
        var lines = snapshot.Elements.Skip(1)
            .Where(e => e.Role is Role.Label or Role.TextBox or Role.Cell or Role.ListItem or Role.TreeItem or Role.Link && !e.Is(ElementStates.Protected))
            .Select(e => e.Value ?? e.Name);
        return ActionOutcome.Read(string.Join('\n', lines), "Text of what it holds");
    }

    /// <summary>Gives an element the focus.</summary>
    public ActionOutcome Focus(ApplicationInstance application, ActTarget target, CancellationToken cancellationToken)
    {
        var refusal = "";
        if (target.Element.Is(ElementStates.Focusable) || target.Element.Can(ElementPatterns.Window))
        {
            try
            {
                var outcome = actor.Do(target, PatternAction.Focus);
                return actor.Until(() => actor.Read(target.Known.Id)?.Element.Is(ElementStates.Focused) ?? true, FocusPatience, cancellationToken)
                    ? outcome

                    // Documents hand the focus on to what is inside; windows to the field that had it before.
                    : ActionOutcome.Unverified($"{outcome.Detail}; the element doesn't say that it has the focus");
            }
            catch (ActionRefusedException error)
            {
                refusal = error.Message;
            }
        }

        return target.Element.Bounds.IsEmpty
            ? ActionOutcome.NotSupported($"{target.Element} can't take the focus{(refusal.Length > 0 ? ": " + refusal : "")}")
            : PointerActions.Press(input, application, target, 1, twice: false, cancellationToken);
    }

    /// <summary>Selects text.</summary>
    public ActionOutcome Select(ApplicationInstance application, ActTarget? target, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var text = arguments.Text("text") is { Length: > 0 } wanted ? wanted : null;
        if (TextOccurrence.Read(arguments, out var occurrence) is { } refusal)
        {
            return refusal;
        }

        target ??= FocusedText(application, cancellationToken);
        if (target is not null && target.Has(PatternWays.Text))
        {
            if (Focus(application, target, cancellationToken) is { IsDone: false } failure)
            {
                return failure;
            }

            var found = actor.Tree.SelectText(target.At, text, occurrence);
            if (found >= 0)
            {
                return text is null || found == occurrence || (occurrence == TextOccurrence.Last && found > 0)
                    ? ActionOutcome.Unverified("Text")
                    : ActionOutcome.NotFound(found == 0 ? $"{target.Element} doesn't have the text '{text}'" : $"{target.Element} has the text '{text}' only {found} times");
            }
        }

        if (text is not null)
        {
            return ActionOutcome.NotSupported(target is null ? "no text has the focus" : $"{target.Element} lets nobody select a part of its text");
        }

        return target is not null && Focus(application, target, cancellationToken) is { IsDone: false } blocked
            ? blocked
            : input.Keys(application, target?.At.Window ?? 0, [.. All("Ctrl+A")], cancellationToken);
    }

    private IEnumerable<InputEvent> All(string keys) => (input.Chords(keys, out _) ?? []).SelectMany(c => c);

    private ActTarget? FocusedText(ApplicationInstance application, CancellationToken cancellationToken)
    {
        var snapshot = snapshots.Take(new CaptureRequest { Application = application, MaxText = 1 }, cancellationToken);
        var text = snapshot.Focused is { } focused && focused.Can(ElementPatterns.Text) ? focused : snapshot.Elements.LastOrDefault(e => e.Role == Role.Document && e.Can(ElementPatterns.Text));
        return text is null ? null : actor.Read(text.Id);
    }
}
