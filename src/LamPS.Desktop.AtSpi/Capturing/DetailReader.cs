using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>Reads texts, numbers and options of many objects, in two round trips.</summary>
internal sealed class DetailReader(AccessibilityClient client)
{
    private const int MaxOptions = 200;

    private enum Part
    {
        Length,
        Range,
        OptionHolder,
    }

    /// <summary>Reads details into nodes of one application.</summary>
    /// <param name="nodes">Nodes; their roles are final.</param>
    /// <param name="maxText">Longest text, UTF-16 units.</param>
    /// <param name="limit">Time limit.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task ReadAsync(IReadOnlyList<RawNode> nodes, int maxText, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (nodes.Count == 0)
        {
            return;
        }

        var application = nodes[0].Known.Reference.Bus;
        var batch = client.CreateBatch(application);
        var parts = new List<(RawNode Node, Part Part)>();
        foreach (var node in nodes)
        {
            var target = node.Known.Reference;
            if (HoldsText(node))
            {
                AccessibilityClient.AddGet(batch, target, AtSpiNames.Text, "CharacterCount");
                parts.Add((node, Part.Length));
            }

            if (HoldsNumber(node))
            {
                AccessibilityClient.AddGetAll(batch, target, AtSpiNames.Value);
                parts.Add((node, Part.Range));
            }

            if (HoldsOptions(node))
            {
                AccessibilityClient.Add(batch, target, AtSpiNames.Accessible, "GetChildren");
                parts.Add((node, Part.OptionHolder));
            }
        }

        var replies = await batch.SendAsync(limit, cancellationToken).ConfigureAwait(false);
        var texts = client.CreateBatch(application);
        var textNodes = new List<RawNode>();
        var holders = new List<(RawNode Node, AccessibleRef Holder)>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (replies[i] is not { Type: DBusMessageType.MethodReturn } reply)
            {
                continue;
            }

            try
            {
                ReadFirst(parts[i].Node, parts[i].Part, reply, maxText, texts, textNodes, holders);
            }
            catch (DBusFormatException)
            {
                // An answer that can't be read is as good as none: the element stays without the detail.
            }
        }

        var texted = await texts.SendAsync(limit, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < textNodes.Count; i++)
        {
            textNodes[i].Text = ReadText(texted[i], maxText);
        }

        await ReadOptionsAsync(holders, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the number of an object out of all properties of its <c>Value</c> interface.</summary>
    internal static ValueRange ReadRange(DBusMessage reply)
    {
        double current = 0, minimum = 0, maximum = 0, step = 0;
        var reader = reply.Reader;
        var end = reader.ReadArrayStart(8);
        while (reader.HasNext(end))
        {
            reader.Align(8);
            var name = reader.ReadString();
            var value = reader.ReadVariant().Value is double number ? number : 0;
            switch (name)
            {
                case "CurrentValue": current = value; break;
                case "MinimumValue": minimum = value; break;
                case "MaximumValue": maximum = value; break;
                case "MinimumIncrement": step = value; break;
            }
        }

        return new ValueRange(current, minimum, maximum, step);
    }

    private static bool HoldsText(RawNode node) =>
        node.Has(AtSpiInterfaces.Text) && node.RoleNumber != AtSpiRole.PasswordText
        && node.Role is Role.TextBox or Role.ComboBox or Role.SpinButton or Role.Paragraph or Role.Heading or Role.Document
            or Role.Cell or Role.Link or Role.Unknown or Role.Group || (node is { Role: Role.Label, Name.Length: 0 } && node.Has(AtSpiInterfaces.Text));

    private static bool HoldsNumber(RawNode node) =>
        node.Has(AtSpiInterfaces.Value) && node.Role is Role.SpinButton or Role.Slider or Role.ScrollBar or Role.ProgressBar;

    private static bool HoldsOptions(RawNode node) => node is { Role: Role.ComboBox, RoleNumber: AtSpiRole.ComboBox, ChildCount: > 0 };

    private static void ReadFirst(
        RawNode node, Part part, DBusMessage reply, int maxText, CallBatch texts, List<RawNode> textNodes, List<(RawNode Node, AccessibleRef Holder)> holders)
    {
        var reader = reply.Reader;
        switch (part)
        {
            case Part.Length when reader.ReadVariant().Value is int length and > 0:
                AccessibilityClient.AddInts(texts, node.Known.Reference, AtSpiNames.Text, "GetText", 0, Math.Min(length, maxText));
                textNodes.Add(node);
                break;
            case Part.Length:
                node.Text = "";
                break;
            case Part.Range:
                node.Range = ReadRange(reply);
                break;
            case Part.OptionHolder when AccessibleRef.ReadMany(ref reader, 1) is [var holder]:
                holders.Add((node, holder));
                break;
        }
    }

    private static string? ReadText(DBusMessage? reply, int maxText)
    {
        if (reply is not { Type: DBusMessageType.MethodReturn, Signature: "s" })
        {
            return null;
        }

        var text = reply.Reader.ReadString();
        return text.Length <= maxText ? text : text[..(char.IsHighSurrogate(text[maxText - 1]) ? maxText - 1 : maxText)];
    }

    // The options of a combo box are the children of its (closed) menu or list.
    private async Task ReadOptionsAsync(List<(RawNode Node, AccessibleRef Holder)> holders, TimeSpan limit, CancellationToken cancellationToken)
    {
        foreach (var (node, holder) in holders)
        {
            if (node.Known.Options is { } known)
            {
                node.Options = known;
                continue;
            }

            try
            {
                var children = await client.GetChildrenAsync(holder, MaxOptions, cancellationToken).ConfigureAwait(false);
                var batch = client.CreateBatch(holder.Bus);
                foreach (var child in children)
                {
                    AccessibilityClient.AddGet(batch, child, AtSpiNames.Accessible, "Name");
                }

                var names = await batch.SendAsync(limit, cancellationToken).ConfigureAwait(false);
                node.Options = [.. names.Select(ReadName).Where(n => n.Length > 0)];
                node.Known.Options = node.Options;
            }
            catch (Exception error) when (error is DBusCallException or DBusFormatException or TimeoutException)
            {
                node.Options = [];
            }
        }
    }

    private static string ReadName(DBusMessage? reply) =>
        reply is { Type: DBusMessageType.MethodReturn } && reply.Reader.ReadVariant().Value is string name ? name : "";
}
