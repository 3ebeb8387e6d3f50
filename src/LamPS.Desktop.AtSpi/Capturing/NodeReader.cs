using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>Reads the properties of many objects in one batch.</summary>
internal sealed class NodeReader(AccessibilityClient client, ElementRegistry registry)
{
    private enum Part
    {
        Properties,
        States,
        Extents,
        Role,
        Interfaces,
        Relations,
    }

    /// <summary>Reads objects.</summary>
    /// <param name="nodes">Objects of one application, at least one.</param>
    /// <param name="limit">Time limit.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether all answered in time.</returns>
    public async Task<(List<RawNode> Alive, bool Complete)> ReadAsync(
        IReadOnlyList<RawNode> nodes, TimeSpan limit, CancellationToken cancellationToken)
    {
        var batch = client.CreateBatch(nodes[0].Known.Reference.Bus);
        var parts = new List<(RawNode Node, Part Part)>(nodes.Count * 4);
        foreach (var node in nodes)
        {
            Ask(batch, parts, node);
        }

        var replies = await batch.SendAsync(limit, cancellationToken).ConfigureAwait(false);
        var gone = new HashSet<RawNode>();
        var complete = true;
        for (var i = 0; i < parts.Count; i++)
        {
            var (node, part) = parts[i];
            switch (replies[i])
            {
                case null:
                    complete = false;
                    gone.Add(node);
                    break;
                case { Type: DBusMessageType.Error } when part is Part.Properties or Part.States:
                    gone.Add(node);
                    break;
                case { Type: DBusMessageType.Error }:
                    break;
                case var reply when !TryRead(node, part, reply):
                    gone.Add(node);
                    break;
            }
        }

        return ([.. nodes.Where(n => !gone.Contains(n) && !n.Is(AtSpiStates.Defunct) && n.RoleNumber >= 0)], complete);
    }

    private static void Ask(CallBatch batch, List<(RawNode Node, Part Part)> parts, RawNode node)
    {
        var (known, target) = (node.Known, node.Known.Reference);
        AccessibilityClient.AddGetAll(batch, target, AtSpiNames.Accessible);
        parts.Add((node, Part.Properties));
        AccessibilityClient.Add(batch, target, AtSpiNames.Accessible, "GetState");
        parts.Add((node, Part.States));
        if (known.RoleNumber < 0 || AtSpiRole.CanChange(known.RoleNumber))
        {
            AccessibilityClient.Add(batch, target, AtSpiNames.Accessible, "GetRole");
            parts.Add((node, Part.Role));
        }

        if (known.Interfaces is null)
        {
            AccessibilityClient.Add(batch, target, AtSpiNames.Accessible, "GetInterfaces");
            parts.Add((node, Part.Interfaces));
        }

        if (known.Interfaces is null || node.Has(AtSpiInterfaces.Component))
        {
            batch.Begin(target.Bus, target.Path, AtSpiNames.Component, "GetExtents", "u");
            batch.Writer.WriteUInt32(0);
            batch.End();
            parts.Add((node, Part.Extents));
        }

        if (known.LabelledBy is null)
        {
            AccessibilityClient.Add(batch, target, AtSpiNames.Accessible, "GetRelationSet");
            parts.Add((node, Part.Relations));
        }
    }

    private bool TryRead(RawNode node, Part part, DBusMessage reply)
    {
        try
        {
            Read(node, part, reply);
            return true;
        }
        catch (DBusFormatException)
        {
            return false;
        }
    }

    private void Read(RawNode node, Part part, DBusMessage reply)
    {
        var reader = reply.Reader;
        switch (part)
        {
            case Part.Properties:
                ReadProperties(node, ref reader);
                break;
            case Part.States:
                node.States = AtSpiStateMap.Read(ref reader);
                break;
            case Part.Extents:
                node.Bounds = ReadExtents(ref reader);
                break;
            case Part.Role:
                node.Known.RoleNumber = (int)reader.ReadUInt32();
                break;
            case Part.Interfaces:
                node.Known.Interfaces = AtSpiNames.ReadInterfaces(ref reader);
                break;
            case Part.Relations:
                node.Known.LabelledBy = ReadLabels(ref reader);
                break;
        }
    }

    private static void ReadProperties(RawNode node, ref MessageReader reader)
    {
        var end = reader.ReadArrayStart(8);
        while (reader.HasNext(end))
        {
            reader.Align(8);
            var name = reader.ReadString();
            var signature = reader.ReadSignature();
            switch (name, signature)
            {
                case ("Name", "s"): node.Name = reader.ReadString(); break;
                case ("Description", "s"): node.Description = reader.ReadString(); break;
                case ("AccessibleId", "s"): node.AccessibleId = reader.ReadString(); break;
                case ("ChildCount", "i"): node.ChildCount = Math.Max(0, reader.ReadInt32()); break;
                default: reader.ReadValue(signature); break;
            }
        }
    }

    private static Bounds ReadExtents(ref MessageReader reader)
    {
        reader.Align(8);
        var (x, y, width, height) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());

        // Objects without a place say -1, or the smallest number there is.
        return width <= 0 || height <= 0 || x < -32_768 || y < -32_768 ? default : new Bounds(x, y, width, height);
    }

    private List<AccessibleRef> ReadLabels(ref MessageReader reader)
    {
        const uint labelledBy = 2;
        var labels = new List<AccessibleRef>();
        var end = reader.ReadArrayStart(8);
        while (reader.HasNext(end))
        {
            reader.Align(8);
            var kind = reader.ReadUInt32();
            var targets = AccessibleRef.ReadMany(ref reader);
            if (kind == labelledBy)
            {
                labels.AddRange(targets);
            }
        }

        foreach (var label in labels)
        {
            registry.Get(label);
        }

        return labels;
    }
}
