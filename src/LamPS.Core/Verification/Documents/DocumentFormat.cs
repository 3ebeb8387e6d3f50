namespace LamPS.Core.Verification.Documents;

/// <summary>What kind of file a document was read from, found by its content; the file's name only tells kinds of plain text apart.</summary>
public enum DocumentFormat
{
    /// <summary>OpenDocument text, templates and single-file XML included.</summary>
    Odt,

    /// <summary>OpenDocument spreadsheet, templates and single-file XML included.</summary>
    Ods,

    /// <summary>Word document (Office Open XML), templates and documents with macros included.</summary>
    Docx,

    /// <summary>Excel workbook (Office Open XML), templates and workbooks with macros included.</summary>
    Xlsx,

    /// <summary>Portable Document Format.</summary>
    Pdf,

    /// <summary>Text without mark-up.</summary>
    PlainText,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>Values separated by commas, semicolons or tabs.</summary>
    Csv,
}
