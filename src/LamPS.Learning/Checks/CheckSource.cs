namespace LamPS.Learning.Checks;

/// <summary>A check as it stands in a recipe.</summary>
/// <param name="Text">The expression, or what must be unchanged.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Column">Column in the file, from 1.</param>
public sealed record CheckSource(string Text, int Line, int Column);
