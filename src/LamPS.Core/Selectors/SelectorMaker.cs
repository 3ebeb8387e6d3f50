using LamPS.Core.Elements;

namespace LamPS.Core.Selectors;

/// <summary>Makes the shortest robust selector of an element: it should still find it tomorrow, in another document, on a larger screen.</summary>
internal static class SelectorMaker
{
    private const int LongestName = 80;
    private static readonly string[] TitleSeparators = [" - ", " – ", " — "];

    public static Selector Make(Snapshot snapshot, Element element)
    {
        var index = snapshot.IndexOf(element.Id);
        if (index < 0)
        {
            return new Selector([[new SelectorSegment { Id = element.Id }]]);
        }

        if (element.Role is Role.Window or Role.Dialog)
        {
            return new Selector([[Window(snapshot, index)]]);
        }

        var windowIndex = WindowIndex(snapshot, index);
        SelectorSegment[] scope = windowIndex < 0 ? [] : [Window(snapshot, windowIndex)];
        foreach (var path in Candidates(snapshot, index, windowIndex, scope))
        {
            if (SelectorFinder.Find(snapshot, path) is [var only] && only.Id == element.Id)
            {
                return new Selector([path]);
            }
        }

        return new Selector([[.. scope, Nth(snapshot, scope, index, Bare(element))]]);
    }

    private static IEnumerable<SelectorSegment[]> Candidates(Snapshot snapshot, int index, int windowIndex, SelectorSegment[] scope)
    {
        var element = snapshot[index];
        var bare = Bare(element);
        var named = IsGood(element.Name) ? With(bare, SelectorAttribute.Name, element.Name) : null;
        var byId = IsGood(element.AutomationId) ? With(bare, SelectorAttribute.Id, element.AutomationId) : null;
        if (named is not null)
        {
            yield return [.. scope, named];
        }

        if (byId is not null)
        {
            yield return [.. scope, byId];
        }

        if (named is null)
        {
            yield return [.. scope, bare];
        }

        // The nearest parent that has a name: a tool bar, a group, a tab.
        var best = named ?? byId ?? bare;
        for (var i = snapshot.Span[index].Parent; i > windowIndex; i = snapshot.Span[i].Parent)
        {
            var parent = snapshot[i];
            if (IsGood(parent.Name) && parent.Role is not Role.Application)
            {
                yield return [.. scope, With(Bare(parent), SelectorAttribute.Name, parent.Name), best];
            }
        }

        if (named is null && NearestLabel(snapshot, index, windowIndex) is { } label)
        {
            yield return [.. scope, best with { Near = label }];
        }

        if (named is not null)
        {
            yield return [.. scope, Nth(snapshot, scope, index, named)];
        }
    }

    private static SelectorSegment Window(Snapshot snapshot, int index)
    {
        var window = snapshot[index];
        var bare = Bare(window);
        SelectorSegment? named = null;
        if (IsGood(window.Name))
        {
            // "Letter.odt - LibreOffice Writer": the document changes, the application's part stays.
            var stable = window.Role == Role.Window ? StablePart(window.Name) : window.Name;
            named = With(bare, SelectorAttribute.Name, stable, stable == window.Name ? AttributeOperator.Equal : AttributeOperator.Contains);
            if (IsOnly(snapshot, named, index))
            {
                return named;
            }

            var full = With(bare, SelectorAttribute.Name, window.Name);
            if (IsOnly(snapshot, full, index))
            {
                return full;
            }
        }
        else if (IsOnly(snapshot, bare, index))
        {
            return bare;
        }

        return Nth(snapshot, [], index, named ?? bare);
    }

    private static string StablePart(string title)
    {
        var at = -1;
        var length = 0;
        foreach (var separator in TitleSeparators)
        {
            var found = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (found > at)
            {
                (at, length) = (found, separator.Length);
            }
        }

        return at > 0 && title.Length - at - length >= 3 ? title[(at + length)..] : title;
    }

    private static string? NearestLabel(Snapshot snapshot, int index, int windowIndex)
    {
        var bounds = snapshot[index].Bounds;
        if (bounds.IsEmpty)
        {
            return null;
        }

        string? label = null;
        var nearest = 200.0;
        var end = windowIndex < 0 ? snapshot.Count : snapshot.SubtreeEnd(windowIndex);
        for (var i = Math.Max(0, windowIndex); i < end; i++)
        {
            var candidate = snapshot[i];
            if (candidate.Role == Role.Label && IsGood(candidate.Name) && !candidate.Bounds.IsEmpty
                && candidate.Bounds.DistanceTo(bounds) is var distance && distance < nearest)
            {
                (label, nearest) = (candidate.Name, distance);
            }
        }

        return label;
    }

    private static SelectorSegment Nth(Snapshot snapshot, SelectorSegment[] scope, int index, SelectorSegment segment)
    {
        var id = snapshot[index].Id;
        var position = SelectorFinder.Find(snapshot, [.. scope, segment]).FindIndex(e => e.Id == id);
        return segment with { Nth = position + 1 };
    }

    private static bool IsOnly(Snapshot snapshot, SelectorSegment segment, int index) =>
        SelectorFinder.Find(snapshot, [segment]) is [var only] && only.Id == snapshot[index].Id;

    private static int WindowIndex(Snapshot snapshot, int index)
    {
        var i = snapshot.Span[index].Parent;
        while (i >= 0 && snapshot[i].Role is not (Role.Window or Role.Dialog))
        {
            i = snapshot.Span[i].Parent;
        }

        return i;
    }

    private static SelectorSegment Bare(Element element) => new() { Role = element.Role };

    private static SelectorSegment With(
        SelectorSegment segment, SelectorAttribute attribute, string value, AttributeOperator comparison = AttributeOperator.Equal) =>
        segment with { Tests = [new AttributeTest(attribute, comparison, attribute == SelectorAttribute.Name ? Shown(value, comparison) : value)] };

    // A selector reads better without decoration, and finds the same.
    private static string Shown(string name, AttributeOperator comparison) =>
        comparison == AttributeOperator.Equal && !name.AsSpan().ContainsAny('_', '&') ? ElementNames.Plain(name) : name;

    private static bool IsGood(string text) => text.Length is > 0 and <= LongestName && text.AsSpan().Trim().Length > 0 && !text.Contains('\n');
}
