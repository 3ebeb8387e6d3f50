using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Acting;
using LamPS.Desktop.AtSpi.Capturing;
using LamPS.Desktop.AtSpi.DBus;
using LamPS.Desktop.AtSpi.Launching;
using LamPS.Desktop.AtSpi.Sessions;
using LamPS.Desktop.AtSpi.X11;

namespace LamPS.Desktop.AtSpi;

/// <summary>A Linux desktop over the accessibility bus (AT-SPI): the user's own session, or a private headless one.</summary>
public sealed class AtSpiDesktop : IDesktop
{
    private static readonly TimeSpan HealthLimit = TimeSpan.FromSeconds(1);

    // Texts and toggles change without an event that is listened to, so a wait must not be long.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(25);

    private static readonly TimeSpan PaintLimit = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly DesktopSession _session;
    private readonly DBusConnection _bus;
    private readonly XConnection? _display;
    private readonly AccessibilityClient _client;
    private readonly ElementRegistry _registry = new();
    private readonly ApplicationDirectory _directory;
    private readonly ChangeListener _changes;
    private readonly SnapshotTaker _snapshots;
    private readonly WindowKeeper _windows;
    private readonly ApplicationLauncher _launcher;
    private readonly ApplicationCloser _closer;
    private readonly MenuReader _menus;
    private readonly SyntheticInput _input;
    private readonly ActionPerformer _performer;

    private AtSpiDesktop(DesktopSession session, DBusConnection bus, XConnection? display, TimeProvider time)
    {
        _time = time;
        _session = session;
        _bus = bus;
        _display = display;
        _client = new AccessibilityClient(bus, new PeerConnections(bus, time));
        _directory = new ApplicationDirectory(_client);
        _changes = new ChangeListener(time);
        _windows = new WindowKeeper(_client, _directory, display is null ? null : new XWindows(display));
        _snapshots = new SnapshotTaker(_client, _directory, _registry, _windows, time);
        _launcher = new ApplicationLauncher(session, _client, _directory, _windows, _changes, time);
        _menus = new MenuReader(_client, _windows, _registry);
        _input = new SyntheticInput(display, _windows, _client, _changes, time);
        var invoker = new ActionInvoker(_client, time);
        var typer = new TextTyper(_client, _snapshots, _changes, _input, time);
        var texts = new TextActions(_client, _snapshots, invoker, _input, typer, time);
        var pointer = new PointerActions(_client, _snapshots, _input);
        var dropDown = new DropDownList(_client, _snapshots, _windows, invoker, _input, time);
        var choices = new ChoiceActions(_client, _snapshots, invoker, texts, pointer, dropDown, _input, time);
        _performer = new ActionPerformer(_client, _registry, _snapshots, _windows, _menus, new ButtonMenus(_snapshots, invoker, _input, time), invoker, _input, texts, choices, pointer, time);
        _closer = new ApplicationCloser(session, _launcher, _windows, _snapshots, _performer, time);
    }

    /// <inheritdoc/>
    public string Kind => "atspi";

    /// <inheritdoc/>
    public bool ChangesByItself => true;

    /// <summary>The environment of the session: what else is to run in it (a comparison, a helper program) needs it whole.</summary>
    public IReadOnlyDictionary<string, string> SessionEnvironment => _session.Environment;

    /// <summary>Opens the desktop of the session that this process runs in.</summary>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamException">There is no session, or accessibility isn't there; the remedy says what to do.</exception>
    public static async Task<AtSpiDesktop> ConnectAsync(TimeProvider time, CancellationToken cancellationToken) =>
        await OpenAsync(await UserSession.FindAsync(time, cancellationToken).ConfigureAwait(false), time, cancellationToken).ConfigureAwait(false);

    /// <summary>Starts a private session without a screen and opens its desktop; disposing the desktop ends the session and all that runs in it.</summary>
    /// <param name="options">Size and limits.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamException">Programs are missing (the remedy names the packages), or a part doesn't start.</exception>
    public static async Task<AtSpiDesktop> StartHeadlessAsync(HeadlessOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        await OpenAsync(DesktopSession.Of(await HeadlessSession.StartAsync(options, time, cancellationToken).ConfigureAwait(false)), time, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ApplicationInstance>> GetApplicationsAsync(CancellationToken cancellationToken)
    {
        var found = new List<ApplicationInstance>();
        foreach (var application in await _directory.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await _windows.ListAsync(application.Bus, cancellationToken).ConfigureAwait(false) is { Count: > 0 } windows)
            {
                var main = windows.FirstOrDefault(w => w.RoleNumber == AtSpiRole.Frame) ?? windows[0];
                var name = _launcher.Find(application.Bus)?.Definition.Name ?? application.Name;
                found.Add(new ApplicationInstance(name, application.Bus, application.ProcessId, main.Title) { Program = application.Name });
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public async ValueTask<ApplicationInstance> LaunchAsync(LaunchRequest request, CancellationToken cancellationToken) =>
        await _launcher.LaunchAsync(request, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ActionOutcome> CloseAsync(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken) =>
        await _closer.CloseAsync(application, mode, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<Snapshot> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        _changes.MarkSeen();
        return await _snapshots.TakeAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Element?> ReadAsync(ElementId id, CancellationToken cancellationToken) =>
        await _snapshots.ReadAsync(id, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<MenuEntry>> GetMenusAsync(ApplicationInstance application, CancellationToken cancellationToken) =>
        await _menus.ReadAsync(application.Key, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ActionOutcome> ActAsync(ApplicationInstance application, LamAction action, CancellationToken cancellationToken) =>
        await _performer.PerformAsync(application, action, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<Screenshot?> ScreenshotAsync(ApplicationInstance? application, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_display is null)
        {
            return null;
        }

        // A window that has just come up isn't painted yet.
        var started = _time.GetTimestamp();
        while (true)
        {
            var picture = Picture(application, _display);
            if (_time.GetElapsedTime(started) > PaintLimit || picture.Rgb.AsSpan().ContainsAnyExcept(picture.Rgb[0]))
            {
                return new Screenshot(picture.Rgb, picture.Area);
            }

            await Task.Delay(LongestWait, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> WaitForChangeAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await _changes.WaitAsync(timeout < LongestWait ? timeout : LongestWait, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ApplicationHealth> CheckAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        if (application.ProcessId != 0 && !SessionProcess.Runs(application.ProcessId))
        {
            return ApplicationHealth.Exited;
        }

        try
        {
            await _client.CallAsync(
                AccessibleRef.RootOf(application.Key), AtSpiNames.Accessible, "GetRole", limit: HealthLimit, cancellationToken: cancellationToken).ConfigureAwait(false);
            return ApplicationHealth.Responding;
        }
        catch (TimeoutException)
        {
            return application.ProcessId == 0 || SessionProcess.Runs(application.ProcessId) ? ApplicationHealth.NotResponding : ApplicationHealth.Exited;
        }
        catch (DBusCallException error)
        {
            // An application that lives but left the bus can't be worked with, so for all that matters here it has ended.
            return error.CalleeGone ? ApplicationHealth.Exited : ApplicationHealth.Responding;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _input.Dispose();
        _display?.Dispose();
        await _client.Peers.DisposeAsync().ConfigureAwait(false);
        await _bus.DisposeAsync().ConfigureAwait(false);
        await _session.Owner.DisposeAsync().ConfigureAwait(false);
    }

    private XScreenshot Picture(ApplicationInstance? application, XConnection display)
    {
        Bounds? area = null;
        foreach (var window in application is null ? [] : _windows.Of(application.ProcessId))
        {
            area = area is { } sofar ? Union(sofar, window.Area) : window.Area;
        }

        return XScreenshot.Take(display, area);
    }

    private static async Task<AtSpiDesktop> OpenAsync(DesktopSession session, TimeProvider time, CancellationToken cancellationToken)
    {
        DBusConnection? bus = null;
        XConnection? display = null;
        try
        {
            bus = await DBusConnection.ConnectAsync(session.AccessibilityAddress, time, cancellationToken).ConfigureAwait(false);

            // A Wayland session may be without X: elements and their actions work, synthesized input and pictures don't.
            display = session.Display.Length > 0 ? XConnection.Connect(session.Display, session.Authority) : null;
            var desktop = new AtSpiDesktop(session, bus, display, time);
            await desktop._changes.SubscribeAsync(bus, desktop.Forget, cancellationToken).ConfigureAwait(false);
            return desktop;
        }
        catch
        {
            display?.Dispose();
            if (bus is not null)
            {
                await bus.DisposeAsync().ConfigureAwait(false);
            }

            await session.Owner.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static Bounds Union(Bounds a, Bounds b)
    {
        var (x, y) = (Math.Min(a.X, b.X), Math.Min(a.Y, b.Y));
        return new Bounds(x, y, Math.Max(a.X + a.Width, b.X + b.Width) - x, Math.Max(a.Y + a.Height, b.Y + b.Height) - y);
    }

    private void Forget(string bus)
    {
        _registry.Forget(bus);
        _directory.Forget(bus);
    }
}
