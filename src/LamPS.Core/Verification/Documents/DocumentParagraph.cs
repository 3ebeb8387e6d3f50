namespace LamPS.Core.Verification.Documents;

/// <summary>A paragraph, a line of a PDF page, or a line of a text file.</summary>
public sealed record DocumentParagraph
{
    /// <summary>Its text; line breaks are line feeds, tabs are tabs; deletions that are still tracked aren't in it.</summary>
    public required string Text { get; init; }

    /// <summary>Name of the paragraph style as the user sees it, such as <c>Heading 1</c>; empty where the format knows none.</summary>
    public string Style { get; init; } = "";

    /// <summary>Level of a heading, from 1; 0 for text that is none.</summary>
    public int OutlineLevel { get; init; }

    /// <summary>Stretches that aren't plain, in order; empty when all of it is plain or the format can't say.</summary>
    public IReadOnlyList<DocumentRun> Runs { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public required DocumentLocation Location { get; init; }
}
