using System.Globalization;
using LamPS.Core.Desktops;
using LamPS.Core.Live.Capturing;

namespace LamPS.Core.Live.Launching;

/// <summary>Starts applications and waits until they take input.</summary>
internal sealed class ApplicationLauncher(IProcesses processes, IWindowManager windows, WindowFilter filter, Pause pause, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    // A window that shows and doesn't get the input by itself is asked to take it after this long, and taken as it is after the next.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, string> _names = [];

    /// <summary>Name of an application that was started here; null for others.</summary>
    public string? NameOf(int processId) => _names.GetValueOrDefault(processId);

    /// <summary>Starts an application.</summary>
    /// <exception cref="LamPS.Core.LamException">Not installed, no such document, ended at once, or no window in time.</exception>
    public ApplicationInstance Launch(LaunchRequest request, CancellationToken cancellationToken)
    {
        var definition = request.Application;
        var remedy = definition.Install.Length > 0 ? definition.Install : $"Install the program '{definition.Command}', or give its full path.";
        if (request.Document is { } document && !File.Exists(document))
        {
            throw DesktopErrors.DocumentNotFound(document);
        }

        var before = windows.List().Select(w => w.Handle).ToHashSet();
        var started = processes.Start(request) ?? throw DesktopErrors.ApplicationNotInstalled(definition.Name, definition.Command, remedy);
        try
        {
            var found = Wait(request, started, before, cancellationToken);
            _names[found.ProcessId] = definition.Name;
            return found;
        }
        catch
        {
            if (started != 0)
            {
                processes.Kill(started);
            }

            throw;
        }
    }

    /// <summary>An application as callers know it.</summary>
    public static ApplicationInstance Instance(string name, LiveWindow window) =>
        new(name, window.ProcessId.ToString(CultureInfo.InvariantCulture), window.ProcessId, window.Title) { Program = window.ProcessName };

    private ApplicationInstance Wait(LaunchRequest request, int started, HashSet<nint> before, CancellationToken cancellationToken)
    {
        var definition = request.Application;
        var since = time.GetTimestamp();
        long? shown = null;
        var asked = false;
        while (time.GetElapsedTime(since) < request.Timeout)
        {
            // One that runs already opens a window in its own process; a starter ends before the program that it started has a window.
            var window = filter.Showing(windows.List(), 0).LastOrDefault(
                w => !before.Contains(w.Handle) && w.Title.Length > 0 && w.Title.Contains(definition.Window, StringComparison.OrdinalIgnoreCase) && w is { Owner: 0, IsHung: false, IsEnabled: true });
            if (window is not null)
            {
                shown ??= time.GetTimestamp();
                if (window.IsForeground || time.GetElapsedTime(shown.Value) > Patience * 2)
                {
                    return Instance(definition.Name, window);
                }

                if (!asked && time.GetElapsedTime(shown.Value) > Patience)
                {
                    windows.Activate(window.Handle);
                    asked = true;
                }
            }
            else if (started != 0 && processes.ExitCode(started) is { } code and not 0)
            {
                throw DesktopErrors.ApplicationExited(definition.Name, string.Create(CultureInfo.InvariantCulture, $"exit code {code}"));
            }

            pause(Poll, cancellationToken);
        }

        throw DesktopErrors.ApplicationNotReady(definition.Name, request.Timeout);
    }
}
