namespace LamPS.Learning.Plans.Filtering;

/// <summary>
/// Finds sets of stems that are nearly the same: Jaccard at least <see cref="Least"/>. Candidates share one of their rarest stems (prefix filtering:
/// two sets that near each other share one of their first n - ceil(n * least) + 1 stems in order of rarity), so nothing is missed and little compared.
/// </summary>
internal sealed class NearDuplicates
{
    /// <summary>Least overlap of near-duplicates.</summary>
    public const double Least = 0.8;

    private readonly List<string[]> _sets = [];
    private readonly Dictionary<string, List<int>> _index = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _frequency;

    /// <summary>Makes an empty index.</summary>
    /// <param name="frequency">In how many sets each stem is, of those that will be compared.</param>
    public NearDuplicates(Dictionary<string, int> frequency) => _frequency = frequency;

    /// <summary>Counts in how many sets each stem is.</summary>
    /// <param name="sets">Sets.</param>
    public static Dictionary<string, int> Frequencies(IEnumerable<IReadOnlyList<string>> sets)
    {
        var frequency = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stem in sets.SelectMany(s => s))
            frequency[stem] = frequency.GetValueOrDefault(stem) + 1;
        return frequency;
    }

    /// <summary>Indices of the added sets that are near a set, in order.</summary>
    /// <param name="stems">Distinct stems.</param>
    public IEnumerable<int> Find(IReadOnlyList<string> stems)
    {
        var seen = new HashSet<int>();
        var own = stems.ToHashSet(StringComparer.Ordinal);
        foreach (var stem in Prefix(stems))
        {
            if (!_index.TryGetValue(stem, out var candidates))
                continue;
            foreach (var candidate in candidates)
            {
                if (seen.Add(candidate) && IsNear(own, _sets[candidate]))
                    yield return candidate;
            }
        }
    }

    /// <summary>Adds a set.</summary>
    /// <param name="stems">Distinct stems.</param>
    /// <returns>Its index.</returns>
    public int Add(IReadOnlyList<string> stems)
    {
        var index = _sets.Count;
        _sets.Add([.. stems]);
        foreach (var stem in Prefix(stems))
        {
            if (!_index.TryGetValue(stem, out var sets))
                _index[stem] = sets = [];
            sets.Add(index);
        }

        return index;
    }

    private static bool IsNear(HashSet<string> own, string[] other)
    {
        var (small, large) = own.Count < other.Length ? (own.Count, other.Length) : (other.Length, own.Count);
        if (small < large * Least)
            return false;
        var shared = 0;
        foreach (var stem in other)
        {
            if (own.Contains(stem))
                shared++;
        }

        return shared >= Least * (own.Count + other.Length - shared);
    }

    private IEnumerable<string> Prefix(IReadOnlyList<string> stems) =>
        stems.OrderBy(s => _frequency.GetValueOrDefault(s)).ThenBy(s => s, StringComparer.Ordinal).Take(stems.Count - (int)Math.Ceiling((stems.Count * Least) - 1e-9) + 1);
}
