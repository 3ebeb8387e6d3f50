using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>Combo boxes that a tool kit shows as their parts: a holder with a text and, sometimes, a button that opens the list.</summary>
internal static class ComboBoxParts
{
    /// <summary>The text part, or null.</summary>
    private static RawNode? TextOf(RawNode node) =>
        node.Children is [{ RoleNumber: AtSpiRole.Text } text, { RoleNumber: AtSpiRole.ToggleButton }] ? text : null;

    /// <summary>Lets the text parts stand for the whole: they get its role, and their buttons no elements of their own.</summary>
    public static void Join(RawNode root)
    {
        foreach (var node in root.Subtree().ToList())
        {
            if (node.Role == Role.Pane && TextOf(node) is { } text)
            {
                text.Role = Role.ComboBox;
                text.Known.Opener = node.Children[1].Known.Reference;
                node.Children.RemoveAt(1);
            }
            else if (node.RoleNumber == AtSpiRole.ComboBox && node.Children.Find(c => c.RoleNumber == AtSpiRole.Text) is { } entry)
            {
                entry.Role = Role.ComboBox;
                entry.Known.Opener = node.Known.Reference;
                node.Role = Role.Pane;
            }
        }
    }
}
