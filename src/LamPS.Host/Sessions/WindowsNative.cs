using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace LamPS.Host.Sessions;

/// <summary>The functions of Windows that sessions and accounts are read with.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsNative
{
    public const int ProcessQueryLimitedInformation = 0x1000;
    public const int TokenQuery = 0x0008;
    public const int TokenIntegrityLevel = 25;
    public const int DesktopReadObjects = 0x0001;
    public const int UserObjectName = 2;
    public const int WtsConnectState = 8;
    public const int WtsClientProtocolType = 16;
    public const int WtsSessionInfoEx = 25;
    public const int MetricMonitors = 80;
    public const int MetricScreenWidth = 0;
    public const int MetricScreenHeight = 1;
    public const uint InvalidColor = 0xFFFFFFFF;

    public delegate bool WindowCallback(nint window, nint state);

    [DllImport("kernel32.dll")]
    public static extern nint GetCurrentProcess();

    [DllImport("kernel32.dll", SetLastError = true)]
    public static extern nint OpenProcess(int access, bool inherit, int processId);

    [DllImport("kernel32.dll")]
    public static extern bool CloseHandle(nint handle);

    [DllImport("kernel32.dll")]
    public static extern bool FreeConsole();

    [DllImport("advapi32.dll", SetLastError = true)]
    public static extern bool OpenProcessToken(nint process, int access, out nint token);

    [DllImport("advapi32.dll", SetLastError = true)]
    public static extern bool GetTokenInformation(nint token, int what, nint buffer, int size, out int needed);

    [DllImport("advapi32.dll")]
    public static extern nint GetSidSubAuthority(nint sid, int index);

    [DllImport("advapi32.dll")]
    public static extern nint GetSidSubAuthorityCount(nint sid);

    [DllImport("wtsapi32.dll", SetLastError = true, EntryPoint = "WTSQuerySessionInformationW")]
    public static extern bool WTSQuerySessionInformation(nint server, int sessionId, int what, out nint buffer, out int size);

    [DllImport("wtsapi32.dll")]
    public static extern void WTSFreeMemory(nint memory);

    [DllImport("user32.dll", SetLastError = true)]
    public static extern nint OpenInputDesktop(int flags, bool inherit, int access);

    [DllImport("user32.dll")]
    public static extern bool CloseDesktop(nint desktop);

    [DllImport("user32.dll", SetLastError = true)]
    public static extern nint GetProcessWindowStation();

    [DllImport("user32.dll", SetLastError = true, CharSet = CharSet.Unicode, EntryPoint = "GetUserObjectInformationW")]
    public static extern bool GetUserObjectInformation(nint handle, int what, [Out] char[] buffer, int bytes, out int needed);

    [DllImport("user32.dll")]
    public static extern int GetSystemMetrics(int index);

    [DllImport("user32.dll")]
    public static extern bool EnumWindows(WindowCallback callback, nint state);

    [DllImport("user32.dll")]
    public static extern bool IsWindowVisible(nint window);

    [DllImport("user32.dll", EntryPoint = "GetWindowTextLengthW")]
    public static extern int GetWindowTextLength(nint window);

    [DllImport("user32.dll")]
    public static extern int GetWindowThreadProcessId(nint window, out int processId);

    [DllImport("user32.dll")]
    public static extern nint GetDC(nint window);

    [DllImport("user32.dll")]
    public static extern int ReleaseDC(nint window, nint context);

    [DllImport("gdi32.dll")]
    public static extern uint GetPixel(nint context, int x, int y);
}
