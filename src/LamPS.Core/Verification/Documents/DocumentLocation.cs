namespace LamPS.Core.Verification.Documents;

/// <summary>Where a paragraph stands. Prints as people say it: <c>paragraph 3</c>, <c>table 1, row 2, column 1</c>, <c>the header</c>.</summary>
/// <param name="Place">The part of the document.</param>
/// <param name="Number">Paragraph of the body, table, page or line, from 1; for other places the number of the paragraph among those of that place.</param>
/// <param name="Row">Row in a table, from 1; 0 outside tables.</param>
/// <param name="Column">Column in a table, from 1; 0 outside tables.</param>
public readonly record struct DocumentLocation(DocumentPlace Place, int Number, int Row = 0, int Column = 0)
{
    /// <inheritdoc/>
    public override string ToString() => Place switch
    {
        DocumentPlace.Body => $"paragraph {Number}",
        DocumentPlace.Cell => $"table {Number}, row {Row}, column {Column}",
        DocumentPlace.Header => "the header",
        DocumentPlace.Footer => "the footer",
        DocumentPlace.Note => "a note",
        DocumentPlace.Frame => "a text frame",
        DocumentPlace.Comment => "a comment",
        DocumentPlace.Page => $"page {Number}",
        _ => $"line {Number}",
    };
}
