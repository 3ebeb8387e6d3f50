namespace LamPS.Model.Generation;

/// <summary>Limits what a generative model may write next: a compiled grammar, a choice among candidates.</summary>
/// <remarks>
/// One instance belongs to one generation and is called from one thread at a time, always in this order for a token: <see cref="IsDone"/>,
/// <see cref="TryForce"/>, <see cref="Mask"/> (only when nothing was forced), <see cref="Accept"/>. Ids are those of the model's vocabulary; end
/// tokens are masked like all others, so a constraint that is complete but could go on leaves them open.
/// </remarks>
public interface ITokenConstraint
{
    /// <summary>Whether the text is complete and nothing may follow; the generation ends without asking the model again.</summary>
    bool IsDone { get; }

    /// <summary>The next token, when only one is possible. It costs no model call of its own.</summary>
    /// <param name="token">The id; 0 when nothing is forced.</param>
    /// <returns>Whether the next token is forced. Calling it again without <see cref="Accept"/> gives the same answer.</returns>
    bool TryForce(out int token);

    /// <summary>Sets the logit of every token that may not come next to <see cref="float.NegativeInfinity"/>, and leaves the others as they are.</summary>
    /// <param name="logits">One value a token of the vocabulary, in the order of the ids. A model may have more entries than its tokenizer; the surplus is masked too.</param>
    void Mask(Span<float> logits);

    /// <summary>Moves on by the token that was chosen or forced.</summary>
    /// <param name="token">The id; one that <see cref="Mask"/> left open or <see cref="TryForce"/> gave.</param>
    void Accept(int token);
}
