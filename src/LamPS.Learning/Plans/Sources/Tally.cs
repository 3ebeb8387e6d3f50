namespace LamPS.Learning.Plans.Sources;

/// <summary>Counts by name; safe for use from several threads.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The counts, sorted by name.</summary>
    public IReadOnlyDictionary<string, int> Counts
    {
        get
        {
            lock (_lock)
                return new SortedDictionary<string, int>(_counts, StringComparer.Ordinal);
        }
    }

    /// <summary>Count of a name.</summary>
    /// <param name="name">Name.</param>
    public int this[string name]
    {
        get
        {
            lock (_lock)
                return _counts.GetValueOrDefault(name);
        }
    }

    /// <summary>Counts one more.</summary>
    /// <param name="name">Name.</param>
    /// <param name="count">How many more.</param>
    public void Add(string name, int count = 1)
    {
        lock (_lock)
            _counts[name] = _counts.GetValueOrDefault(name) + count;
    }
}
