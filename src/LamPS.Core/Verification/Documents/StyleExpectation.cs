namespace LamPS.Core.Verification.Documents;

/// <summary>How a text should look.</summary>
/// <param name="Text">Text that stands in the paragraph.</param>
/// <param name="Is">
/// Name of the paragraph style, or of a character style on all of the text, as the user sees it, case ignored; or one of
/// <c>bold</c>, <c>italic</c>, <c>underlined</c>, <c>strikethrough</c>, which all of the text must be.
/// </param>
public sealed record StyleExpectation(string Text, string Is);
