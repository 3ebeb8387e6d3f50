using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>What an object can do, from its interfaces, role and states.</summary>
internal static class ElementPatternMap
{
    /// <summary>Patterns of an object.</summary>
    public static ElementPatterns Map(RawNode node)
    {
        var patterns = ElementPatterns.None;
        if (node.Has(AtSpiInterfaces.Action) && node.Role is Role.Button or Role.ToggleButton or Role.CheckBox or Role.RadioButton or Role.MenuItem or Role.Menu or Role.Link or Role.Image)
        {
            patterns |= ElementPatterns.Invoke;
        }

        if (node.Role is Role.CheckBox or Role.ToggleButton or Role.RadioButton || node.RoleNumber is AtSpiRole.CheckMenuItem or AtSpiRole.RadioMenuItem)
        {
            patterns |= ElementPatterns.Toggle;
        }

        if (node.Has(AtSpiInterfaces.Text) && node.Role is not (Role.Button or Role.Separator))
        {
            patterns |= ElementPatterns.Text;
        }

        if (node.Has(AtSpiInterfaces.EditableText) && node.Is(AtSpiStates.Editable) && !node.Is(AtSpiStates.ReadOnly))
        {
            patterns |= ElementPatterns.EditText;
        }

        if (node.Has(AtSpiInterfaces.Value) && node.Role is Role.SpinButton or Role.Slider or Role.ScrollBar)
        {
            patterns |= ElementPatterns.RangeValue;
        }

        if (node.Role is Role.List or Role.Tree or Role.TabList or Role.ComboBox || (node.Role == Role.Table && node.Has(AtSpiInterfaces.Selection)))
        {
            patterns |= ElementPatterns.Selection;
        }

        if (node.Role is Role.ListItem or Role.TreeItem or Role.Tab or Role.RadioButton || (node.Role is Role.Cell or Role.Row && node.Is(AtSpiStates.Selectable)))
        {
            patterns |= ElementPatterns.SelectionItem;
        }

        if (node.Role is Role.ComboBox or Role.Menu || node.Is(AtSpiStates.Expandable))
        {
            patterns |= ElementPatterns.ExpandCollapse;
        }

        if (AtSpiRole.Name(node.RoleNumber) is "scroll pane" or "viewport" || node.Role is Role.List or Role.Tree or Role.Table or Role.Document)
        {
            patterns |= ElementPatterns.Scroll;
        }

        if (node.Has(AtSpiInterfaces.Table))
        {
            patterns |= ElementPatterns.Table;
        }

        return node.Role is Role.Window or Role.Dialog && node.Parent is null ? patterns | ElementPatterns.Window : patterns;
    }
}
