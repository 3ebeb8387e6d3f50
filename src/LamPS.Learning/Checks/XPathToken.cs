namespace LamPS.Learning.Checks;

/// <summary>A piece of an XPath expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, names without <c>@</c> and <c>$</c>.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct XPathToken(XPathTokenKind Kind, string Text, int Start, int End);
