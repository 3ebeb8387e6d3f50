using System.Runtime.InteropServices;

namespace LamPS.Desktop.Windows.Tests.Native;

/// <summary>A real window of this process, with a menu and a text box, on a thread of its own.</summary>
internal sealed unsafe class OwnWindow : IDisposable
{
    private const uint CommandMessage = 0x111;
    private const uint CloseMessage = 0x10;
    private const uint GetTextMessage = 0xD;
    private static volatile int _command;
    private static volatile bool _closed;
    private readonly nint _edit;
    private readonly uint _thread;

    public OwnWindow()
    {
        (_command, _closed) = (0, false);
        using var ready = new ManualResetEventSlim();
        nint handle = 0, edit = 0;
        uint id = 0;
        var thread = new Thread(() =>
        {
            (handle, edit, id) = (Make(out var box), box, GetCurrentThreadId());
            ready.Set();
            while (GetMessageW(out var message, 0, 0, 0) > 0)
            {
                _ = TranslateMessage(ref message);
                DispatchMessageW(ref message);
            }
        }) { IsBackground = true };
        thread.Start();
        ready.Wait();
        (Handle, _edit, _thread) = (handle, edit, id);
    }

    public static int Command => _command;

    public static bool IsClosed => _closed;

    public nint Handle { get; }

    public string Text
    {
        get
        {
            var text = stackalloc char[200];
            SendMessageW(_edit, GetTextMessage, 200, text);
            return new string(text);
        }
    }

    public void Dispose() => _ = PostThreadMessageW(_thread, 0x12, 0, 0);

    private static nint Make(out nint edit)
    {
        var name = Marshal.StringToHGlobalUni("LampsOwnWindow");
        var description = new WindowClass { Size = (uint)sizeof(WindowClass), Procedure = &Receive, Name = name, Brush = 6 };
        _ = RegisterClassExW(ref description);
        var (bar, file, menu) = (CreateMenu(), CreatePopupMenu(), CreatePopupMenu());
        _ = AppendMenuW(file, 0, 11, "&Options...\tCtrl+O");
        _ = AppendMenuW(file, 0x800, 0, null);
        _ = AppendMenuW(file, 8, 13, "&Ticked");
        _ = AppendMenuW(menu, 1, 12, "&Undo\tCtrl+Z");
        _ = AppendMenuW(bar, 0x10, (nuint)file, "&File");
        _ = AppendMenuW(bar, 0x10, (nuint)menu, "&Edit");
        var window = CreateWindowExW(0, "LampsOwnWindow", "Own window", 0x10CF0000, 50, 60, 400, 300, 0, bar, 0, 0);
        edit = CreateWindowExW(0, "EDIT", "", 0x50800000, 10, 10, 300, 24, window, 1, 0, 0);
        SetFocus(edit);
        return window;
    }

    [UnmanagedCallersOnly]
    private static nint Receive(nint window, uint message, nint wide, nint low)
    {
        _command = message == CommandMessage && low == 0 ? (int)wide : _command;
        _closed |= message == CloseMessage;
        return DefWindowProcW(window, message, wide, low);
    }

    [DllImport("user32.dll", CharSet = CharSet.Unicode)]
    private static extern nint CreateWindowExW(uint extended, string name, string title, uint style, int x, int y, int width, int height, nint parent, nint menu, nint module, nint parameter);

    [DllImport("user32.dll")]
    private static extern nint CreateMenu();

    [DllImport("user32.dll")]
    private static extern nint CreatePopupMenu();

    [DllImport("user32.dll", CharSet = CharSet.Unicode)]
    private static extern int AppendMenuW(nint menu, uint flags, nuint id, string? text);

    [DllImport("user32.dll")]
    private static extern ushort RegisterClassExW(ref WindowClass description);

    [DllImport("user32.dll")]
    private static extern nint DefWindowProcW(nint window, uint message, nint wide, nint low);

    [DllImport("user32.dll")]
    private static extern int GetMessageW(out Message message, nint window, uint from, uint to);

    [DllImport("user32.dll")]
    private static extern int TranslateMessage(ref Message message);

    [DllImport("user32.dll")]
    private static extern nint DispatchMessageW(ref Message message);

    [DllImport("user32.dll")]
    private static extern nint SetFocus(nint window);

    [DllImport("user32.dll")]
    private static extern nint SendMessageW(nint window, uint message, nint wide, char* low);

    [DllImport("user32.dll")]
    private static extern int PostThreadMessageW(uint thread, uint message, nint wide, nint low);

    [DllImport("kernel32.dll")]
    private static extern uint GetCurrentThreadId();

    private struct Message
    {
        public nint Window;
        public uint Number;
        public nint Wide, Low;
        public uint Time;
        public int X, Y;
        public uint Private;
    }

    private struct WindowClass
    {
        public uint Size, Style;
        public delegate* unmanaged<nint, uint, nint, nint, nint> Procedure;
        public int ClassExtra, WindowExtra;
        public nint Module, Icon, Cursor, Brush, Menu, Name, SmallIcon;
    }
}
