using LamPS.Core.Elements;

namespace LamPS.Core.Desktops;

/// <summary>What an application that is being closed asks, and which of its buttons answers.</summary>
public static class CloseQuestion
{
    private static readonly string[] DiscardButtons = ["don't save", "discard", "close without saving", "don't save changes", "no", "quit without saving", "discard changes"];
    private static readonly string[] SaveButtons = ["save", "save changes", "yes"];

    /// <summary>The dialog that waits for an answer; null when there is none.</summary>
    /// <param name="snapshot">What shows.</param>
    public static Element? Dialog(Snapshot snapshot) => snapshot.Windows.LastOrDefault(w => w.Is(ElementStates.Showing) && (w.Role == Role.Dialog || w.Is(ElementStates.Modal)));

    /// <summary>The button that answers as wanted; null when the question isn't known.</summary>
    /// <param name="snapshot">What shows.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="save">Whether changes are to be saved.</param>
    public static Element? Answer(Snapshot snapshot, Element dialog, bool save)
    {
        var buttons = Buttons(snapshot, dialog);
        return (save ? SaveButtons : DiscardButtons).Select(name => buttons.Find(b => Plain(b.Name) == name)).FirstOrDefault(b => b is not null)

            // "Keep the current format?" has the format of the file as its default answer.
            ?? (save ? buttons.Find(b => b.Is(ElementStates.Default)) : buttons.Find(b => Plain(b.Name) is "cancel" or "close"));
    }

    /// <summary>The button that leaves everything as it is; null when there is none.</summary>
    /// <param name="snapshot">What shows.</param>
    /// <param name="dialog">The dialog.</param>
    public static Element? Cancel(Snapshot snapshot, Element dialog) => Buttons(snapshot, dialog).Find(b => Plain(b.Name) == "cancel");

    private static List<Element> Buttons(Snapshot snapshot, Element dialog)
    {
        var start = snapshot.IndexOf(dialog.Id);
        return [.. snapshot.Nodes.Take(snapshot.SubtreeEnd(start)).Skip(start).Select(n => n.Element).Where(e => e.Role == Role.Button)];
    }

    private static string Plain(string name) =>
        name.Trim().Replace('’', '\'').Replace("_", "", StringComparison.Ordinal).Replace("&", "", StringComparison.Ordinal).ToLowerInvariant();
}
