using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using LamPS.Core.Desktops.Sessions;

namespace LamPS.Host.Sessions;

/// <summary>Reads what Windows says of the session of this process. It decides nothing.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsSession
{
    // WTS_CONNECTSTATE_CLASS, WTS_PROTOCOL_TYPE and the flags of WTSINFOEX_LEVEL1.
    private const int StateActive = 0;
    private const int StateDisconnected = 4;
    private const int ProtocolRemoteDesktop = 2;
    private const int FlagLocked = 0;
    private const int FlagUnlocked = 1;

    // WTSINFOEX: the level, padding, then in WTSINFOEX_LEVEL1_W the session, its state and its flags.
    private const int FlagsOffset = 8 + 4 + 4;

    private const int MostPrograms = 5;
    private const int SamplesAcross = 8;

    /// <summary>What is known of it.</summary>
    public static WindowsSessionFacts Read()
    {
        using var process = Process.GetCurrentProcess();
        var session = process.SessionId;
        var own = ProcessIntegrity.Own;
        return new WindowsSessionFacts
        {
            SessionId = session,
            WindowStation = NameOf(WindowsNative.GetProcessWindowStation()) ?? "",
            Connection = Number(session, WindowsNative.WtsConnectState, 0) switch
            {
                // What isn't said is no reason to complain.
                null or StateActive => SessionConnection.Active,
                StateDisconnected => SessionConnection.Disconnected,
                _ => SessionConnection.Other,
            },
            IsRemote = Short(session, WindowsNative.WtsClientProtocolType) == ProtocolRemoteDesktop,
            IsLocked = Number(session, WindowsNative.WtsSessionInfoEx, FlagsOffset) switch { FlagLocked => true, FlagUnlocked => false, _ => null },
            InputDesktop = InputDesktop(),
            Displays = WindowsNative.GetSystemMetrics(WindowsNative.MetricMonitors),
            IsBlank = IsBlank(),
            Integrity = own,
            StrongerPrograms = StrongerThan(own),
        };
    }

    private static int? Number(int session, int what, int offset) => Query(session, what, offset + sizeof(int), buffer => Marshal.ReadInt32(buffer, offset));

    private static int? Short(int session, int what) => Query(session, what, sizeof(short), buffer => (int)Marshal.ReadInt16(buffer));

    private static int? Query(int session, int what, int least, Func<nint, int> read)
    {
        if (!WindowsNative.WTSQuerySessionInformation(0, session, what, out var buffer, out var size))
        {
            return null;
        }

        try
        {
            return size >= least ? read(buffer) : null;
        }
        finally
        {
            WindowsNative.WTSFreeMemory(buffer);
        }
    }

    private static string? InputDesktop()
    {
        var desktop = WindowsNative.OpenInputDesktop(0, false, WindowsNative.DesktopReadObjects);
        if (desktop == 0)
        {
            return null;
        }

        try
        {
            return NameOf(desktop);
        }
        finally
        {
            WindowsNative.CloseDesktop(desktop);
        }
    }

    private static string? NameOf(nint handle)
    {
        var name = new char[256];
        return WindowsNative.GetUserObjectInformation(handle, WindowsNative.UserObjectName, name, name.Length * sizeof(char), out var bytes)
            ? new string(name, 0, Math.Max(0, (bytes / sizeof(char)) - 1))
            : null;
    }

    // Some points of the screen; a desktop with nothing but black in all of them shows nothing.
    private static bool? IsBlank()
    {
        var (width, height) = (WindowsNative.GetSystemMetrics(WindowsNative.MetricScreenWidth), WindowsNative.GetSystemMetrics(WindowsNative.MetricScreenHeight));
        var screen = WindowsNative.GetDC(0);
        if (screen == 0)
        {
            return null;
        }

        try
        {
            List<uint> colors = [];
            for (var i = 1; i <= SamplesAcross * SamplesAcross; i++)
            {
                var (across, down) = ((i - 1) % SamplesAcross, (i - 1) / SamplesAcross);
                colors.Add(WindowsNative.GetPixel(screen, ((2 * across) + 1) * width / (2 * SamplesAcross), ((2 * down) + 1) * height / (2 * SamplesAcross)));
            }

            return colors.Contains(WindowsNative.InvalidColor) ? null : colors.TrueForAll(c => c == 0);
        }
        finally
        {
            WindowsNative.ReleaseDC(0, screen);
        }
    }

    private static List<string> StrongerThan(IntegrityLevel own)
    {
        HashSet<int> processes = [];
        WindowsNative.WindowCallback callback = (window, _) =>
        {
            if (WindowsNative.IsWindowVisible(window) && WindowsNative.GetWindowTextLength(window) > 0 && WindowsNative.GetWindowThreadProcessId(window, out var process) != 0)
            {
                processes.Add(process);
            }

            return true;
        };
        WindowsNative.EnumWindows(callback, 0);
        return [.. processes.Where(id => ProcessIntegrity.Of(id) > own).Select(NameOfProcess).OfType<string>().Distinct().Order(StringComparer.Ordinal).Take(MostPrograms)];
    }

    private static string? NameOfProcess(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.ProcessName;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            // It has gone in the meantime.
            return null;
        }
    }
}
