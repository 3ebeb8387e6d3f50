using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live.Acting;
using LamPS.Core.Live.Capturing;
using LamPS.Core.Live.Launching;

namespace LamPS.Core.Live;

/// <summary>What a system gives for a desktop of live applications.</summary>
/// <param name="Kind">Kind of the desktop.</param>
/// <param name="Tree">Elements.</param>
/// <param name="Windows">Windows.</param>
/// <param name="Input">Keys and pointer.</param>
/// <param name="Processes">Processes.</param>
/// <param name="Filter">Which windows there are to work with.</param>
/// <param name="Changes">Where the system tells of changes.</param>
internal sealed record LiveSystem(
    string Kind, IElementTree Tree, IWindowManager Windows, IInputDevice Input, IProcesses Processes, WindowFilter Filter, ChangeSignal Changes);

/// <summary>
/// A desktop of live applications whose accessibility answers in calls that wait (UI Automation). Everything that is decided about capturing and acting is
/// decided here and in the parts beside it; the system's side only translates.
/// </summary>
internal sealed class LiveDesktop : IDesktop
{
    // Not every change has an event, so a wait must not be long.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ActLimit = TimeSpan.FromSeconds(60);

    private readonly LiveSystem _system;
    private readonly TimeProvider _time;
    private readonly CallThread _calls;
    private readonly KnownElements _elements = new();
    private readonly SnapshotTaker _snapshots;
    private readonly MenuActions _menus;
    private readonly ActionPerformer _performer;
    private readonly ApplicationLauncher _launcher;
    private readonly ApplicationCloser _closer;
    private int _disposed;

    /// <summary>Opens a desktop.</summary>
    /// <param name="system">The system.</param>
    /// <param name="calls">Thread that all calls are made on.</param>
    /// <param name="pause">Waits a little.</param>
    /// <param name="time">Clock.</param>
    public LiveDesktop(LiveSystem system, CallThread calls, Pause pause, TimeProvider time)
    {
        _system = system;
        _time = time;
        _calls = calls;
        _snapshots = new SnapshotTaker(system.Tree, system.Windows, system.Filter, _elements, pause, time);
        var actor = new Actor(system.Tree, _snapshots, _elements, pause, time);
        var gate = new InputGate(system.Windows, system.Input, system.Filter, pause, time);
        var pointer = new PointerActions(actor, gate);
        _menus = new MenuActions(actor, _snapshots, system.Windows, system.Filter, _elements);
        _performer = new ActionPerformer(actor, system.Windows, _menus, new TextActions(actor, _snapshots, gate), new ChoiceActions(actor, pointer), pointer);
        _launcher = new ApplicationLauncher(system.Processes, system.Windows, system.Filter, pause, time);
        _closer = new ApplicationCloser(system.Processes, system.Windows, system.Filter, _snapshots, _performer, pause, time);
    }

    /// <inheritdoc/>
    public string Kind => _system.Kind;

    /// <inheritdoc/>
    public bool ChangesByItself => true;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ApplicationInstance>> GetApplicationsAsync(CancellationToken cancellationToken) => await _calls.RunAsync<IReadOnlyList<ApplicationInstance>>(
        _ => [.. _system.Filter.Main(_system.Windows.List()).GroupBy(w => w.ProcessId).Select(g => ApplicationLauncher.Instance(_launcher.NameOf(g.Key) ?? g.First().ProcessName, g.First()))],
        ShortLimit,
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ApplicationInstance> LaunchAsync(LaunchRequest request, CancellationToken cancellationToken) =>
        await _calls.RunAsync(token => _launcher.Launch(request, token), request.Timeout + Slack, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ActionOutcome> CloseAsync(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken) =>
        await ActAsync(token => _closer.Close(application, mode, token), application, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<Snapshot> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        _system.Changes.MarkSeen();
        try
        {
            return await _calls.RunAsync(token => _snapshots.Take(request, token), request.TimeLimit + Slack, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Not even the limits of the calls were kept: what there is can't be known.
            return new Snapshot([], _time.GetUtcNow(), [new Omission(OmissionReason.NotResponding, request.Application?.Name ?? "", -1)]);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Element?> ReadAsync(ElementId id, CancellationToken cancellationToken)
    {
        try
        {
            return await _calls.RunAsync(
                _ => _elements.Find(id) is not { } known ? null : known.Command != 0 ? _menus.ReadEntry(known) : _snapshots.Read(known)?.Element, ShortLimit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or ElementGoneException or ActionRefusedException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<MenuEntry>> GetMenusAsync(ApplicationInstance application, CancellationToken cancellationToken) =>
        await _calls.RunAsync(_ => _menus.Read(application), ShortLimit, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ActionOutcome> ActAsync(ApplicationInstance application, LamAction action, CancellationToken cancellationToken) =>
        await ActAsync(token => _performer.Perform(application, action, token), application, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<Screenshot?> ScreenshotAsync(ApplicationInstance? application, CancellationToken cancellationToken) => await _calls.RunAsync(
        _ => application is null ? _system.Windows.Picture(0)
            : _system.Filter.Showing(_system.Windows.List(), application.ProcessId).LastOrDefault(w => !w.IsMinimized && !w.IsHung) is { } window ? Picture(window)
            : null,
        ShortLimit,
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> WaitForChangeAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await _system.Changes.WaitAsync(timeout < LongestWait ? timeout : LongestWait, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ApplicationHealth> CheckAsync(ApplicationInstance application, CancellationToken cancellationToken) => await _calls.RunAsync(
        _ => _system.Processes.ExitCode(application.ProcessId) is not null ? ApplicationHealth.Exited
            : _system.Windows.List().Any(w => w.ProcessId == application.ProcessId && w is { IsVisible: true, IsHung: true }) ? ApplicationHealth.NotResponding
            : ApplicationHealth.Responding,
        ShortLimit,
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        try
        {
            await _calls.RunAsync(
                _ =>
                {
                    _system.Tree.Dispose();
                    return true;
                },
                ShortLimit,
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // An application hangs in a call; what is left goes with the process.
        }

        _calls.End();
    }

    // What doesn't draw itself is cut out of the screen, when nothing else can lie on top.
    private Screenshot? Picture(LiveWindow window) =>
        _system.Windows.Picture(window.Handle) is { ShowsSomething: true } picture ? picture
        : window.IsForeground ? _system.Windows.Picture(0)?.Cut(window.Bounds)
        : null;

    private async Task<ActionOutcome> ActAsync(Func<CancellationToken, ActionOutcome> act, ApplicationInstance application, CancellationToken cancellationToken)
    {
        try
        {
            return await _calls.RunAsync(act, ActLimit, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return ActionOutcome.TimedOut($"application '{application.Name}' doesn't answer");
        }
    }
}
