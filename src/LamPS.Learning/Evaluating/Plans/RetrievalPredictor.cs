using LamPS.Learning.Plans;
using LamPS.Learning.Plans.Filtering;

namespace LamPS.Learning.Evaluating.Plans;

/// <summary>Gives the plan of the train task that is nearest in words (BM25 over stems, k1 1.2, b 0.75), of the same application where there is one.</summary>
public sealed class RetrievalPredictor : IPlanPredictor
{
    private const double K = 1.2;
    private const double B = 0.75;
    private const double OtherApplication = 0.8;

    private readonly IReadOnlyList<PlanRecord> _train;
    private readonly Dictionary<string, List<int>> _index = new(StringComparer.Ordinal);
    private readonly int[] _lengths;
    private readonly double _mean;

    /// <summary>Makes the index.</summary>
    /// <param name="train">Train records; at least one.</param>
    public RetrievalPredictor(IReadOnlyList<PlanRecord> train)
    {
        _train = train;
        _lengths = new int[train.Count];
        for (var i = 0; i < train.Count; i++)
        {
            var stems = TaskKey.Stems(train[i].Task);
            _lengths[i] = stems.Count;
            foreach (var stem in stems)
            {
                if (!_index.TryGetValue(stem, out var list))
                    _index[stem] = list = [];
                list.Add(i);
            }
        }

        _mean = _lengths.Length > 0 ? _lengths.Average() : 1;
    }

    /// <inheritdoc/>
    public string Name => "retrieval";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> PlanAsync(PlanRecord record, CancellationToken cancellationToken)
    {
        var scores = new Dictionary<int, double>();
        foreach (var stem in TaskKey.Stems(record.Task))
        {
            if (!_index.TryGetValue(stem, out var list))
                continue;

            // Stems are counted once in a task, so the term's frequency is 1.
            var rarity = Math.Log(1 + ((_train.Count - list.Count + 0.5) / (list.Count + 0.5)));
            foreach (var i in list)
                scores[i] = scores.GetValueOrDefault(i) + (rarity * (K + 1) / (1 + (K * (1 - B + (B * _lengths[i] / _mean)))));
        }

        var (best, most) = (-1, 0.0);
        foreach (var (i, score) in scores)
        {
            var weighed = _train[i].Application == record.Application ? score : score * OtherApplication;
            if (weighed > most || (weighed == most && i < best))
                (best, most) = (i, weighed);
        }

        return ValueTask.FromResult(best < 0 ? [] : _train[best].Plan);
    }
}
