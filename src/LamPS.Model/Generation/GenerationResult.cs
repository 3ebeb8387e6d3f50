namespace LamPS.Model.Generation;

/// <summary>A text that was written.</summary>
/// <param name="Tokens">Its tokens; an end token is the last of them.</param>
/// <param name="Stop">Why it ended.</param>
/// <param name="ReusedTokens">Tokens of the prompt that didn't have to be read again.</param>
/// <param name="ModelCalls">Runs of the model.</param>
public sealed record GenerationResult(IReadOnlyList<GeneratedToken> Tokens, StopReason Stop, int ReusedTokens, int ModelCalls)
{
    /// <summary>The ids of the tokens.</summary>
    public IReadOnlyList<int> Ids => [.. Tokens.Select(token => token.Id)];
}
