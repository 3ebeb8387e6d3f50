using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>
/// Finds the children of many objects in one batch. Which of them show is answered by the application
/// (<c>Collection.GetMatches</c>, one level), so that hidden menus and pages cost nothing; where an application lacks
/// that, all children are taken and those that don't show fall out when they are read.
/// </summary>
internal sealed class ChildFinder(AccessibilityClient client)
{
    private readonly HashSet<string> _withoutCollection = [];

    /// <summary>Finds children.</summary>
    /// <param name="parents">Objects, none with more children than <paramref name="most"/>.</param>
    /// <param name="most">Most children of one parent.</param>
    /// <param name="showingOnly">Only those that show.</param>
    /// <param name="limit">Time limit.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Children by index of the parent; null where none came in time.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<AccessibleRef>?>> FindAsync(
        IReadOnlyList<RawNode> parents, int most, bool showingOnly, TimeSpan limit, CancellationToken cancellationToken)
    {
        var found = new IReadOnlyList<AccessibleRef>?[parents.Count];
        var batch = client.CreateBatch(parents[0].Known.Reference.Bus);
        foreach (var parent in parents)
        {
            var target = parent.Known.Reference;
            if (showingOnly && CanMatch(parent))
            {
                AddMatchShowing(batch, target, most);
            }
            else
            {
                AccessibilityClient.Add(batch, target, AtSpiNames.Accessible, "GetChildren");
            }
        }

        var replies = await batch.SendAsync(limit, cancellationToken).ConfigureAwait(false);
        var again = new List<int>();
        for (var i = 0; i < parents.Count; i++)
        {
            if (replies[i] is { Type: DBusMessageType.Error } && showingOnly && CanMatch(parents[i]))
            {
                _withoutCollection.Add(parents[i].Known.Reference.Bus);
                again.Add(i);
            }
            else
            {
                found[i] = Read(replies[i], most);
            }
        }

        if (again.Count > 0)
        {
            var rest = await FindAsync([.. again.Select(i => parents[i])], most, showingOnly, limit, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < again.Count; i++)
            {
                found[again[i]] = rest[i];
            }
        }

        return found;
    }

    /// <summary>Adds <c>GetMatches</c> for the children of an object that show: one level, in their order.</summary>
    internal static void AddMatchShowing(CallBatch batch, AccessibleRef target, int most)
    {
        const int matchAll = 1;
        const uint canonicalOrder = 1;
        batch.Begin(target.Bus, target.Path, AtSpiNames.Collection, "GetMatches", "(aiia{ss}iaiiasib)uib");
        var writer = batch.Writer;
        writer.Align(8);
        var states = writer.StartArray(4);
        writer.WriteUInt32((uint)AtSpiStates.Showing);
        writer.WriteUInt32(0);
        writer.EndArray(states);
        writer.WriteInt32(matchAll);
        writer.EndArray(writer.StartArray(8));
        writer.WriteInt32(matchAll);
        writer.EndArray(writer.StartArray(4));
        writer.WriteInt32(matchAll);
        writer.EndArray(writer.StartArray(4));
        writer.WriteInt32(matchAll);
        writer.WriteBoolean(false);
        writer.WriteUInt32(canonicalOrder);
        writer.WriteInt32(most);
        writer.WriteBoolean(false);
        batch.End();
    }

    private static List<AccessibleRef>? Read(DBusMessage? reply, int most)
    {
        if (reply is null || reply.Type == DBusMessageType.Error)
        {
            return reply is null ? null : [];
        }

        try
        {
            var reader = reply.Reader;
            return AccessibleRef.ReadMany(ref reader, most);
        }
        catch (DBusFormatException)
        {
            return [];
        }
    }

    private bool CanMatch(RawNode parent) =>
        parent.Has(AtSpiInterfaces.Collection) && !_withoutCollection.Contains(parent.Known.Reference.Bus);
}
