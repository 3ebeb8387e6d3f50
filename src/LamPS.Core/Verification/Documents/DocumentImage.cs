namespace LamPS.Core.Verification.Documents;

/// <summary>A picture in a document. Charts, formulas and other embedded objects are none.</summary>
/// <param name="Name">Its name in the document; empty when it has none.</param>
/// <param name="AlternativeText">Text for those who can't see it; empty when there is none.</param>
/// <param name="Source">Path inside the document file, or address outside; empty when the picture is in the text itself.</param>
public sealed record DocumentImage(string Name, string AlternativeText, string Source);
