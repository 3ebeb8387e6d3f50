namespace LamPS.Module.Completion;

/// <summary>Something that a completer offers.</summary>
/// <param name="Text">The value.</param>
/// <param name="Description">What it is, for the tool tip; empty for nothing to say.</param>
internal sealed record Candidate(string Text, string Description = "");
