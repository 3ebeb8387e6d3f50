namespace LamPS.Model.Prompts;

/// <summary>A piece of a message.</summary>
/// <param name="Text">Text.</param>
/// <param name="IsOwn">Whether the prompt itself says it. Everything else came in from outside and must never act as a token that steers the model.</param>
internal readonly record struct PromptPiece(string Text, bool IsOwn);
