using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>
/// Children of an object that has too many to ask for: the part of a table that is on the screen, found from its corners,
/// or else the first children. A spreadsheet says that it has 2,147,483,647.
/// </summary>
internal sealed class TableWindow(AccessibilityClient client, ElementRegistry registry)
{
    private const int Inset = 4;

    /// <summary>Finds the children to take.</summary>
    /// <param name="node">Object.</param>
    /// <param name="most">Most children.</param>
    /// <param name="limit">Time limit.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<KnownElement>> FindAsync(RawNode node, int most, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (node.Has(AtSpiInterfaces.Table | AtSpiInterfaces.Component) && !node.Bounds.IsEmpty)
        {
            var cells = await FindVisibleAsync(node, most, limit, cancellationToken).ConfigureAwait(false);
            if (cells.Count > 0)
            {
                return cells;
            }
        }

        var batch = client.CreateBatch(node.Known.Reference.Bus);
        for (var i = 0; i < Math.Min(most, node.ChildCount); i++)
        {
            AccessibilityClient.AddInts(batch, node.Known.Reference, AtSpiNames.Accessible, "GetChildAtIndex", i);
        }

        var replies = await batch.SendAsync(limit, cancellationToken).ConfigureAwait(false);
        return [.. replies.Select(AccessibilityClient.ReadReference).Where(r => !r.IsNull).Distinct().Select(registry.Get)];
    }

    private async Task<IReadOnlyList<KnownElement>> FindVisibleAsync(RawNode node, int most, TimeSpan limit, CancellationToken cancellationToken)
    {
        var target = node.Known.Reference;
        var (left, top, right, bottom) = await CornersAsync(node, limit, cancellationToken).ConfigureAwait(false);
        if (left < 0)
        {
            return [];
        }

        var places = new List<(int Row, int Column)>();
        var batch = client.CreateBatch(node.Known.Reference.Bus);
        for (var row = top; row <= bottom && batch.Count < most; row++)
        {
            for (var column = left; column <= right && batch.Count < most; column++)
            {
                AccessibilityClient.AddInts(batch, target, AtSpiNames.Table, "GetAccessibleAt", row, column);
                places.Add((row, column));
            }
        }

        var replies = await batch.SendAsync(limit, cancellationToken).ConfigureAwait(false);
        var cells = new List<KnownElement>();
        for (var i = 0; i < places.Count; i++)
        {
            if (AccessibilityClient.ReadReference(replies[i]) is { IsNull: false } cell)
            {
                cells.Add(registry.GetCell(target, places[i].Row, places[i].Column, cell));
            }
        }

        return cells;
    }

    // Row and column of the first and the last cell that show; -1 when the table can't tell.
    private async Task<(int Left, int Top, int Right, int Bottom)> CornersAsync(RawNode node, TimeSpan limit, CancellationToken cancellationToken)
    {
        var target = node.Known.Reference;
        var bounds = Visible(node);
        var batch = client.CreateBatch(node.Known.Reference.Bus);
        foreach (var (x, y) in ((int, int)[])[(bounds.X + Inset, bounds.Y + Inset), (bounds.X + bounds.Width - Inset, bounds.Y + bounds.Height - Inset)])
        {
            batch.Begin(target.Bus, target.Path, AtSpiNames.Component, "GetAccessibleAtPoint", "iiu");
            batch.Writer.WriteInt32(x);
            batch.Writer.WriteInt32(y);
            batch.Writer.WriteUInt32(0);
            batch.End();
        }

        var corners = (await batch.SendAsync(limit, cancellationToken).ConfigureAwait(false)).Select(AccessibilityClient.ReadReference).ToList();
        if (corners.Any(c => c.IsNull || c == target))
        {
            return (-1, -1, -1, -1);
        }

        var indices = client.CreateBatch(node.Known.Reference.Bus);
        foreach (var corner in corners)
        {
            AccessibilityClient.Add(indices, corner, AtSpiNames.Accessible, "GetIndexInParent");
        }

        var numbers = (await indices.SendAsync(limit, cancellationToken).ConfigureAwait(false)).Select(ReadInt).ToList();
        if (numbers.Any(n => n < 0))
        {
            return (-1, -1, -1, -1);
        }

        var places = client.CreateBatch(node.Known.Reference.Bus);
        foreach (var number in numbers)
        {
            AccessibilityClient.AddInts(places, target, AtSpiNames.Table, "GetRowAtIndex", number);
            AccessibilityClient.AddInts(places, target, AtSpiNames.Table, "GetColumnAtIndex", number);
        }

        var found = (await places.SendAsync(limit, cancellationToken).ConfigureAwait(false)).Select(ReadInt).ToList();
        return found.All(n => n >= 0) && found[2] >= found[0] && found[3] >= found[1]
            ? (found[1], found[0], found[3], found[2])
            : (-1, -1, -1, -1);
    }

    // A table inside a scrolled area is as large as all of its rows; only what its parents show counts.
    private static Bounds Visible(RawNode node)
    {
        var (x, y, right, bottom) = (node.Bounds.X, node.Bounds.Y, node.Bounds.X + node.Bounds.Width, node.Bounds.Y + node.Bounds.Height);
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            if (!parent.Bounds.IsEmpty)
            {
                x = Math.Max(x, parent.Bounds.X);
                y = Math.Max(y, parent.Bounds.Y);
                right = Math.Min(right, parent.Bounds.X + parent.Bounds.Width);
                bottom = Math.Min(bottom, parent.Bounds.Y + parent.Bounds.Height);
            }
        }

        return new Bounds(x, y, right - x, bottom - y);
    }

    private static int ReadInt(DBus.DBusMessage? reply) => reply is { Type: DBus.DBusMessageType.MethodReturn, Signature: ['i', ..] } ? reply.Reader.ReadInt32() : -1;
}
