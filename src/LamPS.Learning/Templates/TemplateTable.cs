namespace LamPS.Learning.Templates;

/// <summary>A table of a template document.</summary>
/// <param name="Name">Name, as the Navigator shows it.</param>
/// <param name="Cells">Texts, row by row from the top; every row has the same number of columns.</param>
/// <param name="HasHeader">Whether the first row is a heading that is repeated on each page.</param>
public sealed record TemplateTable(string Name, IReadOnlyList<IReadOnlyList<string>> Cells, bool HasHeader)
{
    /// <summary>How many rows, the heading included.</summary>
    public int Rows => Cells.Count;

    /// <summary>How many columns.</summary>
    public int Columns => Cells[0].Count;
}
