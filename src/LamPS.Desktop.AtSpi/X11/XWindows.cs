using System.Buffers.Binary;
using System.Text;
using LamPS.Core.Elements;

namespace LamPS.Desktop.AtSpi.X11;

/// <summary>Top-level windows, through the window manager (EWMH).</summary>
internal sealed class XWindows(XConnection connection)
{
    private const uint SubstructureMasks = (1 << 20) | (1 << 19);
    private const int LongestProperty = 1 << 16;

    /// <summary>Whether a window manager runs that lists and activates windows.</summary>
    public bool HasManager => Property(connection.Screen.Root, "_NET_SUPPORTING_WM_CHECK").Length == 4;

    /// <summary>All windows, oldest first; empty without a window manager.</summary>
    public IReadOnlyList<XWindowInfo> List()
    {
        var active = Numbers(connection.Screen.Root, "_NET_ACTIVE_WINDOW") is [var first, ..] ? first : 0;
        var windows = new List<XWindowInfo>();
        foreach (var id in Numbers(connection.Screen.Root, "_NET_CLIENT_LIST"))
        {
            if (Describe(id, id == active) is { } window)
            {
                windows.Add(window);
            }
        }

        return windows;
    }

    /// <summary>The window that has the input, or null.</summary>
    public XWindowInfo? Active() => Numbers(connection.Screen.Root, "_NET_ACTIVE_WINDOW") is [not 0 and var id, ..] ? Describe(id, true) : null;

    /// <summary>Brings a window to the front and gives it the input.</summary>
    public void Activate(uint window) => SendToManager(window, "_NET_ACTIVE_WINDOW", 2, 0, 0);

    /// <summary>Asks a window to close, as its close button does.</summary>
    public void Close(uint window) => SendToManager(window, "_NET_CLOSE_WINDOW", 0, 2, 0);

    private XWindowInfo? Describe(uint id, bool active)
    {
        if (!connection.TryAsk(new XRequest(14, 0, "GetGeometry").UInt32(id), out var geometry, out _)
            || !connection.TryAsk(new XRequest(40, 0, "TranslateCoordinates").UInt32(id).UInt32(connection.Screen.Root).UInt32(0), out var place, out _))
        {
            return null;
        }

        var area = new Bounds(
            BinaryPrimitives.ReadInt16LittleEndian(place.AsSpan(12)),
            BinaryPrimitives.ReadInt16LittleEndian(place.AsSpan(14)),
            BinaryPrimitives.ReadUInt16LittleEndian(geometry.AsSpan(16)),
            BinaryPrimitives.ReadUInt16LittleEndian(geometry.AsSpan(18)));
        var title = Property(id, "_NET_WM_NAME");
        var pid = Numbers(id, "_NET_WM_PID") is [var first, ..] ? (int)first : 0;
        return new XWindowInfo(
            id,
            title.Length > 0 ? Encoding.UTF8.GetString(title) : Encoding.Latin1.GetString(Property(id, "WM_NAME")),
            pid,
            area,
            active,
            Numbers(id, "_NET_WM_STATE").Contains(connection.Atom("_NET_WM_STATE_HIDDEN")));
    }

    private void SendToManager(uint window, string message, uint first, uint second, uint third) => connection.Do(
        new XRequest(25, 0, message)
            .UInt32(connection.Screen.Root).UInt32(SubstructureMasks)
            .Byte(33).Byte(32).UInt16(0).UInt32(window).UInt32(connection.Atom(message))
            .UInt32(first).UInt32(second).UInt32(third).UInt32(0).UInt32(0));

    private uint[] Numbers(uint window, string name)
    {
        var bytes = Property(window, name);
        var numbers = new uint[bytes.Length / 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * 4));
        }

        return numbers;
    }

    private byte[] Property(uint window, string name)
    {
        var request = new XRequest(20, 0, "GetProperty")
            .UInt32(window).UInt32(connection.Atom(name)).UInt32(0).UInt32(0).UInt32(LongestProperty / 4);
        if (!connection.TryAsk(request, out var reply, out _))
        {
            return [];
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(reply.AsSpan(16)) * reply[1] / 8;
        return length <= reply.Length - 32 ? reply[32..(32 + (int)length)] : [];
    }
}
