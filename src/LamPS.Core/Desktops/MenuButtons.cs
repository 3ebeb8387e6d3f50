using LamPS.Core.Elements;

namespace LamPS.Core.Desktops;

/// <summary>
/// Menus of applications without a menu bar: behind buttons, with items that are there only while the button is pressed. No tool kit says of
/// its buttons which of them have a menu; what a press makes appear does.
/// </summary>
public static class MenuButtons
{
    /// <summary>The buttons that may have a menu: those that stay pressed while it is open.</summary>
    /// <param name="snapshot">What shows.</param>
    public static IEnumerable<Element> In(Snapshot snapshot) => snapshot.Elements.Where(
        e => e is { Role: Role.ToggleButton, Name.Length: > 0 } && e.Is(ElementStates.Enabled | ElementStates.Showing) && !e.Is(ElementStates.Checked));

    /// <summary>The items of the menu that came up between two snapshots; empty when none did: a new dialog is no menu, nor is what has fields or lists.</summary>
    /// <param name="before">Before the press.</param>
    /// <param name="after">After it.</param>
    public static IReadOnlyList<Element> Items(Snapshot before, Snapshot after)
    {
        var items = new List<Element>();
        for (var i = 0; i < after.Count; i++)
        {
            var element = after[i];
            if (before.IndexOf(element.Id) >= 0 || !element.Is(ElementStates.Showing) || (after.WindowOf(i) is { } window && before.IndexOf(window.Id) < 0))
            {
                continue;
            }

            switch (element.Role)
            {
                case Role.TextBox or Role.SpinButton or Role.ComboBox or Role.Slider or Role.List or Role.Tree or Role.Table or Role.Document:
                    return [];
                case Role.Button or Role.CheckBox or Role.RadioButton or Role.Menu or Role.MenuItem when element.Name.Length > 0:
                    items.Add(element);
                    break;
                default:
                    break;
            }
        }

        return items;
    }
}
