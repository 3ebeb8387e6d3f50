using LamPS.Core.Elements;

namespace LamPS.Core.Selectors;

/// <summary>The modifiers that look at the screen: near, below and right of an element with a name.</summary>
internal static class SelectorPlace
{
    // Layouts overlap by a frame or a focus ring; more than this is no longer "below" or "right of".
    private const int Tolerance = 4;

    /// <summary>Keeps the matches that are in place and sorts them by distance, nearest first.</summary>
    public static void Order(Snapshot snapshot, SelectorSegment segment, List<int> matches)
    {
        var ranked = new List<(double Distance, double Centre, int Index)>(matches.Count);
        var near = Anchors(snapshot, segment.Near);
        var below = Anchors(snapshot, segment.Below);
        var rightOf = Anchors(snapshot, segment.RightOf);
        foreach (var index in matches)
        {
            var rank = (Distance: 0.0, Centre: 0.0);
            if (Add(snapshot, index, near, Near, ref rank)
                && Add(snapshot, index, below, Below, ref rank)
                && Add(snapshot, index, rightOf, RightOf, ref rank))
            {
                ranked.Add((rank.Distance, rank.Centre, index));
            }
        }

        ranked.Sort();
        matches.Clear();
        foreach (var (_, _, index) in ranked)
        {
            matches.Add(index);
        }
    }

    private static List<int>? Anchors(Snapshot snapshot, string? name)
    {
        if (name is null)
        {
            return null;
        }

        var test = new AttributeTest(SelectorAttribute.Name, AttributeOperator.Equal, name);
        var anchors = new List<int>();
        for (var i = 0; i < snapshot.Count; i++)
        {
            if (!snapshot[i].Bounds.IsEmpty && test.Matches(snapshot[i]))
            {
                anchors.Add(i);
            }
        }

        return anchors;
    }

    // The nearest anchor in the same window counts; false when there is none.
    private static bool Add(
        Snapshot snapshot, int index, List<int>? anchors, Func<Bounds, Bounds, double> distance, ref (double Distance, double Centre) rank)
    {
        if (anchors is null)
        {
            return true;
        }

        var bounds = snapshot[index].Bounds;
        if (bounds.IsEmpty)
        {
            return false;
        }

        var window = snapshot.WindowOf(index)?.Id;
        var best = (Distance: double.PositiveInfinity, Centre: double.PositiveInfinity);
        foreach (var anchor in anchors)
        {
            // An element isn't near itself, nor near what it is part of: a field and its label are side by side.
            if (anchor == index || IsAncestor(snapshot, anchor, index) || snapshot.WindowOf(anchor)?.Id != window)
            {
                continue;
            }

            var at = snapshot[anchor].Bounds;
            var found = (distance(at, bounds), Centre(at, bounds));
            if (found.CompareTo(best) < 0)
            {
                best = found;
            }
        }

        rank = (rank.Distance + best.Distance, rank.Centre + best.Centre);
        return !double.IsPositiveInfinity(best.Distance);
    }

    private static bool IsAncestor(Snapshot snapshot, int ancestor, int index)
    {
        var i = index;
        while (i > ancestor)
        {
            i = snapshot.Span[i].Parent;
        }

        return i == ancestor;
    }

    private static double Near(Bounds anchor, Bounds bounds) => anchor.DistanceTo(bounds);

    private static double Below(Bounds anchor, Bounds bounds) =>
        bounds.Y >= anchor.Y + anchor.Height - Tolerance && Overlap(bounds.X, bounds.Width, anchor.X, anchor.Width)
            ? anchor.DistanceTo(bounds)
            : double.PositiveInfinity;

    private static double RightOf(Bounds anchor, Bounds bounds) =>
        bounds.X >= anchor.X + anchor.Width - Tolerance && Overlap(bounds.Y, bounds.Height, anchor.Y, anchor.Height)
            ? anchor.DistanceTo(bounds)
            : double.PositiveInfinity;

    private static bool Overlap(int a, int aLength, int b, int bLength) => a < b + bLength && b < a + aLength;

    private static double Centre(Bounds a, Bounds b) => Math.Sqrt(Square(a.CenterX - b.CenterX) + Square(a.CenterY - b.CenterY));

    private static double Square(double x) => x * x;
}
