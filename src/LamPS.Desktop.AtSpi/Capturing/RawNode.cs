using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>An object as it was read, before it becomes an element.</summary>
internal sealed class RawNode(KnownElement known, RawNode? parent)
{
    public KnownElement Known { get; } = known;

    public RawNode? Parent { get; } = parent;

    public List<RawNode> Children { get; } = [];

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public string AccessibleId { get; set; } = "";

    public int ChildCount { get; set; }

    public AtSpiStates States { get; set; }

    public Role Role { get; set; }

    public Bounds Bounds { get; set; }

    public string? Text { get; set; }

    public ValueRange? Range { get; set; }

    public IReadOnlyList<string> Options { get; set; } = [];

    public int RoleNumber => Known.RoleNumber;

    public AtSpiInterfaces Interfaces => Known.Interfaces ?? AtSpiInterfaces.None;

    public bool Is(AtSpiStates states) => (States & states) == states;

    public bool Has(AtSpiInterfaces interfaces) => (Interfaces & interfaces) == interfaces;

    /// <summary>The node and all below it, parents first.</summary>
    public IEnumerable<RawNode> Subtree()
    {
        // Without recursion: the depth is up to the application.
        var stack = new Stack<RawNode>([this]);
        while (stack.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Count - 1; i >= 0; i--)
            {
                stack.Push(node.Children[i]);
            }
        }
    }
}
