using LamPS.Learning.Training.Engine.Batches;

namespace LamPS.Learning.Training.Runs;

/// <summary>Examples by pool, and a few of each that are kept back to look how training goes. Nothing of a test is in either.</summary>
/// <param name="Train">What is learned from.</param>
/// <param name="Kept">What is looked at.</param>
internal sealed record ExamplePools(IReadOnlyDictionary<string, IReadOnlyList<CompactExample>> Train, IReadOnlyDictionary<string, IReadOnlyList<CompactExample>> Kept)
{
    /// <summary>Keeps a share of the tasks back to look at, so that no step of a task that is looked at was learned from; of a single task nothing, or nothing would be learned.</summary>
    /// <param name="examples">Examples; their names begin with that of the task.</param>
    /// <param name="isUnseen">Whether nothing may be learned from one.</param>
    /// <param name="share">Share, 0 to 1.</param>
    public static (IReadOnlyList<CompactExample> Learned, IReadOnlyList<CompactExample> Kept) KeepBack(IReadOnlyList<CompactExample> examples, Func<CompactExample, bool> isUnseen, double share) =>
        PoolDraws.KeepBack(examples, e => e.Name, isUnseen, share);

    /// <summary>Tells examples from others: a hash of their names and tokens.</summary>
    /// <param name="examples">Examples.</param>
    public static string Digest(IEnumerable<CompactExample> examples) => PoolDraws.Digest(examples.Select(e => (e.Name, e.Input.Tokens)));

    /// <summary>The batches of a run, drawn by shares: equal seeds draw equal batches, so a resumed run goes on with those that it would have had.</summary>
    /// <param name="mix">Shares of the pools.</param>
    /// <param name="tokens">Most tokens of a batch, padding included.</param>
    /// <param name="seed">Seed.</param>
    /// <exception cref="Core.LamException">A pool that the mix wants is empty.</exception>
    public IEnumerable<IReadOnlyList<CompactExample>> Batches(IReadOnlyDictionary<string, double> mix, int tokens, string seed) => PoolDraws.Batches(Train, e => e.Input.Tokens.Count, mix, tokens, seed);
}
