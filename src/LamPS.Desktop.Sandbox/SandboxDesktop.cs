using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Applications;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox;

/// <summary>
/// A desktop in the process, with a few small real applications: the same contract as a live one, deterministic, and fast enough to practise on.
/// Nothing changes there by itself, and all calls complete at once unless an application hangs. Ids are given for the life of the desktop, so
/// one that runs millions of episodes has to be made anew from time to time.
/// </summary>
public sealed class SandboxDesktop : IDesktop
{
    private static readonly int DefaultMaxText = new CaptureRequest().MaxText;
    private readonly Screen _screen;
    private readonly SnapshotBuilder _snapshots;
    private readonly List<(ApplicationInstance Instance, SandboxApplication Application)> _running = [];
    private readonly TimeProvider _time;
    private int _launched;
    private long _seen;
    private bool _closed;

    /// <summary>Makes a desktop without applications.</summary>
    /// <param name="options">How; the real disk and the system's clock when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The screen is too small or too large.</exception>
    public SandboxDesktop(SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Width, 320, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Height, 240, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(options.Width, options.Height), 4096, nameof(options));
        _screen = new Screen(options);
        _snapshots = new SnapshotBuilder(_screen);
        _time = options.Time;
    }

    /// <summary>The state, for tests.</summary>
    internal Screen Screen => _screen;

    /// <inheritdoc/>
    public string Kind => "sandbox";

    /// <inheritdoc/>
    public bool ChangesByItself => false;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApplicationInstance>> GetApplicationsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new([.. _running.Where(r => !r.Application.HasEnded).Select(r => r.Instance)]);
    }

    /// <inheritdoc/>
    public ValueTask<ApplicationInstance> LaunchAsync(LaunchRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_closed)
        {
            throw SandboxErrors.DesktopClosed();
        }

        var application = SandboxCatalog.Create(request.Application.Command, _screen)
            ?? throw DesktopErrors.ApplicationUnknown(request.Application.Name, Kind, SandboxCatalog.All.Select(a => a.Name));
        CheckDocument(request.Document, application);
        _screen.Start(application);
        try
        {
            application.Start(request.Document, request.Arguments);
        }
        catch
        {
            application.End();
            throw;
        }

        _running.RemoveAll(r => r.Application.HasEnded);
        var instance = application.ToInstance(request.Application.Name, $"sandbox:{++_launched}");
        _running.Add((instance, application));
        return new(instance);
    }

    /// <inheritdoc/>
    public ValueTask<ActionOutcome> CloseAsync(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Find(application) is not { } running)
        {
            return new(ActionOutcome.Unverified("it wasn't running"));
        }

        if (running.Hangs && mode != CloseMode.Kill)
        {
            return NoAnswerAsync(application, cancellationToken);
        }

        if (mode == CloseMode.Save && running.Save() is { } problem)
        {
            return new(ActionOutcome.Failed($"'{application.Name}' couldn't save: {problem}"));
        }

        running.End();
        return new(ActionOutcome.Unverified(mode == CloseMode.Kill ? "ended" : "closed"));
    }

    /// <inheritdoc/>
    public ValueTask<Snapshot> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var running = request.Application is null ? null : Find(request.Application);
        running?.BeforeCapture();
        if (running is { Hangs: true })
        {
            return CaptureHangingAsync(request, running, cancellationToken);
        }

        return new(Build(request, running));
    }

    /// <inheritdoc/>
    public ValueTask<Element?> ReadAsync(ElementId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_screen.Find(id) is not { } control)
        {
            return new((Element?)null);
        }

        control.Window?.EnsureLayout();
        return new(SnapshotBuilder.Cut(control.ToElement(_screen), DefaultMaxText));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<MenuEntry>> GetMenusAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Find(application) is { Hangs: false, MainWindow.Menus: { } menus } ? menus.Entries(_screen) : []);
    }

    /// <inheritdoc/>
    public ValueTask<ActionOutcome> ActAsync(ApplicationInstance application, LamAction action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Find(application) is not { } running)
        {
            return new(ActionOutcome.NotFound($"application '{application.Name}' doesn't run any more"));
        }

        running.BeforeAction(action);
        if (running.Hangs)
        {
            return NoAnswerAsync(application, cancellationToken);
        }

        if (running.Crash is { } before)
        {
            return new(ActionOutcome.Failed($"application '{application.Name}' ended: {before}"));
        }

        var outcome = ActionDispatcher.Do(_screen, running, action);
        return running.Hangs ? NoAnswerAsync(application, cancellationToken)
            : running.Crash is { } crash ? new(ActionOutcome.Failed($"application '{application.Name}' ended in the middle of '{action.Function}': {crash}"))
            : new(outcome);
    }

    /// <inheritdoc/>
    public ValueTask<Screenshot?> ScreenshotAsync(ApplicationInstance? application, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (application is null)
        {
            return new(new Screenshot(_screen.Paint().Rgb, _screen.Area));
        }

        if (Find(application) is not { } running)
        {
            return new((Screenshot?)null);
        }

        var canvas = _screen.Paint();
        int left = int.MaxValue, top = int.MaxValue, right = 0, bottom = 0;
        foreach (var window in _screen.Windows.Where(w => w.Application == running))
        {
            (left, top) = (Math.Min(left, window.Bounds.X), Math.Min(top, window.Bounds.Y));
            (right, bottom) = (Math.Max(right, window.Bounds.X + window.Bounds.Width), Math.Max(bottom, window.Bounds.Y + window.Bounds.Height));
        }

        var area = Canvas.Intersect(new Bounds(left, top, right - left, bottom - top), _screen.Area);
        var rgb = new byte[area.Width * area.Height * 3];
        for (var y = 0; y < area.Height; y++)
        {
            canvas.Rgb.AsSpan((((area.Y + y) * canvas.Width) + area.X) * 3, area.Width * 3).CopyTo(rgb.AsSpan(y * area.Width * 3));
        }

        return new(new Screenshot(rgb, area));
    }

    /// <inheritdoc/>
    public ValueTask<bool> WaitForChangeAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_screen.Version != _seen);
    }

    /// <inheritdoc/>
    public ValueTask<ApplicationHealth> CheckAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Find(application) switch
        {
            null => ApplicationHealth.Exited,
            { Hangs: true } => ApplicationHealth.NotResponding,
            _ => ApplicationHealth.Responding,
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _closed = true;
        foreach (var (_, application) in _running)
        {
            application.End();
        }

        _running.Clear();
        return ValueTask.CompletedTask;
    }

    private SandboxApplication? Find(ApplicationInstance instance)
    {
        foreach (var (running, application) in _running)
        {
            if (running.Key == instance.Key)
            {
                return application.HasEnded ? null : application;
            }
        }

        return null;
    }

    private void CheckDocument(string? path, SandboxApplication application)
    {
        if (path is null || _screen.Options.Files.FileExists(path))
        {
            return;
        }

        if (!application.MakesDocument || !_screen.Options.Files.FolderExists(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ""))
        {
            throw DesktopErrors.DocumentNotFound(path);
        }
    }

    private Snapshot Build(CaptureRequest request, SandboxApplication? running)
    {
        var snapshot = _snapshots.Build(request, running);
        _seen = _screen.Version;
        return snapshot;
    }

    private async ValueTask<ActionOutcome> NoAnswerAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        await Task.Delay(_screen.Options.AnswerLimit, _time, cancellationToken).ConfigureAwait(false);
        return ActionOutcome.TimedOut($"application '{application.Name}' didn't answer within {_screen.Options.AnswerLimit.TotalSeconds:0.#} s");
    }

    private async ValueTask<Snapshot> CaptureHangingAsync(CaptureRequest request, SandboxApplication running, CancellationToken cancellationToken)
    {
        var limit = request.TimeLimit < _screen.Options.AnswerLimit ? request.TimeLimit : _screen.Options.AnswerLimit;
        await Task.Delay(limit, _time, cancellationToken).ConfigureAwait(false);
        return Build(request, running);
    }
}
