using System.Runtime.InteropServices;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live.Capturing;

namespace LamPS.Desktop.Windows.Native;

/// <summary>Top-level windows.</summary>
internal sealed unsafe class WindowManager : IWindowManager
{
    private const uint Owner = 4;
    private const uint Root = 2;
    private const uint CloseMessage = 0x10;
    private const uint CommandMessage = 0x111;
    private const uint ExtendedFrameBounds = 9;
    private const uint Cloaked = 14;
    private const int Restore = 9;
    private const int MaxText = 512;
    private const int MaxMenuItems = 500;
    private const int MaxMenuDepth = 8;

    private readonly Shell32.IVirtualDesktopManager? _desktops = Shell32.CreateDesktopManager();

    public IReadOnlyList<LiveWindow> List()
    {
        var handles = new List<nint>();
        var pin = GCHandle.Alloc(handles);
        try
        {
            _ = User32.EnumWindows(&Collect, GCHandle.ToIntPtr(pin));
        }
        finally
        {
            pin.Free();
        }

        var names = new Dictionary<int, string>();
        var foreground = User32.GetForegroundWindow();
        return [.. handles.Where(h => User32.IsWindowVisible(h) != 0).Select(h => Describe(h, foreground, names))];
    }

    public void Activate(nint window)
    {
        if (User32.IsIconic(window) != 0)
        {
            _ = User32.ShowWindowAsync(window, Restore);
        }

        if (User32.SetForegroundWindow(window) == 0)
        {
            // Only the process that had the last input may give the foreground away: a move of nowhere is one.
            var nothing = default(User32.Input);
            _ = User32.SendInput(1, &nothing, sizeof(User32.Input));
            _ = User32.SetForegroundWindow(window);
        }
    }

    public void Close(nint window) => _ = User32.PostMessage(window, CloseMessage, 0, 0);

    public nint At(int x, int y) => User32.GetAncestor(User32.WindowFromPoint(new User32.Point { X = x, Y = y }), Root);

    public IReadOnlyList<MenuRecord>? Menu(nint window) =>
        User32.GetMenu(window) is not 0 and var menu && Entries(menu, 0) is var entries && entries.Any(e => e.Text.Length > 0) ? entries : null;

    public void ChooseMenu(nint window, int command) => _ = User32.PostMessage(window, CommandMessage, command & 0xFFFF, 0);

    public Screenshot? Picture(nint window) => WindowPicture.Take(window);

    /// <summary>Name of a process without folder and extension; empty when nobody may ask.</summary>
    public static string ProcessName(int processId)
    {
        const uint limitedInformation = 0x1000;
        var process = User32.OpenProcess(limitedInformation, inherit: 0, (uint)processId);
        if (process == 0)
        {
            return "";
        }

        var text = stackalloc char[MaxText];
        uint length = MaxText;
        var found = User32.QueryFullProcessImageName(process, 0, text, ref length);
        _ = User32.CloseHandle(process);
        return found != 0 ? Path.GetFileNameWithoutExtension(new string(text, 0, (int)length)) : "";
    }

    [UnmanagedCallersOnly]
    private static int Collect(nint window, nint list)
    {
        ((List<nint>)GCHandle.FromIntPtr(list).Target!).Add(window);
        return 1;
    }

    private static List<MenuRecord> Entries(nint menu, int depth)
    {
        const uint wanted = 0x1 | 0x2 | 0x4 | 0x40 | 0x100;
        const uint disabled = 0x3;
        const uint ticked = 0x8;
        const uint separator = 0x800;
        var entries = new List<MenuRecord>();
        var text = stackalloc char[MaxText];
        for (var i = 0; i < Math.Min(User32.GetMenuItemCount(menu), MaxMenuItems); i++)
        {
            var info = new User32.MenuItemInfo { Size = (uint)sizeof(User32.MenuItemInfo), Mask = wanted, Text = text, TextLength = MaxText };
            if (User32.GetMenuItemInfo(menu, (uint)i, byPosition: 1, ref info) != 0 && (info.Type & separator) == 0)
            {
                var below = info.SubMenu != 0 && depth < MaxMenuDepth ? Entries(info.SubMenu, depth + 1) : [];
                entries.Add(new MenuRecord(new string(text, 0, (int)info.TextLength), info.SubMenu != 0 ? 0 : (int)info.Id, (info.State & disabled) == 0, (info.State & ticked) != 0, below));
            }
        }

        return entries;
    }

    private LiveWindow Describe(nint window, nint foreground, Dictionary<int, string> names)
    {
        var buffer = stackalloc char[MaxText];
        var className = new string(buffer, 0, User32.GetClassName(window, buffer, MaxText));

        // Not GetWindowText, which waits for a window that hangs.
        var title = new string(buffer, 0, User32.InternalGetWindowText(window, buffer, MaxText));
        var content = className == "ApplicationFrameWindow" ? User32.FindWindowEx(window, 0, "Windows.UI.Core.CoreWindow", null) : 0;
        _ = User32.GetWindowThreadProcessId(content != 0 ? content : window, out var process);
        if (!names.TryGetValue((int)process, out var name))
        {
            names[(int)process] = name = ProcessName((int)process);
        }

        var cloaked = 0;
        _ = User32.DwmGetWindowAttribute(window, Cloaked, &cloaked, sizeof(int));
        User32.Rect rect;
        if (User32.DwmGetWindowAttribute(window, ExtendedFrameBounds, &rect, (uint)sizeof(User32.Rect)) != 0)
        {
            _ = User32.GetWindowRect(window, out rect);
        }

        var owner = User32.GetWindow(window, Owner);
        return new LiveWindow(window, (int)process, name, className, title)
        {
            Owner = owner,
            Bounds = new Bounds(rect.Left, rect.Top, Math.Max(0, rect.Right - rect.Left), Math.Max(0, rect.Bottom - rect.Top)),
            IsCloaked = cloaked != 0,
            IsOnCurrentDesktop = cloaked == 0 || _desktops is null || _desktops.IsWindowOnCurrentVirtualDesktop(window, out var current) != 0 || current != 0,
            IsMinimized = User32.IsIconic(window) != 0,
            IsHung = User32.IsHungAppWindow(window) != 0,
            IsEnabled = User32.IsWindowEnabled(window) != 0,
            IsModal = owner != 0 && User32.IsWindowVisible(owner) != 0 && User32.IsWindowEnabled(owner) == 0,
            IsDialog = className is "#32770" or "NUIDialog",
            IsForeground = window == foreground,
        };
    }
}
