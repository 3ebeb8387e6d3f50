namespace LamPS.Learning.Templates;

/// <summary>A hyperlink of a template document.</summary>
/// <param name="Text">Text that it lies on.</param>
/// <param name="Address">Where it leads.</param>
public sealed record TemplateLink(string Text, string Address);
