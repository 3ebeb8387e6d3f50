using LamPS.Core.Elements;
using LamPS.Core.Selectors;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>The rows of a table; each is made when somebody looks at it.</summary>
internal sealed class TableRows(IReadOnlyList<(string Name, int Width)> columns) : RowsView(Role.Pane, "")
{
    private readonly List<IReadOnlyList<string>> _cells = [];
    private Dictionary<int, TableRow> _made = [];

    public override int Count => _cells.Count;

    public override int ElementCount => _cells.Count;

    // The table has the focus and passes keys on.
    public override bool CanFocus => false;

    public override Control FocusOwner => Parent ?? this;

    public override Control this[int index]
    {
        get
        {
            if (!_made.TryGetValue(index, out var row))
            {
                row = new TableRow(columns, _cells[index]) { Index = index };
                Adopt(row);
                _made.Add(index, row);
            }

            return row;
        }
    }

    public void Fill(IEnumerable<IReadOnlyList<string>> rows)
    {
        foreach (var row in _made.Values)
        {
            Abandon(row);
        }

        _made.Clear();
        _cells.Clear();
        _cells.AddRange(rows);
        SelectRow(-1, byUser: false);
        ChildrenChanged();
    }

    public void AddRow(IReadOnlyList<string> cells)
    {
        _cells.Add(cells);
        ChildrenChanged();
    }

    public void RemoveRow(int index)
    {
        if (SelectedIndex == index)
        {
            SelectRow(-1, byUser: false);
        }

        _cells.RemoveAt(index);
        var made = new Dictionary<int, TableRow>();
        foreach (var (at, row) in _made)
        {
            if (at == index)
            {
                Abandon(row);
                continue;
            }

            row.Index = at > index ? at - 1 : at;
            made.Add(row.Index, row);
        }

        _made = made;
        SelectedIndex -= SelectedIndex > index ? 1 : 0;
        InvalidateTree();
        ChildrenChanged();
    }

    public override void InvalidateTree()
    {
        Invalidate();
        foreach (var row in _made.Values)
        {
            row.InvalidateTree();
        }
    }

    public override bool Type(string text)
    {
        var index = _cells.FindIndex(c => c.Count > 0 && c[0].StartsWith(text, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
        {
            SelectRow(index);
        }

        return true;
    }

    protected override RowControl? Made(int index) => _made.GetValueOrDefault(index);

    // A row is named by its cells, or by any one of them: the first row with it counts.
    protected override int IndexOf(string option) => _cells.FindIndex(
        c => c.Any(cell => ElementNames.SameIgnoringCase(cell, option)) || ElementNames.SameIgnoringCase(string.Join(", ", c), option));
}
