using System.Text;

namespace LamPS.Core.Verification.Documents.Packages;

/// <summary>Gathers a table. Rows and columns count from 1 while it is read; repeated ones count in full, and are listed up to a limit.</summary>
internal sealed class TableBuilder(ReadContext context, int index, bool isSheet, bool isNested)
{
    private readonly List<DocumentCell> _cells = [];
    private readonly List<(int Column, int Repeat, string Text, int RowSpan, int ColumnSpan)> _row = [];
    private readonly StringBuilder _cellText = new();
    private int _copies;
    private int _declaredColumns;
    private int _widest;
    private int _rowRepeat = 1;
    private int _cellRepeat = 1;
    private int _rowSpan = 1;
    private int _columnSpan = 1;
    private bool _cellHasParagraph;
    private int _lastUsedRow;
    private int _lastUsedColumn;
    private readonly Dictionary<int, int> _anchors = [];
    private Dictionary<(int Row, int Column), int>? _places;
    private bool _isDropped;
    private Down _down;

    private enum Down
    {
        None,
        Starts,
        Continues,
    }

    /// <summary>Place in the list of tables or sheets.</summary>
    public int Index => index;

    public bool IsSheet => isSheet;

    public string Name { get; set; } = "";

    /// <summary>Row being read, from 1.</summary>
    public int Row { get; private set; } = 1;

    /// <summary>Column of the cell being read, from 1.</summary>
    public int Column { get; private set; } = 1;

    public bool InCell { get; private set; }

    /// <summary>Whether repeats were not all listed.</summary>
    public bool IsCut { get; private set; }

    public void DeclareColumns(int count) => _declaredColumns = Limit(_declaredColumns, count, context.Limits.Columns);

    public void BeginRow(int repeat)
    {
        _row.Clear();
        _isDropped = false;
        _rowRepeat = Math.Max(1, repeat);
        Column = 1;
    }

    public void BeginCell(int repeat, int rowSpan, int columnSpan)
    {
        context.CountItem();
        _cellText.Clear();
        _cellHasParagraph = false;
        _cellRepeat = Math.Max(1, repeat);
        (_rowSpan, _columnSpan) = (Math.Clamp(rowSpan, 1, context.Limits.Rows), Math.Clamp(columnSpan, 1, context.Limits.Columns));
        _down = Down.None;
        InCell = true;
    }

    /// <summary>Widens the cell being read.</summary>
    public void SpanColumns(int count) => _columnSpan = Math.Clamp(count, 1, context.Limits.Columns);

    /// <summary>Says that the cell being read starts, or continues, one that is merged downwards.</summary>
    public void SpanDown(bool continues) => _down = continues ? Down.Continues : Down.Starts;

    /// <summary>Leaves the row being read, which has no cells yet, out of the table.</summary>
    public void DropRow() => _isDropped = true;

    public void AddToCell(string paragraph)
    {
        if (_cellHasParagraph)
            _cellText.Append('\n');
        _cellText.Append(paragraph);
        _cellHasParagraph = true;
    }

    /// <summary>Ends the cell.</summary>
    /// <param name="coversFollowing">Whether cells that it covers to its right have no elements of their own.</param>
    public void EndCell(bool coversFollowing = false)
    {
        InCell = false;
        if (_down == Down.Continues && _anchors.TryGetValue(Column, out var above))
        {
            _cells[above] = _cells[above] with { RowSpan = _cells[above].RowSpan + 1 };
        }
        else if (_down == Down.Starts)
        {
            _anchors[Column] = _cells.Count;
            _cells.Add(new DocumentCell(Row, Column, _cellText.ToString(), 1, _columnSpan));
        }
        else
        {
            _anchors.Remove(Column);
            if (_cellText.Length > 0 || _rowSpan > 1 || _columnSpan > 1)
                _row.Add((Column, _cellRepeat, _cellText.ToString(), _rowSpan, _columnSpan));
        }

        SkipColumns((long)_cellRepeat * (coversFollowing ? _columnSpan : 1));
    }

    /// <summary>Passes columns that have no cell of their own.</summary>
    public void SkipColumns(long count) => Column = Limit(Column, count, context.Limits.Columns + 1);

    public void EndRow()
    {
        if (_isDropped)
            return;

        _widest = Math.Max(_widest, Column - 1);
        for (var copy = 0; copy < _rowRepeat && _row.Count > 0; copy++)
        {
            if (!AddRow(Row + copy, copy > 0))
                break;
        }

        Row = Limit(Row, _rowRepeat, context.Limits.Rows + 1);
    }

    /// <summary>Adds a cell of a sheet that names its place.</summary>
    public void AddCell(int row, int column, string text)
    {
        context.CountItem();
        if (text.Length == 0)
            return;

        _cells.Add(new DocumentCell(row, column, text));
        _lastUsedRow = Math.Max(_lastUsedRow, row);
        _lastUsedColumn = Math.Max(_lastUsedColumn, column);
    }

    /// <summary>Marks a cell as merged with those to its right and below, after all cells were added.</summary>
    public void Merge(int row, int column, int rowSpan, int columnSpan)
    {
        context.CountItem();
        if (_places is null)
        {
            _places = [];
            for (var i = 0; i < _cells.Count; i++)
            {
                _places[(_cells[i].Row, _cells[i].Column)] = i;
            }
        }

        if (_places.TryGetValue((row, column), out var found))
        {
            _cells[found] = _cells[found] with { RowSpan = rowSpan, ColumnSpan = columnSpan };
        }
        else
        {
            _places[(row, column)] = _cells.Count;
            _cells.Add(new DocumentCell(row, column, "", rowSpan, columnSpan));
        }
    }

    public DocumentTable Build()
    {
        return new DocumentTable
        {
            Name = Name,
            IsNested = isNested,
            Rows = isSheet ? _lastUsedRow : Row - 1,
            Columns = isSheet ? _lastUsedColumn : Math.Max(_declaredColumns, _widest),
            Cells = ListCells(),
        };
    }

    private DocumentCell[] ListCells()
    {
        // A cell that could have been merged downwards, but wasn't, is an ordinary one.
        var cells = _cells.Where(cell => cell.Text.Length > 0 || cell.IsMerged).ToArray();
        for (var i = 1; i < cells.Length; i++)
        {
            if ((cells[i - 1].Row, cells[i - 1].Column).CompareTo((cells[i].Row, cells[i].Column)) > 0)
                return [.. cells.OrderBy(cell => cell.Row).ThenBy(cell => cell.Column)];
        }

        return cells;
    }

    private static int Limit(int number, long more, int limit) => (int)Math.Min(limit, number + Math.Max(0, more));

    private bool AddRow(int row, bool isCopy)
    {
        foreach (var (column, repeat, text, rowSpan, columnSpan) in _row)
        {
            if (text.Length > 0)
            {
                _lastUsedRow = Math.Max(_lastUsedRow, Limit(row, isCopy ? 0 : _rowRepeat - 1, context.Limits.Rows));
                _lastUsedColumn = Math.Max(_lastUsedColumn, Limit(column, repeat - 1, context.Limits.Columns));
            }

            for (var copy = 0; copy < repeat && column + copy <= context.Limits.Columns; copy++)
            {
                if ((isCopy || copy > 0) && ++_copies > context.Limits.RepeatedCells)
                {
                    IsCut = true;
                    if (isCopy)
                        return false;
                    break;
                }

                _cells.Add(new DocumentCell(row, column + copy, text, rowSpan, columnSpan));
            }
        }

        return true;
    }
}
