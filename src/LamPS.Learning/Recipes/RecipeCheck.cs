namespace LamPS.Learning.Recipes;

/// <summary>A check as it stands in a recipe: an XPath expression over the document's view, or the name of an aspect that must not change.</summary>
/// <param name="Text">The expression or name.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Column">Column of the line, from 1.</param>
public sealed record RecipeCheck(string Text, long Line, long Column);
