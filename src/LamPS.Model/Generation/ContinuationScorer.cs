namespace LamPS.Model.Generation;

/// <summary>Finds the probabilities of several continuations of a text that a runner has read.</summary>
internal sealed class ContinuationScorer(DecoderRunner runner)
{
    /// <summary>Scores them; the runner remembers the same as before.</summary>
    /// <param name="first">Logits of what comes after the text.</param>
    /// <param name="continuations">The candidates.</param>
    /// <param name="cancellationToken">Stops at the next operator.</param>
    /// <returns>The logarithm of each one's probability.</returns>
    public IReadOnlyList<double> Score(ReadOnlySpan<float> first, IReadOnlyList<IReadOnlyList<int>> continuations, CancellationToken cancellationToken)
    {
        var sum = TokenSampler.LogSum(first);
        var scores = new double[continuations.Count];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = first[continuations[i][0]] - sum;

        // The last token of each needs no reading: nothing is asked about what follows it.
        var longer = continuations.Select((c, i) => (Tokens: c, Index: i)).Where(c => c.Tokens.Count > 1).ToList();
        if (longer.Count == 0)
            return scores;
        var length = runner.Length;
        var room = runner.Plan.Context - length;
        if (runner.Plan.HasBias && runner.Plan.PositionType != Onnx.OnnxElementType.Undefined && !runner.Plan.LastLogitsOnly && longer.Sum(c => c.Tokens.Count - 1) <= room)
        {
            Together(longer, scores, cancellationToken);
            return scores;
        }

        foreach (var (tokens, index) in longer)
        {
            try
            {
                runner.ReadEach([.. tokens.Take(tokens.Count - 1)], (i, logits) => scores[index] += logits[tokens[i + 1]] - TokenSampler.LogSum(logits), cancellationToken);
            }
            finally
            {
                runner.Truncate(length);
            }
        }

        return scores;
    }

    private void Together(List<(IReadOnlyList<int> Tokens, int Index)> longer, double[] scores, CancellationToken cancellationToken)
    {
        List<int> tokens = [], positions = [], owners = [], places = [];
        for (var c = 0; c < longer.Count; c++)
        {
            for (var i = 0; i < longer[c].Tokens.Count - 1; i++)
            {
                tokens.Add(longer[c].Tokens[i]);
                positions.Add(runner.Length + i);
                owners.Add(c);
                places.Add(i);
            }
        }

        runner.ReadTree(
            [.. tokens],
            positions,
            (i, j) => owners[i] == owners[j] && j <= i,
            (i, logits) =>
            {
                var (continuation, index) = longer[owners[i]];
                scores[index] += logits[continuation[places[i] + 1]] - TokenSampler.LogSum(logits);
            },
            cancellationToken);
    }
}
