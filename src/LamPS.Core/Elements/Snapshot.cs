using System.Diagnostics.CodeAnalysis;

namespace LamPS.Core.Elements;

/// <summary>The elements of a scope at one moment, parents before children (pre-order), and what was left out.</summary>
public sealed class Snapshot
{
    private readonly SnapshotNode[] _nodes;
    private Dictionary<ElementId, int>? _byId;

    /// <summary>Makes a snapshot.</summary>
    /// <param name="nodes">Nodes in pre-order: each parent before its children, all descendants of a node directly behind it.</param>
    /// <param name="capturedAt">When.</param>
    /// <param name="omissions">What was left out.</param>
    /// <exception cref="ArgumentException">A parent index or depth doesn't fit pre-order.</exception>
    public Snapshot(IEnumerable<SnapshotNode> nodes, DateTimeOffset capturedAt, IReadOnlyList<Omission>? omissions = null)
    {
        _nodes = nodes as SnapshotNode[] ?? [.. nodes];
        CapturedAt = capturedAt;
        Omissions = omissions ?? [];
        for (var i = 0; i < _nodes.Length; i++)
        {
            var (_, parent, depth) = _nodes[i];
            if (parent >= i || parent < -1 || depth != (parent < 0 ? 0 : _nodes[parent].Depth + 1))
            {
                throw new ArgumentException($"Node {i} ({_nodes[i].Element}) isn't in pre-order.", nameof(nodes));
            }
        }
    }

    /// <summary>A snapshot of nothing.</summary>
    public static Snapshot Empty { get; } = new([], DateTimeOffset.UnixEpoch);

    /// <summary>All nodes in pre-order.</summary>
    public IReadOnlyList<SnapshotNode> Nodes => _nodes;

    /// <summary>All nodes without the cost of an interface call each, for searches.</summary>
    internal ReadOnlySpan<SnapshotNode> Span => _nodes;

    /// <summary>How many elements.</summary>
    public int Count => _nodes.Length;

    /// <summary>When the capture began.</summary>
    public DateTimeOffset CapturedAt { get; }

    /// <summary>What was left out; empty when everything in scope is here.</summary>
    public IReadOnlyList<Omission> Omissions { get; }

    /// <summary>Element at an index.</summary>
    /// <param name="index">Index in <see cref="Nodes"/>.</param>
    public Element this[int index] => _nodes[index].Element;

    /// <summary>All elements in pre-order.</summary>
    public IEnumerable<Element> Elements
    {
        get
        {
            foreach (var node in _nodes)
            {
                yield return node.Element;
            }
        }
    }

    /// <summary>Windows and dialogs, top-level ones first in the order of the desktop.</summary>
    public IEnumerable<Element> Windows => Elements.Where(e => e.Role is Role.Window or Role.Dialog);

    /// <summary>The window that takes input now: the modal dialog, else the active window, else the last one; null when there is none.</summary>
    public Element? ActiveWindow =>
        Windows.LastOrDefault(w => w.Is(ElementStates.Modal | ElementStates.Showing))
        ?? Windows.LastOrDefault(w => w.Is(ElementStates.Active))
        ?? Windows.LastOrDefault();

    /// <summary>The element that has the focus, or null.</summary>
    public Element? Focused => Elements.LastOrDefault(e => e.Is(ElementStates.Focused));

    /// <summary>Index of an element, or -1.</summary>
    /// <param name="id">Id.</param>
    public int IndexOf(ElementId id)
    {
        if (_byId is null)
        {
            var byId = new Dictionary<ElementId, int>(_nodes.Length);
            for (var i = 0; i < _nodes.Length; i++)
            {
                byId[_nodes[i].Element.Id] = i;
            }

            _byId = byId;
        }

        return _byId.TryGetValue(id, out var index) ? index : -1;
    }

    /// <summary>Finds an element by id.</summary>
    /// <param name="id">Id.</param>
    /// <param name="element">The element.</param>
    /// <returns>Whether it is in the snapshot.</returns>
    public bool TryGet(ElementId id, [NotNullWhen(true)] out Element? element)
    {
        var index = IndexOf(id);
        element = index < 0 ? null : _nodes[index].Element;
        return element is not null;
    }

    /// <summary>Index behind the last descendant of a node; the subtree is <c>[index, SubtreeEnd(index))</c>.</summary>
    /// <param name="index">Index of the node.</param>
    public int SubtreeEnd(int index)
    {
        var depth = _nodes[index].Depth;
        var end = index + 1;
        while (end < _nodes.Length && _nodes[end].Depth > depth)
        {
            end++;
        }

        return end;
    }

    /// <summary>Direct children of a node.</summary>
    /// <param name="index">Index of the node.</param>
    public IEnumerable<Element> ChildrenOf(int index)
    {
        var end = SubtreeEnd(index);
        for (var i = index + 1; i < end; i++)
        {
            if (_nodes[i].Parent == index)
            {
                yield return _nodes[i].Element;
            }
        }
    }

    /// <summary>Parent, its parent, and so on up to the root.</summary>
    /// <param name="index">Index of the node.</param>
    public IEnumerable<Element> AncestorsOf(int index)
    {
        for (var i = _nodes[index].Parent; i >= 0; i = _nodes[i].Parent)
        {
            yield return _nodes[i].Element;
        }
    }

    /// <summary>The window or dialog that an element is in, or null for a root that is none.</summary>
    /// <param name="index">Index of the node.</param>
    public Element? WindowOf(int index) => _nodes[index].Element is { Role: Role.Window or Role.Dialog } self
        ? self
        : AncestorsOf(index).FirstOrDefault(a => a.Role is Role.Window or Role.Dialog);
}
