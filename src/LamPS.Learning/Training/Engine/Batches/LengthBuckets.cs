using LamPS.Learning.Records;

namespace LamPS.Learning.Training.Engine.Batches;

/// <summary>Puts examples of like length together, so that little padding is computed.</summary>
public static class LengthBuckets
{
    /// <summary>Shares examples out to batches; each comes once.</summary>
    /// <param name="lengths">Tokens of each example.</param>
    /// <param name="tokens">Most tokens of a batch with padding; an example that is longer stands alone.</param>
    /// <param name="random">Orders examples and batches; equal ones order equally.</param>
    /// <param name="pool">Examples among which those of like length are looked for: the larger, the less padding and the less chance.</param>
    /// <returns>Numbers of the examples of each batch.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<int> lengths, int tokens, SeededRandom random, int pool = 1024)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(pool, 1);
        List<IReadOnlyList<int>> batches = [];
        foreach (var some in random.Shuffle(Enumerable.Range(0, lengths.Count)).Chunk(pool))
        {
            List<int> batch = [];
            foreach (var example in some.OrderBy(example => lengths[example]))
            {
                // The newest is the longest.
                if (batch.Count > 0 && (batch.Count + 1L) * lengths[example] > tokens)
                {
                    batches.Add(batch);
                    batch = [];
                }

                batch.Add(example);
            }

            batches.Add(batch);
        }

        return random.Shuffle(batches);
    }
}
