using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace LamPS.Core.Runs;

/// <summary>Tells a process from a later one that got the same number.</summary>
internal static class ProcessIdentity
{
    /// <summary>Text that is the same as long as the process lives, and no other process ever has; null when there is no such process.</summary>
    /// <param name="processId">Number of the process.</param>
    public static string? Of(int processId)
    {
        if (processId <= 0)
            return null;

        return OperatingSystem.IsLinux() ? FromProc(processId) : FromSystem(processId);
    }

    // Ticks since boot and not the time of day: that one moves when the clock is set.
    private static string? FromProc(int processId)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            // The second field is the program's name in brackets and may hold blanks and brackets itself.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            const int State = 0;
            const int StartTime = 19;
            if (fields.Length <= StartTime || fields[State] is "Z" or "X")
                return null;

            return $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}:{fields[StartTime]}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? FromSystem(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
