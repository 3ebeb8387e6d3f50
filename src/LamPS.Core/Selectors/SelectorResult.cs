using LamPS.Core.Elements;

namespace LamPS.Core.Selectors;

/// <summary>What a selector found.</summary>
/// <param name="Elements">All matches, the best first: in the order of the snapshot, or by distance where the selector asks for a place.</param>
/// <param name="Alternative">Which alternative matched, from 0; -1 when none did.</param>
public sealed record SelectorResult(IReadOnlyList<Element> Elements, int Alternative)
{
    /// <summary>Nothing was found.</summary>
    public static SelectorResult None { get; } = new([], -1);

    /// <summary>The best match, or null.</summary>
    public Element? First => Elements.Count == 0 ? null : Elements[0];

    /// <summary>How many others matched beside the first; more than 0 means that the selector is ambiguous.</summary>
    public int Others => Math.Max(0, Elements.Count - 1);
}
