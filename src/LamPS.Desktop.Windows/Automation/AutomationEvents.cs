using FlaUI.Core.Definitions;
using FlaUI.UIA3;
using LamPS.Core.Desktops;
using LamPS.Core.Live;
using LamPS.Desktop.Windows.Native;

namespace LamPS.Desktop.Windows.Automation;

/// <summary>Events of UI Automation, by a client of their own.</summary>
internal static class AutomationEvents
{
    /// <summary>Starts to listen.</summary>
    /// <param name="changes">Where changes are told.</param>
    public static WatchThread Listen(ChangeSignal changes)
    {
        UIA3Automation? automation = null;
        return new WatchThread(
            () => automation = Begin(changes), window => Add(automation!, window, changes), window => User32.IsWindow(window) != 0, thread => thread.SetApartmentState(ApartmentState.MTA));
    }

    private static UIA3Automation Begin(ChangeSignal changes)
    {
        var automation = new UIA3Automation { CoalesceEvents = CoalesceEventsOptions.Enabled };
        automation.RegisterFocusChangedEvent(_ => changes.Wake());
        automation.GetDesktop().RegisterAutomationEvent(automation.EventLibrary.Window.WindowOpenedEvent, TreeScope.Subtree, (_, _) => changes.Wake());
        return automation;
    }

    private static IReadOnlyList<IDisposable> Add(UIA3Automation automation, nint window, ChangeSignal changes)
    {
        var element = automation.FromHandle(window);
        var known = automation.PropertyLibrary;
        return
        [
            element.RegisterStructureChangedEvent(TreeScope.Subtree, (_, _, _) => changes.Wake()),
            element.RegisterPropertyChangedEvent(
                TreeScope.Subtree, (_, _, _) => changes.Wake(), known.Element.Name, known.Element.IsEnabled, known.Element.IsOffscreen, known.Value.Value, known.Toggle.ToggleState),
        ];
    }
}
