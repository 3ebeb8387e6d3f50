using LamPS.Core.Desktops;
#if UI_AUTOMATION
using LamPS.Core.Live;
using LamPS.Core.Live.Capturing;
using LamPS.Desktop.Windows.Automation;
using LamPS.Desktop.Windows.Native;
#endif

namespace LamPS.Desktop.Windows;

/// <summary>The desktop of the Windows session that this process runs in, over UI Automation.</summary>
public static class WindowsDesktop
{
    private const string Kind = "windows";

#if UI_AUTOMATION
    // The shell's own surfaces and input methods are no windows to people.
    private static readonly string[] Surfaces =
    [
        "Progman", "WorkerW", "Shell_TrayWnd", "Shell_SecondaryTrayWnd", "IME", "MSCTFIME UI", "ForegroundStaging", "EdgeUiInputTopWndClass", "TaskListThumbnailWnd", "XamlExplorerHostIslandWindow",
    ];

    // Who asks for rights or passwords is never looked at; the others are the shell.
    private static readonly string[] Processes =
    [
        "lamps", "consent", "CredentialUIBroker", "LogonUI", "LockApp", "TextInputHost", "ShellExperienceHost", "StartMenuExperienceHost", "SearchHost", "SecurityHealthSystray",
    ];

    /// <summary>Opens it.</summary>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamPS.Core.LamException">UI Automation isn't there.</exception>
    public static async Task<IDesktop> OpenAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        // All calls are made in one apartment without a message loop: none is needed, and none can be waited for. Places are pixels of each screen as it is.
        var calls = new CallThread(time, thread => thread.SetApartmentState(ApartmentState.MTA), () => User32.SetThreadDpiAwarenessContext(User32.PerMonitorAwareV2));
        var changes = new ChangeSignal(time);
        try
        {
            var system = await calls.RunAsync(
                _ => new LiveSystem(
                    Kind,
                    new AutomationClient(AutomationEvents.Listen(changes)),
                    new WindowManager(),
                    new InputDevice(),
                    new ProcessStarter(),
                    new WindowFilter(Environment.ProcessId, Surfaces, Processes),
                    changes),
                TimeSpan.FromSeconds(20),
                cancellationToken).ConfigureAwait(false);
            return new LiveDesktop(system, calls, (span, token) => token.WaitHandle.WaitOne(span), time);
        }
        catch (Exception error) when (error is System.Runtime.InteropServices.COMException or TimeoutException)
        {
            calls.End();
            throw DesktopErrors.DesktopNotReady(Kind, $"UI Automation doesn't start: {error.Message}", "Run LamPS in the session of a user who is logged on, not as a service.");
        }
    }
#else
    /// <summary>Says that this build has no UI Automation.</summary>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamPS.Core.LamException">Always.</exception>
    public static Task<IDesktop> OpenAsync(TimeProvider time, CancellationToken cancellationToken) => Task.FromException<IDesktop>(
        DesktopErrors.DesktopNotReady(
            Kind,
            "this LamPS was built without UI Automation, because the package FlaUI.UIA3 wasn't there",
            "Use a released package, or build where a package feed has FlaUI.UIA3: on Windows that is the default, elsewhere add -p:WithUiAutomation=true."));
#endif
}
