using LamPS.Core.Elements;

namespace LamPS.Core.Live.Capturing;

/// <summary>An element as the accessibility of its system gave it, in the vocabulary of elements but without an id yet.</summary>
/// <param name="Key">What finds it again below its window while it lives; empty when nothing does.</param>
/// <param name="Element">The element, without id and process.</param>
/// <param name="Ways">How it can be acted on.</param>
/// <param name="Children">Children, within the reach of the call.</param>
internal sealed record RawElement(string Key, Element Element, PatternWays Ways, IReadOnlyList<RawElement> Children)
{
    /// <summary>Whether it has its text only when asked for it, as documents, consoles and rich text boxes.</summary>
    public bool NeedsText { get; init; }

    /// <summary>Whether what is chosen in it is known only by its items, which don't show while it is closed.</summary>
    public bool NeedsItems { get; init; }

    /// <summary>Whether its application makes what is below it only once somebody has asked.</summary>
    public bool IsAsleep { get; init; }

    /// <summary>The element and all below it, parents first.</summary>
    public IEnumerable<RawElement> Subtree()
    {
        var stack = new Stack<RawElement>([this]);
        while (stack.TryPop(out var next))
        {
            yield return next;
            for (var i = next.Children.Count - 1; i >= 0; i--)
            {
                stack.Push(next.Children[i]);
            }
        }
    }
}
