namespace LamPS.Model.Tokenizers.Models;

/// <summary>Merges neighbours, the earliest rank first and of equal ones the leftmost. One thread at a time.</summary>
internal sealed class WordMerger(MergeTable merges)
{
    // Beyond it, looking for the best pair again and again costs more than a heap.
    private const int ShortWord = 48;

    private int[] _ranks = new int[ShortWord];
    private int[] _next = [];
    private int[] _previous = [];
    private ulong[] _heap = [];
    private int _heapCount;

    /// <summary>Merges in place.</summary>
    /// <param name="symbols">Ids; those that stay are at the front afterwards.</param>
    /// <returns>How many stay.</returns>
    public int Merge(Span<int> symbols) => symbols.Length <= ShortWord ? MergeShort(symbols) : MergeLong(symbols);

    private int MergeShort(Span<int> symbols)
    {
        var count = symbols.Length;
        var ranks = _ranks.AsSpan(0, count);
        for (var i = 0; i + 1 < count; i++)
            merges.TryGet(symbols[i], symbols[i + 1], out ranks[i], out _);
        while (count > 1)
        {
            var best = 0;
            for (var i = 1; i < count - 1; i++)
            {
                if (ranks[i] < ranks[best])
                    best = i;
            }

            if (ranks[best] == int.MaxValue)
                break;
            merges.TryGet(symbols[best], symbols[best + 1], out _, out symbols[best]);
            count--;
            for (var i = best + 1; i < count; i++)
            {
                symbols[i] = symbols[i + 1];
                ranks[i] = ranks[i + 1];
            }

            ranks[best] = int.MaxValue;
            if (best + 1 < count)
                merges.TryGet(symbols[best], symbols[best + 1], out ranks[best], out _);
            if (best > 0)
                merges.TryGet(symbols[best - 1], symbols[best], out ranks[best - 1], out _);
        }

        return count;
    }

    private int MergeLong(Span<int> symbols)
    {
        var count = symbols.Length;
        if (_next.Length < count)
        {
            (_next, _previous, _heap) = (new int[count], new int[count], new ulong[count]);
        }

        _heapCount = 0;
        for (var i = 0; i < count; i++)
        {
            _next[i] = i + 1 < count ? i + 1 : -1;
            _previous[i] = i - 1;
            if (i + 1 < count)
                Push(symbols, i);
        }

        // An entry is stale when its pair has another rank by now.
        while (_heapCount > 0)
        {
            var entry = Pop();
            var left = (int)(uint)entry;
            var right = symbols[left] < 0 ? -1 : _next[left];
            if (right < 0 || !merges.TryGet(symbols[left], symbols[right], out var rank, out var id) || rank != (int)(entry >> 32))
                continue;
            symbols[left] = id;
            symbols[right] = -1;
            var after = _next[right];
            _next[left] = after;
            if (after >= 0)
            {
                _previous[after] = left;
                Push(symbols, left);
            }

            if (_previous[left] >= 0)
                Push(symbols, _previous[left]);
        }

        var kept = 0;
        for (var i = 0; i >= 0; i = _next[i])
            symbols[kept++] = symbols[i];
        if (count > 1 << 16)
            (_next, _previous, _heap) = ([], [], []);
        return kept;
    }

    private void Push(Span<int> symbols, int left)
    {
        if (!merges.TryGet(symbols[left], symbols[_next[left]], out var rank, out _))
            return;
        if (_heapCount == _heap.Length)
            Array.Resize(ref _heap, _heap.Length * 2);
        var entry = ((ulong)(uint)rank << 32) | (uint)left;
        var at = _heapCount++;
        while (at > 0 && _heap[(at - 1) / 2] > entry)
        {
            _heap[at] = _heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _heap[at] = entry;
    }

    private ulong Pop()
    {
        var top = _heap[0];
        var last = _heap[--_heapCount];
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= _heapCount)
                break;
            if (child + 1 < _heapCount && _heap[child + 1] < _heap[child])
                child++;
            if (_heap[child] >= last)
                break;
            _heap[at] = _heap[child];
            at = child;
        }

        if (_heapCount > 0)
            _heap[at] = last;
        return top;
    }
}
