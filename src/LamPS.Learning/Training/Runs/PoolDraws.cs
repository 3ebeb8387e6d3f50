using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Engine.Batches;

namespace LamPS.Learning.Training.Runs;

/// <summary>What is drawn from pools of examples, whatever the examples are.</summary>
internal static class PoolDraws
{
    private const int Round = 4096;

    /// <summary>Keeps a share of the tasks back to look at, so that no step of a task that is looked at was learned from; of a single task nothing, or nothing would be learned.</summary>
    /// <param name="examples">Examples.</param>
    /// <param name="nameOf">Their names; they begin with that of the task.</param>
    /// <param name="isUnseen">Whether nothing may be learned from one.</param>
    /// <param name="share">Share, 0 to 1.</param>
    public static (IReadOnlyList<T> Learned, IReadOnlyList<T> Kept) KeepBack<T>(IReadOnlyList<T> examples, Func<T, string> nameOf, Func<T, bool> isUnseen, double share)
    {
        var isKept = examples.ToLookup(e => isUnseen(e) || new SeededRandom($"kept/{nameOf(e).Split('#', ':')[0]}").NextDouble() < share);
        return isKept[false].Any() ? ([.. isKept[false]], [.. isKept[true]]) : ([.. examples.Where(e => !isUnseen(e))], [.. examples.Where(isUnseen)]);
    }

    /// <summary>Tells examples from others: a hash of their names and tokens.</summary>
    /// <param name="examples">Examples.</param>
    public static string Digest(IEnumerable<(string Name, IReadOnlyList<int> Tokens)> examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, tokens) in examples)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(MemoryMarshal.AsBytes<int>(tokens.ToArray()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>The batches of a run, drawn by shares: equal seeds draw equal batches, so a resumed run goes on with those that it would have had.</summary>
    /// <param name="pools">Examples by pool.</param>
    /// <param name="lengthOf">Tokens of an example.</param>
    /// <param name="mix">Shares of the pools.</param>
    /// <param name="tokens">Most tokens of a batch, padding included.</param>
    /// <param name="seed">Seed.</param>
    /// <exception cref="Core.LamException">A pool that the mix wants is empty.</exception>
    public static IEnumerable<IReadOnlyList<T>> Batches<T>(IReadOnlyDictionary<string, IReadOnlyList<T>> pools, Func<T, int> lengthOf, IReadOnlyDictionary<string, double> mix, int tokens, string seed)
    {
        var wanted = mix.Where(m => m.Value > 0).OrderBy(m => m.Key, StringComparer.Ordinal).ToList();
        foreach (var (pool, _) in wanted)
        {
            if (pools.GetValueOrDefault(pool) is not { Count: > 0 })
                throw TrainingErrors.NoExamples(pool);
        }

        var sum = wanted.Sum(w => w.Value);
        for (var round = 0; ; round++)
        {
            var random = new SeededRandom($"{seed}/round/{round}");
            List<T> drawn = [];
            foreach (var (pool, share) in wanted)
            {
                for (var i = 0; i < (int)Math.Round(Round * share / sum); i++)
                    drawn.Add(random.Pick(pools[pool]));
            }

            foreach (var batch in LengthBuckets.Of([.. drawn.Select(lengthOf)], tokens, random))
                yield return [.. batch.Select(i => drawn[i])];
        }
    }
}
