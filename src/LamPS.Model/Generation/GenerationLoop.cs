namespace LamPS.Model.Generation;

/// <summary>Writes a text token by token: asks the constraint, the model, the sampler, and says when it ends.</summary>
internal sealed class GenerationLoop
{
    private readonly GenerationOptions _options;
    private readonly TokenSampler _sampler;
    private readonly HashSet<int> _ends;
    private readonly int _context;
    private readonly List<int> _text;
    private readonly List<int> _written = [];

    public GenerationLoop(DecoderPlan plan, IReadOnlyList<int> prompt, GenerationOptions options)
    {
        options.Validate();
        _options = options;
        _sampler = new TokenSampler(options);
        _ends = [.. plan.Config.EndTokens, .. options.StopTokens];
        _context = plan.Context;
        _text = [.. prompt];
    }

    /// <summary>The tokens written so far.</summary>
    public IReadOnlyList<int> Written => _written;

    /// <summary>Why the text ended; null while it goes on.</summary>
    public StopReason? Stop { get; private set; }

    /// <summary>Looks whether the next token is known without the model.</summary>
    /// <returns>The token; null when the text has ended (see <see cref="Stop"/>) or the model has to be asked.</returns>
    public GeneratedToken? Forced()
    {
        if (Stop is null && _options.Constraint is { IsDone: true })
            Stop = StopReason.Complete;
        if (Stop is null && _options.Constraint is { } constraint && constraint.TryForce(out var token))
            return Accept(token, forced: true, null);
        if (Stop is null && _text.Count >= _context)
            Stop = StopReason.ContextFull;
        return null;
    }

    /// <summary>Chooses the next token by the model's logits, which are changed.</summary>
    public GeneratedToken Choose(Span<float> logits)
    {
        if (_options.Constraint is { } constraint)
        {
            constraint.Mask(logits);
            if (logits[TokenSampler.Largest(logits)] == float.NegativeInfinity)
                throw GenerationErrors.NothingAllowed(_text.Count);
        }

        var sum = _options.LogProbabilities ? TokenSampler.LogSum(logits) : 0;
        var original = _options.LogProbabilities ? logits.ToArray() : null;
        var token = _sampler.Choose(logits, _text);
        return Accept(token, forced: false, original is null ? null : (float)(original[token] - sum));
    }

    private GeneratedToken Accept(int token, bool forced, float? logProbability)
    {
        _options.Constraint?.Accept(token);
        _text.Add(token);
        _written.Add(token);
        if (_ends.Contains(token))
            Stop = StopReason.EndToken;
        else if (_options.StopSequences.Any(EndsWith) || _options.StopWhen?.Invoke(_written) == true)
            Stop = StopReason.StopSequence;
        else if (_written.Count >= _options.MaxTokens)
            Stop = StopReason.MaxTokens;
        return new GeneratedToken(token, forced, logProbability, Stop);
    }

    private bool EndsWith(IReadOnlyList<int> sequence) =>
        sequence.Count > 0 && sequence.Count <= _written.Count && _written.Skip(_written.Count - sequence.Count).SequenceEqual(sequence);
}
