namespace LamPS.Build.Help;

/// <summary>A block of a page.</summary>
/// <param name="Line">Line on which it starts, from 1.</param>
internal abstract record MarkdownBlock(int Line);

/// <summary>A heading.</summary>
internal sealed record Heading(int Line, int Level, string Text) : MarkdownBlock(Line);

/// <summary>A paragraph, its lines joined; its marks (code, links) are gone.</summary>
internal sealed record Paragraph(int Line, string Text) : MarkdownBlock(Line);

/// <summary>An item of a list.</summary>
/// <param name="Marker"><c>-</c>, or a number with a point.</param>
internal sealed record ListItem(int Line, string Marker, string Text) : MarkdownBlock(Line);

/// <summary>A block of code.</summary>
/// <param name="Info">What stands behind the fence, such as <c>powershell</c>.</param>
internal sealed record Code(int Line, string Info, IReadOnlyList<string> Lines) : MarkdownBlock(Line)
{
    public string Text => string.Join('\n', Lines);
}

/// <summary>A table.</summary>
/// <param name="Rows">Its rows, the first of them the header.</param>
internal sealed record Table(int Line, IReadOnlyList<IReadOnlyList<string>> Rows) : MarkdownBlock(Line);
