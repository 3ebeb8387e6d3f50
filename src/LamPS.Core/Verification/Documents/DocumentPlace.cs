namespace LamPS.Core.Verification.Documents;

/// <summary>The part of a document that a paragraph stands in.</summary>
public enum DocumentPlace
{
    /// <summary>The body, outside tables.</summary>
    Body,

    /// <summary>A cell of a table.</summary>
    Cell,

    /// <summary>The header of pages.</summary>
    Header,

    /// <summary>The footer of pages.</summary>
    Footer,

    /// <summary>A footnote or endnote.</summary>
    Note,

    /// <summary>A text frame, text box or shape.</summary>
    Frame,

    /// <summary>A comment; shown beside the document, not part of its text.</summary>
    Comment,

    /// <summary>A line of a page whose format knows no paragraphs (PDF).</summary>
    Page,

    /// <summary>A line of a text file.</summary>
    Line,
}
