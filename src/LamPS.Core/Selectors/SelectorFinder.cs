using LamPS.Core.Elements;

namespace LamPS.Core.Selectors;

/// <summary>Runs one alternative of a selector over a snapshot.</summary>
internal static class SelectorFinder
{
    public static List<Element> Find(Snapshot snapshot, SelectorSegment[] path)
    {
        var nodes = snapshot.Span;
        List<int>? scope = null;
        foreach (var segment in path)
        {
            var matches = new List<int>();
            Collect(snapshot, nodes, segment, scope, matches);
            if (segment.HasPlace)
            {
                SelectorPlace.Order(snapshot, segment, matches);
            }

            Pick(matches, segment);
            if (matches.Count == 0)
            {
                return [];
            }

            scope = matches;
        }

        var found = new List<Element>(scope!.Count);
        foreach (var index in scope)
        {
            found.Add(nodes[index].Element);
        }

        return found;
    }

    private static void Collect(
        Snapshot snapshot, ReadOnlySpan<SnapshotNode> nodes, SelectorSegment segment, List<int>? scope, List<int> matches)
    {
        if (!segment.Id.IsNone)
        {
            var index = snapshot.IndexOf(segment.Id);
            if (index >= 0 && (scope is null || IsBelowAny(nodes, index, scope)))
            {
                matches.Add(index);
            }

            return;
        }

        if (scope is null)
        {
            for (var i = 0; i < nodes.Length; i++)
            {
                if (segment.Matches(nodes[i].Element))
                {
                    matches.Add(i);
                }
            }

            return;
        }

        // In pre-order a scope inside an earlier scope has been searched already.
        scope.Sort();
        var searched = 0;
        foreach (var root in scope)
        {
            if (root < searched)
            {
                continue;
            }

            var depth = nodes[root].Depth;
            var i = root + 1;
            for (; i < nodes.Length && nodes[i].Depth > depth; i++)
            {
                if (segment.Matches(nodes[i].Element))
                {
                    matches.Add(i);
                }
            }

            searched = i;
        }
    }

    private static bool IsBelowAny(ReadOnlySpan<SnapshotNode> nodes, int index, List<int> scope)
    {
        for (var i = nodes[index].Parent; i >= 0; i = nodes[i].Parent)
        {
            if (scope.Contains(i))
            {
                return true;
            }
        }

        return false;
    }

    // A place means one element, the nearest, unless another one is asked for.
    private static void Pick(List<int> matches, SelectorSegment segment)
    {
        var nth = segment.Nth != 0 ? segment.Nth : segment.HasPlace ? 1 : 0;
        if (nth == 0)
        {
            return;
        }

        var position = nth > 0 ? nth - 1 : matches.Count + nth;
        if (position < 0 || position >= matches.Count)
        {
            matches.Clear();
            return;
        }

        var picked = matches[position];
        matches.Clear();
        matches.Add(picked);
    }
}
