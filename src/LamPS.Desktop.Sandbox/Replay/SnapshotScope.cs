using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>Applies the scope and limits of a capture to snapshots that were taken before.</summary>
internal static class SnapshotScope
{
    public static Snapshot Apply(IEnumerable<Snapshot> snapshots, CaptureRequest request, DateTimeOffset at)
    {
        var nodes = new List<SnapshotNode>();
        var omissions = new List<Omission>();
        foreach (var snapshot in snapshots)
        {
            if (request.Root.IsNone)
            {
                Add(snapshot, 0, snapshot.Count, request, nodes, omissions);
            }
            else if (snapshot.IndexOf(request.Root) is >= 0 and var root)
            {
                Add(snapshot, root, snapshot.SubtreeEnd(root), request, nodes, omissions);
            }
        }

        return new Snapshot(nodes, at, omissions);
    }

    private static void Add(Snapshot snapshot, int from, int to, CaptureRequest request, List<SnapshotNode> nodes, List<Omission> omissions)
    {
        // Where each old node stands now, or -1 when it was left out.
        var place = new int[snapshot.Count];
        var taken = new int[snapshot.Count];
        for (var i = from; i < to; i++)
        {
            var node = snapshot.Nodes[i];
            place[i] = -1;
            var isRoot = node.Parent < from;
            if (!isRoot && place[node.Parent] < 0)
            {
                continue;
            }

            if (nodes.Count >= request.MaxElements)
            {
                omissions.Add(new Omission(OmissionReason.Budget, isRoot ? "" : snapshot[node.Parent].Name, to - i));
                return;
            }

            if (!isRoot && taken[node.Parent]++ >= request.MaxChildren)
            {
                if (taken[node.Parent] == request.MaxChildren + 1)
                {
                    omissions.Add(new Omission(OmissionReason.TooManyChildren, snapshot[node.Parent].Name, snapshot.ChildrenOf(node.Parent).Count() - request.MaxChildren));
                }

                continue;
            }

            place[i] = nodes.Count;
            nodes.Add(new SnapshotNode(
                SnapshotBuilder.Cut(node.Element, request.MaxText), isRoot ? -1 : place[node.Parent], isRoot ? 0 : nodes[place[node.Parent]].Depth + 1));
        }
    }
}
