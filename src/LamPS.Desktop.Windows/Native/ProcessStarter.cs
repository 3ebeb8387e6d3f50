using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using LamPS.Core.Desktops;
using LamPS.Core.Live.Launching;

namespace LamPS.Desktop.Windows.Native;

/// <summary>Processes.</summary>
internal sealed class ProcessStarter : IProcesses
{
    private readonly Dictionary<int, Process> _started = [];

    public int? Start(LaunchRequest request)
    {
        if (LaunchTarget.Parse(request.Application.Command) is not { } target)
        {
            return null;
        }

        try
        {
            var arguments = request.CommandLine();
            if (target.Kind == LaunchKind.Package)
            {
                return Shell32.Activate(target.Name, string.Join(' ', arguments.Select(a => a.Contains(' ', StringComparison.Ordinal) ? $"\"{a}\"" : a)), request.Document);
            }

            if (Process.Start(new ProcessStartInfo(target.Name, arguments) { UseShellExecute = target.Kind == LaunchKind.Shell }) is not { } process)
            {
                return 0;
            }

            // Kept, because only who holds a process learns its exit code.
            _started[process.Id] = process;
            return process.Id;
        }
        catch (Exception error) when (error is Win32Exception or COMException)
        {
            return null;
        }
    }

    public int? ExitCode(int processId)
    {
        try
        {
            if (_started.TryGetValue(processId, out var ours))
            {
                return ours.HasExited ? ours.ExitCode : null;
            }

            using var process = Process.GetProcessById(processId);
            return process.HasExited ? process.ExitCode : null;
        }
        catch (ArgumentException)
        {
            return 0;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            // It runs with more rights than this program, so nobody tells; it was there a moment ago.
            return null;
        }
    }

    public void Kill(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
        catch (Exception error) when (error is ArgumentException or Win32Exception or InvalidOperationException)
        {
            // Ended already, or not ours to end: whoever asked looks whether it is gone.
        }
    }
}
