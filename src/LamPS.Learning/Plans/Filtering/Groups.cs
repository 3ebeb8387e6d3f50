namespace LamPS.Learning.Plans.Filtering;

/// <summary>Things that belong together (union-find).</summary>
/// <param name="count">How many things.</param>
internal sealed class Groups(int count)
{
    private readonly int[] _parent = [.. Enumerable.Range(0, count)];

    /// <summary>The first thing of the group that a thing is in.</summary>
    /// <param name="index">Thing.</param>
    public int Of(int index)
    {
        while (_parent[index] != index)
            index = _parent[index] = _parent[_parent[index]];
        return index;
    }

    /// <summary>Puts two groups together.</summary>
    /// <param name="a">A thing.</param>
    /// <param name="b">Another.</param>
    public void Join(int a, int b)
    {
        var (x, y) = (Of(a), Of(b));
        _parent[Math.Max(x, y)] = Math.Min(x, y);
    }
}
