namespace LamPS.Model.Prompts;

/// <summary>A message as it is put to a model.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Pieces">Its text in pieces.</param>
internal sealed record PromptMessage(string Role, IReadOnlyList<PromptPiece> Pieces)
{
    /// <summary>Its whole text.</summary>
    public string Text => string.Concat(Pieces.Select(p => p.Text));
}
