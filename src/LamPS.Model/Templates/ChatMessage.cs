namespace LamPS.Model.Templates;

/// <summary>A message of a conversation with a model.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">Text. It goes into the prompt as it is: what comes from outside has to be fenced, and encoded without its added tokens, by the caller.</param>
public sealed record ChatMessage(string Role, string Content);
