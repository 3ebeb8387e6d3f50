using System.Runtime.InteropServices;

namespace LamPS.Desktop.Windows.Native;

/// <summary>What Windows exports, as it is documented.</summary>
internal static unsafe partial class User32
{
    public const nint PerMonitorAwareV2 = -4;

    public struct Rect { public int Left, Top, Right, Bottom; }
    public struct Point { public int X, Y; }

    public struct MouseInput
    {
        public int X, Y, Data;
        public uint Flags, Time;
        public nint ExtraInfo;
    }

    public struct KeyboardInput
    {
        public ushort Key, Scan;
        public uint Flags, Time;
        public nint ExtraInfo;
    }

    [StructLayout(LayoutKind.Explicit)]
    public struct InputUnion
    {
        [FieldOffset(0)] public MouseInput Mouse;
        [FieldOffset(0)] public KeyboardInput Keyboard;
    }

    public struct Input
    {
        public uint Type;
        public InputUnion Data;
    }

    public struct MenuItemInfo
    {
        public uint Size, Mask, Type, State, Id;
        public nint SubMenu, CheckedBitmap, UncheckedBitmap, ItemData;
        public char* Text;
        public uint TextLength;
        public nint ItemBitmap;
    }

    public struct BitmapHeader
    {
        public uint Size;
        public int Width, Height;
        public ushort Planes, BitCount;
        public uint Compression, ImageSize;
        public int PixelsX, PixelsY;
        public uint ColorsUsed, ColorsImportant;
    }

    [LibraryImport("user32.dll")] public static partial int EnumWindows(delegate* unmanaged<nint, nint, int> callback, nint parameter);
    [LibraryImport("user32.dll")] public static partial uint GetWindowThreadProcessId(nint window, out uint processId);
    [LibraryImport("user32.dll", EntryPoint = "FindWindowExW", StringMarshalling = StringMarshalling.Utf16)] public static partial nint FindWindowEx(nint parent, nint after, string className, string? title);
    [LibraryImport("user32.dll", EntryPoint = "GetClassNameW")] public static partial int GetClassName(nint window, char* text, int length);
    [LibraryImport("user32.dll", EntryPoint = "InternalGetWindowText")] public static partial int InternalGetWindowText(nint window, char* text, int length);
    [LibraryImport("user32.dll")] public static partial nint GetWindow(nint window, uint command);
    [LibraryImport("user32.dll")] public static partial nint GetAncestor(nint window, uint flags);
    [LibraryImport("user32.dll")] public static partial int GetWindowRect(nint window, out Rect rect);
    [LibraryImport("user32.dll")] public static partial int IsWindow(nint window);
    [LibraryImport("user32.dll")] public static partial int IsWindowVisible(nint window);
    [LibraryImport("user32.dll")] public static partial int IsWindowEnabled(nint window);
    [LibraryImport("user32.dll")] public static partial int IsIconic(nint window);
    [LibraryImport("user32.dll")] public static partial int IsHungAppWindow(nint window);
    [LibraryImport("user32.dll")] public static partial nint GetForegroundWindow();
    [LibraryImport("user32.dll")] public static partial int SetForegroundWindow(nint window);
    [LibraryImport("user32.dll")] public static partial int ShowWindowAsync(nint window, int command);
    [LibraryImport("user32.dll", EntryPoint = "PostMessageW")] public static partial int PostMessage(nint window, uint message, nint wide, nint low);
    [LibraryImport("user32.dll")] public static partial nint WindowFromPoint(Point point);
    [LibraryImport("user32.dll")] public static partial nint GetMenu(nint window);
    [LibraryImport("user32.dll")] public static partial int GetMenuItemCount(nint menu);
    [LibraryImport("user32.dll", EntryPoint = "GetMenuItemInfoW")] public static partial int GetMenuItemInfo(nint menu, uint item, int byPosition, ref MenuItemInfo info);
    [LibraryImport("user32.dll")] public static partial int GetSystemMetrics(int index);
    [LibraryImport("user32.dll", EntryPoint = "VkKeyScanW")] public static partial short VkKeyScan(ushort character);
    [LibraryImport("user32.dll", EntryPoint = "MapVirtualKeyW")] public static partial uint MapVirtualKey(uint code, uint type);
    [LibraryImport("user32.dll", SetLastError = true)] public static partial uint SendInput(uint count, Input* inputs, int size);
    [LibraryImport("user32.dll", SetLastError = true)] public static partial nint OpenInputDesktop(uint flags, int inherit, uint access);
    [LibraryImport("user32.dll")] public static partial int CloseDesktop(nint desktop);
    [LibraryImport("user32.dll", EntryPoint = "GetUserObjectInformationW")] public static partial int GetUserObjectInformation(nint item, int index, char* text, uint length, out uint needed);
    [LibraryImport("user32.dll")] public static partial nint SetThreadDpiAwarenessContext(nint context);
    [LibraryImport("user32.dll")] public static partial int PrintWindow(nint window, nint context, uint flags);
    [LibraryImport("user32.dll")] public static partial nint GetDC(nint window);
    [LibraryImport("user32.dll")] public static partial int ReleaseDC(nint window, nint context);
    [LibraryImport("gdi32.dll")] public static partial nint CreateCompatibleDC(nint context);
    [LibraryImport("gdi32.dll")] public static partial nint CreateDIBSection(nint context, BitmapHeader* header, uint usage, out byte* bits, nint section, uint offset);
    [LibraryImport("gdi32.dll")] public static partial nint SelectObject(nint context, nint item);
    [LibraryImport("gdi32.dll")] public static partial int DeleteObject(nint item);
    [LibraryImport("gdi32.dll")] public static partial int DeleteDC(nint context);
    [LibraryImport("gdi32.dll")] public static partial int BitBlt(nint to, int x, int y, int width, int height, nint from, int fromX, int fromY, uint operation);
    [LibraryImport("gdi32.dll")] public static partial int GdiFlush();
    [LibraryImport("dwmapi.dll")] public static partial int DwmGetWindowAttribute(nint window, uint attribute, void* value, uint size);
    [LibraryImport("kernel32.dll", SetLastError = true)] public static partial nint OpenProcess(uint access, int inherit, uint processId);
    [LibraryImport("kernel32.dll")] public static partial int CloseHandle(nint handle);
    [LibraryImport("kernel32.dll", EntryPoint = "QueryFullProcessImageNameW")] public static partial int QueryFullProcessImageName(nint process, uint flags, char* text, ref uint length);
    [LibraryImport("advapi32.dll", SetLastError = true)] public static partial int OpenProcessToken(nint process, uint access, out nint token);
    [LibraryImport("advapi32.dll", SetLastError = true)] public static partial int GetTokenInformation(nint token, int kind, void* information, uint length, out uint needed);
    [LibraryImport("advapi32.dll")] public static partial byte* GetSidSubAuthorityCount(nint sid);
    [LibraryImport("advapi32.dll")] public static partial uint* GetSidSubAuthority(nint sid, uint index);
}
