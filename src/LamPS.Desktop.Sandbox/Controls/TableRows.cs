using LamPS.Core.Elements;
using LamPS.Core.Selectors;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>The rows of a table.</summary>
internal sealed class TableRows(IReadOnlyList<(string Name, int Width)> columns) : RowsView(Role.Pane, "")
{
    // The table has the focus and passes keys on.
    public override bool CanFocus => false;

    public override Control FocusOwner => Parent ?? this;

    public void Fill(IEnumerable<IReadOnlyList<string>> rows)
    {
        Clear();
        foreach (var row in rows)
        {
            Add(new TableRow(columns, row));
        }

        Renumber(null);
    }

    public void AddRow(IReadOnlyList<string> cells)
    {
        Add(new TableRow(columns, cells) { Index = Count });
    }

    public void RemoveRow(int index)
    {
        var selected = SelectedIndex == index ? null : Made(SelectedIndex);
        Remove(Children[index]);
        Renumber(selected);
    }

    // A row is named by its cells, or by any one of them as long as that says enough: the first row with it counts.
    protected override int IndexOf(string option)
    {
        for (var i = 0; i < Children.Count; i++)
        {
            if (ElementNames.SameIgnoringCase(Children[i].Name, option) || Children[i].Children.Any(c => ElementNames.SameIgnoringCase(c.Name, option)))
            {
                return i;
            }
        }

        return -1;
    }
}
