using System.Collections.Frozen;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>Typing, keys, selections of text.</summary>
internal static class TextGrounder
{
    // A capture cuts long texts; what isn't in a longer one may be behind the cut.
    private const int SurelyWhole = 1800;
    private const int MostTimes = 500;

    private static readonly HashSet<Role> TakesText =
        [Role.TextBox, Role.SpinButton, Role.ComboBox, Role.Document, Role.Paragraph, Role.Heading, Role.Cell, Role.Table, Role.Pane, Role.Unknown, Role.Window, Role.Dialog];

    private static readonly FrozenSet<string> CaretKeys =
        FrozenSet.ToFrozenSet(["Home", "End", "PageUp", "PageDown", "Left", "Right", "Up", "Down", "Delete", "Backspace"], StringComparer.Ordinal);

    /// <summary>Ways to type text at the caret.</summary>
    public static IEnumerable<Choice> Type(Scene scene, LineAct act) =>
        Into(scene, UiFunctions.TypeKeys, ActionArguments.Of("text", act.Value), 0.97, "the text goes where the caret is", NeedsTextArea(scene));

    /// <summary>Ways to press keys.</summary>
    /// <param name="scene">Scene.</param>
    /// <param name="keys">Keys.</param>
    /// <param name="times">How often.</param>
    /// <param name="score">How sure it is that keys are meant.</param>
    public static IEnumerable<Choice> Keys(Scene scene, string keys, int times, double score)
    {
        var moves = CaretKeys.Contains(keys[(keys.LastIndexOf('+') + 1)..]) && !scene.View.InDialog;
        var all = string.Join(' ', Enumerable.Repeat(keys, Math.Clamp(times, 1, MostTimes)));
        return Into(scene, UiFunctions.TypeKeys, ActionArguments.Of("keys", all), score, "the keys are named", moves ? NeedsTextArea(scene) : null);
    }

    /// <summary>Ways to select text by what it says.</summary>
    public static IEnumerable<Choice> Select(Scene scene, LineAct act)
    {
        var holder = TextArea(scene) ?? Single(scene, act.Value);
        var arguments = ActionArguments.Of("text", act.Value);
        var value = holder?.Element?.Value;
        if (act.Occurrence != 0)
        {
            arguments = arguments.With("occurrence", (long)act.Occurrence);
        }

        var hindrance = holder is not null && value is { Length: < SurelyWhole } && !value.Contains(act.Value, StringComparison.Ordinal) ? $"the text isn't in {holder}"
            : null;
        return Into(scene, UiFunctions.SelectText, arguments, 0.95, "text of the document", holder).Select(c => c with { Hindrance = c.Hindrance ?? hindrance });
    }

    /// <summary>Ways to select all text.</summary>
    public static IEnumerable<Choice> SelectAll(Scene scene) =>
        Into(scene, UiFunctions.SelectText, ActionArguments.None, 0.93, "everything is selected", TextArea(scene));

    /// <summary>Ways to select a part of a document by what it is.</summary>
    public static IEnumerable<Choice> SelectPart(Scene scene, LineAct act)
    {
        var wantsHeading = act.Target is "heading" or "title" or "headline";
        var parts = scene.Elements.Where(t => t.Role == (wantsHeading ? Role.Heading : Role.Paragraph) && !string.IsNullOrWhiteSpace(t.Element!.Value ?? t.Element.Name))
            .OrderBy(t => t.Index).ToList();
        var at = act.Occurrence < 0 ? parts.Count - 1 : Math.Max(0, act.Occurrence - 1);
        return at >= 0 && at < parts.Count
            ? Scene.Offer(parts[at], UiFunctions.SelectText, ActionArguments.None, 0.9, $"it is {act.Target} {at + 1} of {parts.Count}")
            : [];
    }

    /// <summary>The one text area of the window that takes input, or null when there is none or more.</summary>
    public static Target? TextArea(Scene scene)
    {
        var fields = scene.Elements.Where(t => t.IsInActive && t.Role == Role.TextBox && t.Can(ElementPatterns.EditText) && !t.IsDisabled).Take(2).ToList();
        return fields is [var only] && only.Element!.Is(ElementStates.MultiLine) ? only : null;
    }

    private static Target? NeedsTextArea(Scene scene) =>
        scene.View.Snapshot.Focused is { } focused && TakesText.Contains(focused.Role) ? null : TextArea(scene);

    private static Target? Single(Scene scene, string text)
    {
        var holders = scene.Elements.Where(t => t.IsInActive && t.Element!.Value?.Contains(text, StringComparison.Ordinal) == true && t.Takes(UiFunctions.SelectText)).Take(2).ToList();
        return holders is [{ Role: Role.TextBox } only] ? only : null;
    }

    private static IEnumerable<Choice> Into(Scene scene, FunctionDefinition function, ActionArguments arguments, double score, string why, Target? holder)
    {
        if (holder is not null)
        {
            foreach (var choice in Scene.Offer(holder, function, arguments, score, why))
            {
                yield return choice;
            }
        }

        foreach (var choice in scene.Applications.SelectMany(t => Scene.Offer(t, function, arguments, holder is null ? score : score - 0.2, why)))
        {
            yield return choice;
        }

        // Where typing at the caret failed, the text area itself may do.
        if (holder is null && TextArea(scene) is { } area)
        {
            foreach (var choice in Scene.Offer(area, function, arguments, score - 0.2, why))
            {
                yield return choice;
            }
        }
    }
}
