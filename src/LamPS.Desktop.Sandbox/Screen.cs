using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Applications;
using LamPS.Desktop.Sandbox.Controls;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox;

/// <summary>The state of a sandbox desktop: its applications, their windows from bottom to top, who has which id, the clipboard.</summary>
internal sealed class Screen(SandboxOptions options)
{
    private readonly Dictionary<int, Control> _controls = [];
    private readonly List<Window> _windows = [];
    private readonly List<SandboxApplication> _applications = [];
    private int _lastId;

    public SandboxOptions Options => options;

    public Bounds Area { get; } = new(0, 0, options.Width, options.Height);

    /// <summary>Open windows, the lowest first.</summary>
    public IReadOnlyList<Window> Windows => _windows;

    public IReadOnlyList<SandboxApplication> Applications => _applications;

    /// <summary>The window that has the input, or null when there is none.</summary>
    public Window? ActiveWindow { get; private set; }

    public string Clipboard { get; set; } = "";

    /// <summary>Goes up with every change.</summary>
    public long Version { get; private set; }

    public void Touch() => Version++;

    /// <summary>Gives a control its number.</summary>
    public int Register(Control control)
    {
        if (_lastId == int.MaxValue)
        {
            throw SandboxErrors.IdsUsedUp();
        }

        _controls.Add(++_lastId, control);
        return _lastId;
    }

    /// <summary>Finds the control with an id if it is still in an open window.</summary>
    public Control? Find(ElementId id) =>
        _controls.TryGetValue(id.Number, out var control) && control.Window is { IsOpen: true } ? control : null;

    public void Start(SandboxApplication application)
    {
        application.Cascade = _applications.Count(a => a.MainWindow is not null) * 36;
        _applications.Add(application);
    }

    /// <summary>Takes an application away with all its windows.</summary>
    public void End(SandboxApplication application)
    {
        if (!_applications.Remove(application))
        {
            return;
        }

        foreach (var window in _windows)
        {
            window.IsOpen &= window.Application != application;
        }

        _windows.RemoveAll(w => !w.IsOpen);
        application.KeyWindow = null;
        Activate(_windows.Count == 0 ? null : _windows[^1].Application.KeyWindow);
        if (_applications.Count == 0)
        {
            _controls.Clear();
            return;
        }

        foreach (var (number, control) in _controls)
        {
            if (control.Window?.IsOpen != true)
            {
                _controls.Remove(number);
            }
        }
    }

    public void Open(Window window)
    {
        window.IsOpen = true;
        window.InvalidateTree();
        _windows.Add(window);
        if (window.Focus is null)
        {
            window.FocusFirst();
        }

        Activate(window);
    }

    /// <summary>Closes a window; the highest one that its application still has gets the input.</summary>
    public void Close(Window window)
    {
        if (!window.IsOpen)
        {
            return;
        }

        window.IsOpen = false;
        _windows.Remove(window);
        var application = window.Application;
        if (application.KeyWindow == window)
        {
            application.KeyWindow = _windows.LastOrDefault(w => w.Application == application);
        }

        Activate(application.KeyWindow ?? _windows.LastOrDefault());
    }

    /// <summary>Brings the windows of an application to the top, in their order among themselves.</summary>
    public void Raise(SandboxApplication application)
    {
        if (ActiveWindow?.Application != application && application.KeyWindow is { } key)
        {
            Raise(key);
        }
    }

    /// <summary>Gives a window the input unless a modal one is above it. Dialogs stay above their main window.</summary>
    public void Raise(Window window)
    {
        if (ActiveWindow == window)
        {
            return;
        }

        var application = window.Application;
        var own = _windows.Where(w => w.Application == application).ToList();
        var isBlocked = application.BlockerOf(window) is not null;
        if (window != application.MainWindow && !isBlocked)
        {
            own.Remove(window);
            own.Add(window);
        }

        _windows.RemoveAll(own.Contains);
        _windows.AddRange(own);
        Activate(isBlocked ? own[^1] : window);
    }

    /// <summary>The whole screen as it looks now.</summary>
    public Canvas Paint()
    {
        var canvas = new Canvas(Area.Width, Area.Height);
        canvas.Fade(Area, Theme.DesktopTop, Theme.DesktopBottom);
        canvas.Text(Font.Sans, Area.Width - 128, Area.Height - 28, "Sandbox desktop", Theme.DesktopMark);
        foreach (var window in _windows)
        {
            window.Paint(canvas);
        }

        return canvas;
    }

    // Which window is active, and with it which control has the focus, shows in their elements.
    private void Activate(Window? window)
    {
        var before = ActiveWindow;
        ActiveWindow = window;
        if (window is not null)
        {
            window.Application.KeyWindow = window;
        }

        if (before != window)
        {
            before?.ClosePopup();
            Renew(before);
            Renew(window);
        }

        Touch();

        static void Renew(Window? window)
        {
            window?.Invalidate();
            window?.Focus?.Invalidate();
        }
    }
}
