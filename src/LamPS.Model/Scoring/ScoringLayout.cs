namespace LamPS.Model.Scoring;

/// <summary>
/// Where the tokens of a text stand when a compact LAM reads it: in groups of equal length, each with the tokens that it can see. The context fills the
/// first groups; after it come candidates, as many together as a group holds.
/// </summary>
internal sealed class ScoringLayout
{
    private const int Nowhere = -1;

    // What a token costs beside attention, and what a key of a group costs to bring along, in pairs of tokens that attend to each other.
    private const int TokenCost = 768;
    private const int KeyCost = 30;

    // Groups beyond this gain nothing, and looking for the best takes time.
    private const int Longest = 256;

    private ScoringLayout(int groups, int length, int keyLength)
    {
        (Groups, Length, KeyLength) = (groups, length, keyLength);
        Sources = new int[groups * length];
        Sources.AsSpan().Fill(Nowhere);
        Segments = new int[groups * length];
        Segments.AsSpan().Fill(Nowhere);
        Keys = new long[groups * keyLength];
        KeySegments = new int[groups * keyLength];
        KeySegments.AsSpan().Fill(Nowhere);
        Places = [];
    }

    public int Groups { get; }

    /// <summary>Tokens a group.</summary>
    public int Length { get; }

    /// <summary>Tokens that a group can see.</summary>
    public int KeyLength { get; }

    /// <summary>For each place the number of its token in the text; -1 for padding.</summary>
    public int[] Sources { get; }

    /// <summary>For each place the segment; -1 for padding.</summary>
    public int[] Segments { get; }

    /// <summary>For each group the places of what it can see.</summary>
    public long[] Keys { get; }

    /// <summary>The segments of these; -1 for padding.</summary>
    public int[] KeySegments { get; }

    /// <summary>For each token of the text its place.</summary>
    public int[] Places { get; private set; }

    /// <summary>Leaves the text as it is: one group that sees itself.</summary>
    public static ScoringLayout Whole(IReadOnlyList<int> segments)
    {
        var layout = new ScoringLayout(1, segments.Count, segments.Count) { Places = [.. Enumerable.Range(0, segments.Count)] };
        for (var i = 0; i < segments.Count; i++)
        {
            (layout.Sources[i], layout.Keys[i]) = (i, i);
            layout.Segments[i] = layout.KeySegments[i] = segments[i];
        }

        return layout;
    }

    /// <summary>Groups a text so that reading it costs least.</summary>
    /// <param name="segments">For each token 0 for the context, otherwise the number of its candidate.</param>
    public static ScoringLayout Grouped(IReadOnlyList<int> segments)
    {
        List<int> context = [];
        SortedDictionary<int, List<int>> candidates = [];
        for (var i = 0; i < segments.Count; i++)
        {
            var tokens = context;
            if (segments[i] != 0 && !candidates.TryGetValue(segments[i], out tokens))
                candidates[segments[i]] = tokens = [];
            tokens!.Add(i);
        }

        List<List<int>> own = [.. candidates.Values];
        if (own.Count == 0)
            return Whole(segments);
        var shortest = own.Max(tokens => tokens.Count);
        var length = Enumerable.Range(shortest, Math.Max(1, Math.Min(segments.Count, Longest) - shortest + 1)).MinBy(l => Cost(context.Count, own, l));
        return Fill(segments, context, own, length);
    }

    private static long Cost(int context, List<List<int>> candidates, int length)
    {
        var (groups, used) = ((context + length - 1) / length, length);
        foreach (var tokens in candidates)
        {
            if (used + tokens.Count > length)
                (groups, used) = (groups + 1, 0);
            used += tokens.Count;
        }

        var keys = context + length;
        return ((long)groups * length * (TokenCost + keys)) + ((long)groups * KeyCost * keys);
    }

    private static ScoringLayout Fill(IReadOnlyList<int> segments, List<int> context, List<List<int>> candidates, int length)
    {
        // Groups of the context first, in order, so that a token of it stands where it is counted.
        List<int> order = [.. context];
        void Pad() => order.AddRange(Enumerable.Repeat(Nowhere, (length - (order.Count % length)) % length));
        Pad();
        var first = order.Count / length;
        foreach (var tokens in candidates)
        {
            if ((order.Count % length) + tokens.Count > length)
                Pad();
            order.AddRange(tokens);
        }

        Pad();
        var layout = new ScoringLayout(order.Count / length, length, context.Count + length) { Places = new int[segments.Count] };
        for (var place = 0; place < order.Count; place++)
        {
            if (order[place] == Nowhere)
                continue;
            (layout.Sources[place], layout.Segments[place], layout.Places[order[place]]) = (order[place], segments[order[place]], place);
        }

        for (var group = 0; group < layout.Groups; group++)
        {
            var keys = layout.Keys.AsSpan(group * layout.KeyLength);
            var seen = layout.KeySegments.AsSpan(group * layout.KeyLength);
            for (var i = 0; i < context.Count; i++)
                (keys[i], seen[i]) = (i, 0);
            for (var i = 0; i < length && group >= first; i++)
                (keys[context.Count + i], seen[context.Count + i]) = ((group * length) + i, layout.Segments[(group * length) + i]);
        }

        return layout;
    }
}
