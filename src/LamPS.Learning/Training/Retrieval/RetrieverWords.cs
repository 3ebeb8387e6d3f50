using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Records;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Agents.Compact.Retrieval;

namespace LamPS.Learning.Training.Retrieval;

/// <summary>What a retriever learns from, as numbers: how people ask for procedures, for what nobody can mean, and the ways of the procedures.</summary>
internal sealed class RetrieverWords
{
    // A pair that was seen once says no more than its words.
    private const int LeastPairs = 2;

    // How much training leaves out, so that what general vectors know, words alone and the lines of a way are learned as well.
    private const double WordDropout = 0.1;
    private const double RowDropout = 0.3;
    private const double PairDropout = 0.5;
    private const double OwnDropout = 0.5;

    private readonly Dictionary<string, int> _words;
    private readonly Dictionary<string, int> _pairs;
    private readonly List<(int[] Name, int[] Place)> _ways;

    /// <summary>Reads texts.</summary>
    /// <param name="procedures">Procedures.</param>
    /// <param name="foreign">Requests that nobody can mean.</param>
    public RetrieverWords(IReadOnlyList<Procedure> procedures, IReadOnlyList<string> foreign)
    {
        var asked = procedures.SelectMany((p, way) => p.Phrasings.Select(phrasing => (Way: way, Words: RetrieverText.Of(p, phrasing))))
            .Concat(foreign.Select(f => (Way: procedures.Count, Words: RetrieverText.Of(f)))).Where(a => a.Words.Count > 0).ToList();
        var ways = procedures.Select(p => RetrieverText.OfWay(p.Lines)).ToList();
        Words = [.. ways.SelectMany(w => w.Name.Concat(w.Place)).Concat(asked.SelectMany(a => a.Words)).Distinct()];
        Pairs = [.. asked.SelectMany(a => PairsOf(a.Words)).CountBy(p => p).Where(p => p.Value >= LeastPairs).Select(p => p.Key)];
        _words = Words.Select((w, i) => (w, i)).ToDictionary(w => w.w, w => w.i, StringComparer.Ordinal);
        _pairs = Pairs.Select((p, i) => (p, i)).ToDictionary(p => p.p, p => p.i, StringComparer.Ordinal);
        int[] Numbers(IEnumerable<string> words) => [.. words.Select(w => _words[w])];
        _ways = [.. ways.Select(w => (Numbers(w.Name), Numbers(w.Place))), ([], [])];
        Requests = [.. asked.Select(a => (a.Way, Numbers(a.Words), PairsOf(a.Words).Select(p => _pairs.GetValueOrDefault(p, -1)).ToArray()))];
    }

    /// <summary>Words by number.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Pairs by number.</summary>
    public IReadOnlyList<string> Pairs { get; }

    /// <summary>Requests: the number of the procedure that they mean, one more for none, their words, and their pairs, -1 for one without a number.</summary>
    public IReadOnlyList<(int Way, int[] Words, int[] Pairs)> Requests { get; }

    /// <summary>In how many requests each word is.</summary>
    public IReadOnlyList<int> Counts()
    {
        var counts = new int[Words.Count];
        foreach (var word in Requests.SelectMany(r => r.Words.Distinct()))
            counts[word]++;
        return counts;
    }

    /// <summary>A batch.</summary>
    /// <param name="requests">Numbers of the requests.</param>
    /// <param name="vectors">General vectors of the words; empty for none.</param>
    /// <param name="random">What is left out; null for nothing.</param>
    /// <param name="name">What errors call it.</param>
    public TrainingBatch Batch(IReadOnlyList<int> requests, float[] vectors, SeededRandom? random, string name)
    {
        var asked = requests.Select(r => Requests[r]).ToList();
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

            Add(batch, "names", [.. _ways.Select(w => w.Name)], 0, Leaves);
            Add(batch, "places", [.. _ways.Select(w => w.Place)], 0, Leaves);
            var own = batch.Add("own", 1f, _ways.Count, 1);

            // What nobody can mean is nothing but its own.
            for (var way = 0; way < _ways.Count - 1; way++)
                own[way] = Leaves(OwnDropout) ? 0 : 1;
            var target = batch.Add("target", 0L, asked.Count);
            for (var row = 0; row < asked.Count; row++)
                target[row] = asked[row].Way;
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
