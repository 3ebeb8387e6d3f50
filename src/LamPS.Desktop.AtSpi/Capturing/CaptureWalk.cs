using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>One capture: walks down from its roots level by level, two round trips a level, within budget and time limit.</summary>
internal sealed class CaptureWalk
{
    private readonly NodeReader _reader;
    private readonly ChildFinder _children;
    private readonly TableWindow _tables;
    private readonly ElementRegistry _registry;
    private readonly TimeProvider _time;
    private readonly CaptureRequest _request;
    private readonly long _started;
    private readonly List<Omission> _omissions = [];
    private int _count;

    public CaptureWalk(AccessibilityClient client, ChildFinder children, ElementRegistry registry, TimeProvider time, CaptureRequest request)
    {
        _reader = new NodeReader(client, registry);
        _tables = new TableWindow(client, registry);
        _children = children;
        _registry = registry;
        _time = time;
        _request = request;
        _started = time.GetTimestamp();
    }

    /// <summary>What was left out.</summary>
    public IReadOnlyList<Omission> Omissions => _omissions;

    /// <summary>Time left.</summary>
    public TimeSpan Left => _request.TimeLimit - _time.GetElapsedTime(_started) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>Notes something that is left out.</summary>
    public void Omit(OmissionReason reason, string at, long count = -1) => _omissions.Add(new Omission(reason, at, count));

    /// <summary>Walks down from roots.</summary>
    /// <param name="roots">Windows, or one element.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The roots that live, with what is below them.</returns>
    public async Task<List<RawNode>> RunAsync(IReadOnlyList<AccessibleRef> roots, CancellationToken cancellationToken)
    {
        var level = new List<RawNode>();
        foreach (var root in roots)
        {
            level.Add(new RawNode(_registry.Get(root), null));
        }

        var alive = await ReadAsync(level, cancellationToken).ConfigureAwait(false);
        _count = alive.Count;
        level = alive;
        while (level.Count > 0 && Left > TimeSpan.Zero)
        {
            var next = await ExpandAsync(level, cancellationToken).ConfigureAwait(false);
            next = await ReadAsync(next, cancellationToken).ConfigureAwait(false);
            if (_request.ShowingOnly)
            {
                next.RemoveAll(n => !n.Is(AtSpiStates.Showing));
            }

            foreach (var node in next)
            {
                node.Parent!.Children.Add(node);
            }

            level = next;
        }

        return alive;
    }

    private async Task<List<RawNode>> ReadAsync(List<RawNode> nodes, CancellationToken cancellationToken)
    {
        if (nodes.Count == 0)
        {
            return nodes;
        }

        var (alive, complete) = await _reader.ReadAsync(nodes, Left, cancellationToken).ConfigureAwait(false);
        if (!complete)
        {
            Omit(alive.Count == 0 ? OmissionReason.NotResponding : OmissionReason.TimeLimit, nodes[0].Parent?.Name ?? "", nodes.Count - alive.Count);
        }

        foreach (var node in alive)
        {
            node.Role = AtSpiRole.Map(node.RoleNumber);
        }

        return alive;
    }

    private async Task<List<RawNode>> ExpandAsync(List<RawNode> level, CancellationToken cancellationToken)
    {
        var normal = new List<RawNode>();
        var next = new List<RawNode>();
        foreach (var node in level)
        {
            if (node.ChildCount == 0 || !MayExpand(node))
            {
                continue;
            }

            if (node.ChildCount <= _request.MaxChildren)
            {
                normal.Add(node);
                continue;
            }

            var cells = await _tables.FindAsync(node, _request.MaxChildren, Left, cancellationToken).ConfigureAwait(false);
            Omit(OmissionReason.TooManyChildren, Title(node), (long)node.ChildCount - cells.Count);
            Take(node, cells, next);
        }

        var found = normal.Count == 0
            ? []
            : await _children.FindAsync(normal, _request.MaxChildren, _request.ShowingOnly, Left, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < normal.Count; i++)
        {
            if (found[i] is { } children)
            {
                Take(normal[i], [.. children.Select(_registry.Get)], next);
            }
            else
            {
                Omit(OmissionReason.TimeLimit, Title(normal[i]), normal[i].ChildCount);
            }
        }

        return next;
    }

    // A minimized window has children that don't show; a dead one has none that matter.
    private bool MayExpand(RawNode node) =>
        !_request.ShowingOnly || node.Parent is not null || node.Is(AtSpiStates.Showing) || node.RoleNumber != AtSpiRole.Frame;

    private void Take(RawNode parent, IReadOnlyList<KnownElement> children, List<RawNode> into)
    {
        var room = _request.MaxElements - _count;
        if (children.Count > room)
        {
            Omit(OmissionReason.Budget, Title(parent), children.Count - room);
        }

        foreach (var child in children.Take(room))
        {
            // An object that is its own descendant would be walked without end.
            if (!IsAncestor(child.Reference, parent))
            {
                into.Add(new RawNode(child, parent));
                _count++;
            }
        }
    }

    private static bool IsAncestor(AccessibleRef reference, RawNode? node)
    {
        for (; node is not null; node = node.Parent)
        {
            if (node.Known.Reference == reference)
            {
                return true;
            }
        }

        return false;
    }

    private static string Title(RawNode node) => node.Name.Length > 0 ? node.Name : AtSpiRole.Name(node.RoleNumber);
}
