using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Acting;
using LamPS.Desktop.AtSpi.DBus;
using LamPS.Desktop.AtSpi.Launching;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>Takes snapshots: one walk an application, side by side, so that one that hangs delays no other.</summary>
internal sealed class SnapshotTaker(
    AccessibilityClient client, ApplicationDirectory directory, ElementRegistry registry, WindowKeeper windows, TimeProvider time)
{
    private readonly ChildFinder _children = new(client);

    /// <summary>Takes a snapshot.</summary>
    public async Task<Snapshot> TakeAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var walks = await StartAsync(request, cancellationToken).ConfigureAwait(false);
        MarkActive([.. walks.SelectMany(w => w.Roots)]);
        var nodes = new List<SnapshotNode>();
        var omissions = new List<Omission>();
        foreach (var (walk, roots) in walks)
        {
            var built = SnapshotBuilder.Build(roots, directory.ProcessOf);
            var shift = nodes.Count;
            nodes.AddRange(shift == 0 ? built : built.Select(n => n with { Parent = n.Parent < 0 ? -1 : n.Parent + shift }));
            omissions.AddRange(walk.Omissions);
        }

        if (nodes.Count > request.MaxElements)
        {
            omissions.Add(new Omission(OmissionReason.Budget, "", nodes.Count - request.MaxElements));
            nodes.RemoveRange(request.MaxElements, nodes.Count - request.MaxElements);
        }

        return new Snapshot(nodes, at, omissions);
    }

    /// <summary>Reads one element; null when it is gone.</summary>
    public async Task<Element?> ReadAsync(ElementId id, CancellationToken cancellationToken)
    {
        if (registry.Find(id) is not { } known)
        {
            return null;
        }

        var node = new RawNode(known, null);
        var reader = new NodeReader(client, registry);
        var (alive, _) = await reader.ReadAsync([node], AccessibilityClient.CallLimit, cancellationToken).ConfigureAwait(false);
        if (alive.Count == 0)
        {
            return null;
        }

        // What the parts of its window said about it before stays: alone it can't be told that it is part of a combo box.
        node.Role = known.LastRole == Role.Unknown || AtSpiRole.CanChange(node.RoleNumber) ? AtSpiRole.Map(node.RoleNumber) : known.LastRole;
        await new DetailReader(client).ReadAsync([node], int.MaxValue, AccessibilityClient.CallLimit, cancellationToken).ConfigureAwait(false);
        PlaceCorrection.ApplyKnown(node);
        return SnapshotBuilder.ToElement(node, null, directory.ProcessOf(known.Reference.Bus));
    }

    /// <summary>What stays the same about an element; null when its application has ended.</summary>
    public KnownElement? Find(ElementId id) => registry.Find(id);

    /// <summary>Id of an object.</summary>
    public ElementId IdOf(AccessibleRef reference) => registry.Get(reference).Id;

    /// <summary>An object as something to act on; null when it is gone.</summary>
    public async Task<ActTarget?> TargetAsync(AccessibleRef reference, CancellationToken cancellationToken)
    {
        var known = registry.Get(reference);
        return await ReadAsync(known.Id, cancellationToken).ConfigureAwait(false) is { } element ? new ActTarget(known, element) : null;
    }

    // Alerts are named after their kind and titled after their question; the place of both is the same but for the frame.
    private static bool IsAt(Bounds window, Bounds content)
    {
        const int frame = 60;
        return Math.Abs(window.Width - content.Width) < frame && Math.Abs(window.Height - content.Height) < frame
            && Math.Abs(window.CenterX - content.CenterX) < frame && Math.Abs(window.CenterY - content.CenterY) < frame;
    }

    // LibreOffice's dialogs never say that they are active; the window manager knows.
    private void MarkActive(List<RawNode> roots)
    {
        if (!roots.Any(r => r.Role is Role.Window or Role.Dialog) || windows.Active() is not { } active)
        {
            return;
        }

        var candidates = roots.Where(r => r.Role is Role.Window or Role.Dialog && directory.ProcessOf(r.Known.Reference.Bus) == active.ProcessId).ToList();
        if ((candidates.LastOrDefault(r => r.Name == active.Title && r.Is(AtSpiStates.Showing))
            ?? candidates.LastOrDefault(r => r.Is(AtSpiStates.Showing) && IsAt(r.Bounds, active.Area))) is { } one)
        {
            candidates.ForEach(r => r.States &= ~AtSpiStates.Active);
            one.States |= AtSpiStates.Active;
        }
    }

    private async Task<List<(CaptureWalk Walk, List<RawNode> Roots)>> StartAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        if (!request.Root.IsNone)
        {
            return registry.Find(request.Root) is { } known
                ? [await WalkAsync(request, known.Reference.Bus, [known.Reference], cancellationToken).ConfigureAwait(false)]
                : [];
        }

        string[] buses = request.Application is { } application
            ? [application.Key]
            : [.. (await directory.ListAsync(cancellationToken).ConfigureAwait(false)).Select(a => a.Bus)];
        var walks = buses.Select(bus => WalkAsync(request, bus, null, cancellationToken));
        return [.. await Task.WhenAll(walks).ConfigureAwait(false)];
    }

    private async Task<(CaptureWalk Walk, List<RawNode> Roots)> WalkAsync(
        CaptureRequest request, string bus, IReadOnlyList<AccessibleRef>? roots, CancellationToken cancellationToken)
    {
        var walk = new CaptureWalk(client, _children, registry, time, request);
        roots ??= await WindowsAsync(walk, bus, cancellationToken).ConfigureAwait(false);
        var found = await walk.RunAsync(roots, cancellationToken).ConfigureAwait(false);
        foreach (var root in found)
        {
            SnapshotBuilder.Prepare(root);
        }

        // Windows that are put away stay in the list of windows.
        if (request.ShowingOnly && request.Root.IsNone)
        {
            found.RemoveAll(r => !r.Is(AtSpiStates.Showing) && !r.Is(AtSpiStates.Iconified));
        }

        await new DetailReader(client).ReadAsync(
            [.. found.SelectMany(r => r.Subtree())], request.MaxText, walk.Left, cancellationToken).ConfigureAwait(false);
        return (walk, found);
    }

    private async Task<IReadOnlyList<AccessibleRef>> WindowsAsync(CaptureWalk walk, string bus, CancellationToken cancellationToken)
    {
        const int maxWindows = 200;
        try
        {
            var limit = walk.Left < AccessibilityClient.CallLimit ? walk.Left : AccessibilityClient.CallLimit;
            var reply = await client.CallAsync(
                AccessibleRef.RootOf(bus), AtSpiNames.Accessible, "GetChildren", limit: limit, cancellationToken: cancellationToken).ConfigureAwait(false);
            var reader = reply.Reader;
            return AccessibleRef.ReadMany(ref reader, maxWindows);
        }
        catch (TimeoutException)
        {
            walk.Omit(OmissionReason.NotResponding, bus);
            return [];
        }
        catch (Exception error) when (error is DBusCallException or DBusFormatException)
        {
            return [];
        }
    }
}
