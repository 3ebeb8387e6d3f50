using LamPS.Core.Elements;
using LamPS.Core.Live.Acting;

namespace LamPS.Desktop.Windows.Native;

/// <summary>Keys and pointer, by SendInput.</summary>
internal sealed unsafe class InputDevice : IInputDevice
{
    private const int ReadObjects = 1;
    private const int ObjectName = 2;
    private const uint QueryLimitedInformation = 0x1000;
    private const uint QueryToken = 8;
    private const int IntegrityLevel = 25;

    private readonly int _own = Integrity(Environment.ProcessId);

    /// <summary>The whole of all screens, pixels.</summary>
    public static Bounds Screens() => new(User32.GetSystemMetrics(76), User32.GetSystemMetrics(77), User32.GetSystemMetrics(78), User32.GetSystemMetrics(79));

    public bool TakesInput()
    {
        var desktop = User32.OpenInputDesktop(0, inherit: 0, ReadObjects);
        if (desktop == 0)
        {
            return false;
        }

        var name = stackalloc char[64];
        var known = User32.GetUserObjectInformation(desktop, ObjectName, name, 64 * sizeof(char), out _);
        _ = User32.CloseDesktop(desktop);
        return known != 0 && new string(name).Equals("Default", StringComparison.OrdinalIgnoreCase);
    }

    public bool Reaches(int processId) => InputTranslation.Reaches(_own, Integrity(processId));

    public IReadOnlyList<IReadOnlyList<InputEvent>>? Chords(string text, out string wrong) => VirtualKeys.Chords(text, c => User32.VkKeyScan(c), out wrong);

    public IReadOnlyList<InputEvent> Text(string text) => VirtualKeys.Text(text);

    public int Send(IReadOnlyList<InputEvent> events)
    {
        const int swapButtons = 23;
        var swapped = User32.GetSystemMetrics(swapButtons) != 0;
        var screens = Screens();
        var inputs = new User32.Input[events.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = InputTranslation.Translate(events[i], screens, swapped, key => (ushort)User32.MapVirtualKey((uint)key, 0));
        }

        fixed (User32.Input* first = inputs)
        {
            return (int)User32.SendInput((uint)inputs.Length, first, sizeof(User32.Input));
        }
    }

    // 0 when nobody may ask, which is so of processes with more rights.
    private static int Integrity(int processId)
    {
        var process = User32.OpenProcess(QueryLimitedInformation, inherit: 0, (uint)processId);
        if (process == 0)
        {
            return 0;
        }

        try
        {
            if (User32.OpenProcessToken(process, QueryToken, out var token) == 0)
            {
                return 0;
            }

            // A pointer to the SID, its attributes, and the SID itself.
            const uint room = 256;
            var label = stackalloc byte[(int)room];
            var known = User32.GetTokenInformation(token, IntegrityLevel, label, room, out _);
            _ = User32.CloseHandle(token);
            if (known == 0)
            {
                return 0;
            }

            var sid = *(nint*)label;
            return (int)*User32.GetSidSubAuthority(sid, (uint)(*User32.GetSidSubAuthorityCount(sid) - 1));
        }
        finally
        {
            _ = User32.CloseHandle(process);
        }
    }
}
