namespace LamPS.Core.Verification.Documents;

/// <summary>A table of a text document, or the used area of a sheet.</summary>
public sealed record DocumentTable
{
    /// <summary>Its name; empty when it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>How many rows: all of a table, or up to the last one that holds text in a sheet.</summary>
    public int Rows { get; init; }

    /// <summary>How many columns: all of a table, or up to the last one that holds text in a sheet.</summary>
    public int Columns { get; init; }

    /// <summary>Whether it stands in a cell of another table. It then counts as a table of its own, not in the rows and columns of the other.</summary>
    public bool IsNested { get; init; }

    /// <summary>Cells that hold text or were merged, by row, then by column; empty cells aren't listed.</summary>
    public IReadOnlyList<DocumentCell> Cells { get; init; } = [];

    /// <summary>The text of a cell; empty for a cell that is empty, covered by another or outside.</summary>
    /// <param name="row">Row, from 1.</param>
    /// <param name="column">Column, from 1.</param>
    public string this[int row, int column]
    {
        get
        {
            int low = 0, high = Cells.Count - 1;
            while (low <= high)
            {
                var middle = (low + high) / 2;
                var cell = Cells[middle];
                var order = cell.Row != row ? cell.Row.CompareTo(row) : cell.Column.CompareTo(column);
                if (order == 0)
                    return cell.Text;
                (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
            }

            return "";
        }
    }
}
