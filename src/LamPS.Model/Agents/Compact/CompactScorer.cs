using LamPS.Core;
using LamPS.Model.Scoring;

namespace LamPS.Model.Agents.Compact;

/// <summary>A compact LAM with its tokenizer. Safe for use from several threads.</summary>
internal sealed class CompactScorer(string name, IScoringModel model, CompactEncoder encoder) : IDisposable
{
    /// <summary>Name, for records.</summary>
    public string Name => $"{name}{model.Note}";

    /// <summary>What the model chooses among.</summary>
    public CompactLamConfig Config => model.Config;

    /// <summary>Scores the choices of a scene.</summary>
    /// <exception cref="LamException">The scene is too long, or the model failed.</exception>
    public async Task<(CompactInput Input, ScoringResult Scores)> ScoreAsync(CompactScene scene, CancellationToken cancellationToken)
    {
        var input = encoder.Encode(scene);
        return (input, await model.ScoreAsync(input.Input, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Logarithms of the probabilities of logits.</summary>
    public static double[] LogSoftmax(IReadOnlyList<float> logits)
    {
        var most = logits.Max();
        if (float.IsNegativeInfinity(most))
            return [.. logits.Select(_ => double.NegativeInfinity)];
        var sum = Math.Log(logits.Sum(l => Math.Exp(l - most)));
        return [.. logits.Select(l => l - most - sum)];
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}
