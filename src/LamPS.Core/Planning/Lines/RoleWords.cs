using System.Collections.Frozen;
using LamPS.Core.Elements;

namespace LamPS.Core.Planning.Lines;

/// <summary>Words with which people say what kind of element they mean.</summary>
internal static class RoleWords
{
    private static readonly FrozenDictionary<string, Role[]> ByWord = new Dictionary<string, Role[]>
    {
        ["button"] = [Role.Button, Role.ToggleButton],
        ["icon"] = [Role.Button, Role.ToggleButton, Role.Image],
        ["link"] = [Role.Link],
        ["field"] = [Role.TextBox, Role.SpinButton, Role.ComboBox],
        ["box"] = [Role.TextBox, Role.SpinButton, Role.ComboBox, Role.CheckBox],
        ["text box"] = [Role.TextBox],
        ["text field"] = [Role.TextBox],
        ["textbox"] = [Role.TextBox],
        ["spin button"] = [Role.SpinButton],
        ["spinner"] = [Role.SpinButton],
        ["check box"] = [Role.CheckBox, Role.ToggleButton],
        ["checkbox"] = [Role.CheckBox, Role.ToggleButton],
        ["switch"] = [Role.CheckBox, Role.ToggleButton],
        ["toggle"] = [Role.CheckBox, Role.ToggleButton],
        ["radio button"] = [Role.RadioButton],
        ["option"] = [Role.RadioButton, Role.ListItem, Role.CheckBox, Role.MenuItem],
        ["combo box"] = [Role.ComboBox],
        ["combobox"] = [Role.ComboBox],
        ["drop-down"] = [Role.ComboBox],
        ["dropdown"] = [Role.ComboBox],
        ["drop-down list"] = [Role.ComboBox],
        ["list"] = [Role.List, Role.ComboBox, Role.Tree, Role.Table],
        ["item"] = [Role.ListItem, Role.TreeItem, Role.MenuItem],
        ["entry"] = [Role.ListItem, Role.TreeItem, Role.MenuItem, Role.TextBox],
        ["row"] = [Role.Row, Role.ListItem],
        ["cell"] = [Role.Cell],
        ["node"] = [Role.TreeItem],
        ["tree"] = [Role.Tree],
        ["tab"] = [Role.Tab],
        ["page"] = [Role.Tab],
        ["menu"] = [Role.Menu, Role.MenuItem],
        ["slider"] = [Role.Slider],
        ["dialog"] = [Role.Dialog, Role.Window],
        ["dialogue"] = [Role.Dialog, Role.Window],
        ["window"] = [Role.Window, Role.Dialog],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the words for a role at the end or the beginning of a name and takes them off it.</summary>
    /// <param name="words">Line.</param>
    /// <param name="first">First token of the name.</param>
    /// <param name="last">Last token of the name.</param>
    /// <returns>Roles that the words stand for; none when there are no such words.</returns>
    public static IReadOnlyList<Role> At(LineWords words, ref int first, ref int last)
    {
        foreach (var length in new[] { 2, 1 })
        {
            if (last - first >= length && ByWord.TryGetValue(words.Slice(last - length + 1, last), out var behind))
            {
                last -= length;
                return behind;
            }
        }

        // In front only before a quoted name or for a cell: "menu" and "list" also begin names.
        foreach (var length in new[] { 2, 1 })
        {
            if (last - first >= length
                && ByWord.TryGetValue(words.Slice(first, first + length - 1), out var before)
                && (words[first + length].Is(Language.ArgumentKind.Quotation) || words.Is(first, "cell", "tab", "option")))
            {
                first += length;
                return before;
            }
        }

        return [];
    }
}
