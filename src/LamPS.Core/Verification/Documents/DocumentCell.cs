namespace LamPS.Core.Verification.Documents;

/// <summary>A cell that holds text, or that was merged from several.</summary>
/// <param name="Row">Row, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Text">Its paragraphs, separated by line feeds; without the text of tables and frames inside.</param>
/// <param name="RowSpan">How many rows it covers, from 1.</param>
/// <param name="ColumnSpan">How many columns it covers, from 1.</param>
public sealed record DocumentCell(int Row, int Column, string Text, int RowSpan = 1, int ColumnSpan = 1)
{
    /// <summary>Whether it was merged from several cells.</summary>
    public bool IsMerged => RowSpan > 1 || ColumnSpan > 1;

    /// <summary>Its address in a spreadsheet: <c>B2</c>.</summary>
    public string Address
    {
        get
        {
            var letters = "";
            for (var column = Column; column > 0; column = (column - 1) / 26)
            {
                letters = (char)('A' + ((column - 1) % 26)) + letters;
            }

            return letters + Row;
        }
    }
}
