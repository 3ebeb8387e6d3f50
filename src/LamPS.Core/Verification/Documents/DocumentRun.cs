namespace LamPS.Core.Verification.Documents;

/// <summary>A stretch of characters that looks different from plain text, by direct formatting or by a style.</summary>
/// <param name="Start">First character in <see cref="DocumentParagraph.Text"/>, from 0.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Bold">Bold.</param>
/// <param name="Italic">Italic.</param>
/// <param name="Underline">Underlined, in any way.</param>
/// <param name="Strikethrough">Struck through, in any way.</param>
/// <param name="Style">Name of the character style as the user sees it; empty when there is none.</param>
public readonly record struct DocumentRun(int Start, int Length, bool Bold, bool Italic, bool Underline, bool Strikethrough, string Style);
