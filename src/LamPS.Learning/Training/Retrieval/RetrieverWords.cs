using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Records;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Agents.Compact.Retrieval;

namespace LamPS.Learning.Training.Retrieval;

/// <summary>What a retriever learns from, as numbers: how people ask for procedures, for what nobody can mean, for what other programs do, and the ways of all of them.</summary>
internal sealed class RetrieverWords
{
    // A pair that was seen once says no more than its words.
    private const int LeastPairs = 2;

    // How much training leaves out, so that what general vectors know, words alone and the lines of a way are learned as well.
    private const double WordDropout = 0.1;
    private const double RowDropout = 0.3;
    private const double PairDropout = 0.5;
    private const double OwnDropout = 0.5;

    // Of other programs so many ways are told apart at a time: all would take longer than those that count.
    private const int MostElsewhere = 2000;

    private readonly Dictionary<string, int> _words;
    private readonly Dictionary<string, int> _pairs;

    /// <summary>Reads texts.</summary>
    /// <param name="procedures">Procedures.</param>
    /// <param name="foreign">Requests that nobody can mean.</param>
    /// <param name="elsewhere">What other programs do and how people ask for it: what words mean is learned from it, none of its ways.</param>
    public RetrieverWords(IReadOnlyList<Procedure> procedures, IReadOnlyList<string> foreign, IReadOnlyList<Procedure> elsewhere)
    {
        var (taught, others) = (Asked(procedures).Concat(foreign.Select(f => (Way: procedures.Count, Words: RetrieverText.Of(f)))).Where(a => a.Words.Count > 0).ToList(), Asked(elsewhere).ToList());
        var ways = procedures.Concat(elsewhere).Select(p => RetrieverText.OfWay(p.Lines)).ToList();
        var asked = taught.Concat(others).ToList();
        Words = [.. ways.SelectMany(w => w.Name.Concat(w.Place)).Concat(asked.SelectMany(a => a.Words)).Distinct()];
        Pairs = [.. asked.SelectMany(a => PairsOf(a.Words)).CountBy(p => p).Where(p => p.Value >= LeastPairs).Select(p => p.Key)];
        _words = Words.Select((w, i) => (w, i)).ToDictionary(w => w.w, w => w.i, StringComparer.Ordinal);
        _pairs = Pairs.Select((p, i) => (p, i)).ToDictionary(p => p.p, p => p.i, StringComparer.Ordinal);
        int[] Numbers(IEnumerable<string> words) => [.. words.Select(w => _words[w])];
        var numbers = ways.Select(w => (Numbers(w.Name), Numbers(w.Place))).ToList();
        IReadOnlyList<RetrieverRequest> Requests(IEnumerable<(int Way, IReadOnlyList<string> Words)> all) =>
            [.. all.Select(a => new RetrieverRequest(a.Way, Numbers(a.Words), [.. PairsOf(a.Words).Select(p => _pairs.GetValueOrDefault(p, -1))]))];
        Taught = new([.. numbers.Take(procedures.Count), ([], [])], Requests(taught), IsTaught: true);
        Elsewhere = new([.. numbers.Skip(procedures.Count)], Requests(others), IsTaught: false);
    }

    /// <summary>Words by number.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Pairs by number.</summary>
    public IReadOnlyList<string> Pairs { get; }

    /// <summary>How people ask for procedures and, as the last way, for what nobody can mean.</summary>
    public RetrieverPool Taught { get; }

    /// <summary>How people ask for what other programs do.</summary>
    public RetrieverPool Elsewhere { get; }

    /// <summary>In how many requests each word is.</summary>
    public IReadOnlyList<int> Counts()
    {
        var counts = new int[Words.Count];
        foreach (var word in Taught.Requests.Concat(Elsewhere.Requests).SelectMany(r => r.Words.Distinct()))
            counts[word]++;
        return counts;
    }

    /// <summary>A batch.</summary>
    /// <param name="pool">Where its requests are from, and the ways that they may mean.</param>
    /// <param name="requests">Numbers of the requests.</param>
    /// <param name="vectors">General vectors of the words; empty for none.</param>
    /// <param name="random">What is left out; null for nothing.</param>
    /// <param name="name">What errors call it.</param>
    public TrainingBatch Batch(RetrieverPool pool, IReadOnlyList<int> requests, float[] vectors, SeededRandom? random, string name)
    {
        var asked = requests.Select(r => pool.Requests[r]).ToList();
        var batch = new TrainingBatch(name, asked.Count, asked.Count * asked.Max(a => a.Words.Length), asked.Sum(a => a.Words.Length));
        bool Leaves(double share) => random is not null && random.NextDouble() < share;
        try
        {
            Add(batch, "words", [.. asked.Select(a => a.Words)], WordDropout, Leaves);
            var most = Math.Max(1, asked.Max(a => a.Pairs.Length));
            var pairs = batch.Add("pairs", 0L, asked.Count, most);
            var shares = batch.Add("pair_shares", 0f, asked.Count, most);
            var scale = (float)(1 / (random is null ? 1 : 1 - PairDropout));
            for (var row = 0; row < asked.Count; row++)
            {
                for (var i = 0; i < asked[row].Pairs.Length; i++)
                {
                    if (asked[row].Pairs[i] >= 0 && !Leaves(PairDropout))
                        (pairs[(row * most) + i], shares[(row * most) + i]) = (asked[row].Pairs[i], scale / asked[row].Words.Length);
                }
            }

            var shown = Shown(pool, asked, random);
            Add(batch, "names", [.. shown.Select(w => pool.Ways[w].Name)], 0, Leaves);
            Add(batch, "places", [.. shown.Select(w => pool.Ways[w].Place)], 0, Leaves);
            var rows = batch.Add("own_rows", 0L, shown.Count);
            var own = batch.Add("own", 0f, shown.Count, 1);
            for (var i = 0; i < shown.Count && pool.IsTaught; i++)
            {
                // What nobody can mean is nothing but its own.
                (rows[i], own[i]) = (shown[i], shown[i] < pool.Ways.Count - 1 && Leaves(OwnDropout) ? 0 : 1);
            }

            var target = batch.Add("target", 0L, asked.Count);
            var numbers = shown.Select((w, i) => (w, i)).ToDictionary(w => w.w, w => w.i);
            for (var row = 0; row < asked.Count; row++)
                target[row] = numbers[asked[row].Way];
            if (vectors.Length > 0)
                vectors.CopyTo(batch.Add(RetrieverTraining.VectorsInput, 0f, Words.Count, vectors.Length / Words.Count));
            return batch;
        }
        catch
        {
            batch.Dispose();
            throw;
        }
    }

    private static IReadOnlyList<int> Shown(RetrieverPool pool, IReadOnlyList<RetrieverRequest> asked, SeededRandom? random)
    {
        var all = Enumerable.Range(0, pool.Ways.Count);
        return pool.IsTaught || random is null || pool.Ways.Count <= MostElsewhere ? [.. all] : [.. asked.Select(a => a.Way).Concat(random.Shuffle(all)).Distinct().Take(Math.Max(MostElsewhere, asked.Count))];
    }

    private static IEnumerable<(int Way, IReadOnlyList<string> Words)> Asked(IReadOnlyList<Procedure> procedures) =>
        procedures.SelectMany((p, way) => p.Phrasings.Select(phrasing => (way, RetrieverText.Of(p, phrasing)))).Where(a => a.Item2.Count > 0);

    private static void Add(TrainingBatch batch, string name, IReadOnlyList<int[]> texts, double dropout, Func<double, bool> leaves)
    {
        var most = Math.Max(1, texts.Max(t => t.Length));
        var ids = batch.Add(name, 0L, texts.Count, most);
        var present = batch.Add($"{name}_present", 0f, texts.Count, most);
        var kept = batch.Add($"{name}_kept", 0f, texts.Count, most);
        for (var row = 0; row < texts.Count; row++)
        {
            for (var i = 0; i < texts[row].Length; i++)
            {
                var at = (row * most) + i;
                (ids[at], present[at], kept[at]) = (texts[row][i], dropout > 0 && texts[row].Length > 1 && leaves(dropout) ? 0 : 1, leaves(RowDropout) ? 0 : 1);
            }
        }
    }

    private static IEnumerable<string> PairsOf(IReadOnlyList<string> words) => Enumerable.Range(0, Math.Max(0, words.Count - 1)).Select(i => $"{words[i]} {words[i + 1]}");
}
