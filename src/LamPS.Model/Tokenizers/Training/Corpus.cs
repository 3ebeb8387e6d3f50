using System.Runtime.InteropServices;

namespace LamPS.Model.Tokenizers.Training;

/// <summary>Words as symbols, and how often which two stand beside each other.</summary>
internal sealed class Corpus
{
    private readonly List<int[]> _words = [];
    private readonly List<long> _counts = [];
    private readonly Dictionary<(int Left, int Right), long> _pairs = [];
    private readonly Dictionary<(int Left, int Right), HashSet<int>> _places = [];
    private readonly PriorityQueue<(int Left, int Right, long Count), (long, int, int)> _queue = new();

    public Corpus(IEnumerable<(int[] Symbols, long Count)> words)
    {
        foreach (var (symbols, count) in words)
        {
            for (var i = 0; i + 1 < symbols.Length; i++)
                Change(symbols[i], symbols[i + 1], count, _words.Count);
            _words.Add(symbols);
            _counts.Add(count);
        }

        foreach (var ((left, right), count) in _pairs)
            Enqueue(left, right, count);
    }

    /// <summary>The pair seen most often; of equal ones that of the smaller ids. Null when none is seen often enough.</summary>
    public (int Left, int Right)? Best(long least)
    {
        while (_queue.TryPeek(out var top, out _))
        {
            var now = _pairs.GetValueOrDefault((top.Left, top.Right));
            if (now == top.Count)
                return now >= least ? (top.Left, top.Right) : null;
            _queue.Dequeue();
            if (now > 0)
                Enqueue(top.Left, top.Right, now);
        }

        return null;
    }

    /// <summary>Never offers a pair again.</summary>
    public void Drop(int left, int right) => _pairs.Remove((left, right));

    /// <summary>Makes one symbol of a pair wherever it is.</summary>
    public void Merge(int left, int right, int id)
    {
        var places = _places[(left, right)];
        _places.Remove((left, right));
        HashSet<(int, int)> changed = [];
        foreach (var place in places)
        {
            var (old, count) = (_words[place], _counts[place]);
            var merged = new List<int>(old.Length);
            for (var i = 0; i < old.Length; i++)
            {
                if (i + 1 < old.Length && old[i] == left && old[i + 1] == right)
                {
                    merged.Add(id);
                    i++;
                }
                else
                {
                    merged.Add(old[i]);
                }
            }

            if (merged.Count == old.Length)
                continue;
            for (var i = 0; i + 1 < old.Length; i++)
                Change(old[i], old[i + 1], -count, place);
            for (var i = 0; i + 1 < merged.Count; i++)
            {
                Change(merged[i], merged[i + 1], count, place);
                changed.Add((merged[i], merged[i + 1]));
            }

            _words[place] = [.. merged];
        }

        _pairs.Remove((left, right));
        foreach (var (first, second) in changed)
        {
            if (_pairs.TryGetValue((first, second), out var count))
                Enqueue(first, second, count);
        }
    }

    private void Change(int left, int right, long by, int place)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_pairs, (left, right), out _) += by;
        if (by <= 0)
            return;
        ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, (left, right), out _);
        (places ??= []).Add(place);
    }

    private void Enqueue(int left, int right, long count) => _queue.Enqueue((left, right, count), (-count, left, right));
}
