using System.Globalization;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>
/// A recording as a desktop, so that runbooks can be tested without one. It shows what was recorded and moves on when it gets the action that was
/// recorded next; it fails on any other, and says what it expected.
/// </summary>
public sealed class ReplayDesktop : IDesktop
{
    private readonly IReadOnlyList<RecordedEvent> _events;
    private readonly string _source;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, State> _running = [];
    private int _next;
    private bool _changed;

    private ReplayDesktop(IReadOnlyList<RecordedEvent> events, string source, TimeProvider time) => (_events, _source, _time) = (events, source, time);

    /// <inheritdoc/>
    public string Kind => "replay";

    /// <inheritdoc/>
    public bool ChangesByItself => false;

    /// <summary>Opens a recording that was written by <see cref="RecordingDesktop"/>.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="LamException">It can't be read, or is malformed; the message has the line.</exception>
    public static ReplayDesktop Open(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw ReplayErrors.RecordingUnreadable(path, error.Message);
        }
    }

    /// <summary>Reads a recording.</summary>
    /// <param name="input">Its text.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <param name="time">Clock; the system's when null.</param>
    /// <exception cref="LamException">It is malformed; the message has the line.</exception>
    public static ReplayDesktop Read(TextReader input, string source, TimeProvider? time = null) =>
        new(RecordingReader.Read(input, source), source, time ?? TimeProvider.System);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApplicationInstance>> GetApplicationsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new([.. _running.Values.Select(s => s.Instance)]);
    }

    /// <inheritdoc/>
    public ValueTask<ApplicationInstance> LaunchAsync(LaunchRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var name = request.Application.Name;
        if (Next is not RecordedLaunch launch || launch.Instance.Name != name)
        {
            var known = _events.OfType<RecordedLaunch>().Select(l => l.Instance.Name).Distinct().ToList();
            throw known.Contains(name) ? ReplayErrors.LaunchNotRecorded(name, _source, Expected()) : DesktopErrors.ApplicationUnknown(name, Kind, known);
        }

        _running[launch.Key] = new State(launch.Instance);
        MoveOn();
        return new(launch.Instance);
    }

    /// <inheritdoc/>
    public ValueTask<ActionOutcome> CloseAsync(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_running.Remove(application.Key))
        {
            return new(ActionOutcome.Unverified("it wasn't running"));
        }

        if (Next is not RecordedClose close || close.Key != application.Key)
        {
            // Whoever stops early still has to be able to tidy up.
            return new(ActionOutcome.Unverified("closed; the recording goes on"));
        }

        MoveOn();
        return new(close.Outcome);
    }

    /// <inheritdoc/>
    public ValueTask<Snapshot> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _changed = false;
        var scope = request.Application is null ? _running.Values
            : _running.TryGetValue(request.Application.Key, out var state) ? [state]
            : (IEnumerable<State>)[];
        return new(SnapshotScope.Apply(scope.Select(s => s.Snapshot), request, _time.GetUtcNow()));
    }

    /// <inheritdoc/>
    public ValueTask<Element?> ReadAsync(ElementId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Find(id));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<MenuEntry>> GetMenusAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_running.TryGetValue(application.Key, out var state) ? state.Menus : []);
    }

    /// <inheritdoc/>
    public ValueTask<ActionOutcome> ActAsync(ApplicationInstance application, LamAction action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Act(application, action));
    }

    /// <inheritdoc/>
    public ValueTask<Screenshot?> ScreenshotAsync(ApplicationInstance? application, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new((Screenshot?)null);
    }

    /// <inheritdoc/>
    public ValueTask<bool> WaitForChangeAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_changed);
    }

    /// <inheritdoc/>
    public ValueTask<ApplicationHealth> CheckAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_running.ContainsKey(application.Key) ? ApplicationHealth.Responding : ApplicationHealth.Exited);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _running.Clear();
        return ValueTask.CompletedTask;
    }

    private RecordedEvent? Next => _next < _events.Count ? _events[_next] : null;

    private ActionOutcome Act(ApplicationInstance application, LamAction action)
    {
        if (!FunctionPool.Ui.TryGet(action.Function, out var function))
        {
            return ActionOutcome.NotSupported($"desktop 'replay' has no function '{action.Function}'");
        }

        if (!_running.ContainsKey(application.Key))
        {
            return ActionOutcome.NotFound($"application '{application.Name}' doesn't run any more");
        }

        var element = Find(action.Element);
        if (Next is RecordedAction recorded && recorded.Key == application.Key && Matches(recorded, action, element))
        {
            MoveOn();
            return recorded.Outcome;
        }

        if (element is null && (function.NeedsElement || !action.Element.IsNone))
        {
            return ActionOutcome.NotFound($"element {action.Element} isn't there");
        }

        // Reading changes nothing, so it may come at any time.
        return action.Function == UiFunctions.ReadText.Name && element is { Value: { } value } && !element.Is(ElementStates.Protected)
            ? ActionOutcome.Read(value, "recording")
            : ActionOutcome.Failed(Expected());
    }

    private bool Matches(RecordedAction recorded, LamAction action, Element? element)
    {
        if (recorded.Function != action.Function || recorded.Element.IsNone != action.Element.IsNone || !SameArguments(recorded, action.Arguments))
        {
            return false;
        }

        if (recorded.Element.IsNone || recorded.Element == action.Element)
        {
            return true;
        }

        // Another element with the same role and name will do only where the recorded one can't be meant.
        return element is not null && element.Role == recorded.Role && element.Name == recorded.Name && Find(recorded.Element) is null;
    }

    private static bool SameArguments(RecordedAction recorded, ActionArguments given)
    {
        var wanted = recorded.Arguments.Where(a => a.Value is not null).ToList();
        var other = given.Where(a => a.Value is not null && !recorded.Masked.Contains(a.Key)).ToList();
        return wanted.Count == other.Count && wanted.All(w => given.TryGetValue(w.Key, out var value) && Plain(value) == Plain(w.Value));

        static string? Plain(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
    }

    private string Expected() => Next switch
    {
        null => "the recording has ended",
        RecordedAction action => $"the recording goes on with {action} (line {action.Line})",
        RecordedLaunch launch => $"the recording goes on with launching '{launch.Instance.Name}' (line {launch.Line})",
        { } other => $"the recording goes on with closing '{other.Key}' (line {other.Line})",
    };

    private Element? Find(ElementId id)
    {
        foreach (var state in _running.Values)
        {
            if (state.Snapshot.TryGet(id, out var element))
            {
                return element;
            }
        }

        return null;
    }

    // What followed is shown as it had settled: the last snapshot before the next thing that was done.
    private void MoveOn()
    {
        _changed = true;
        for (_next++; Next is RecordedSnapshot or RecordedMenus or RecordedExit; _next++)
        {
            if (Next is RecordedExit)
            {
                _running.Remove(Next.Key);
            }
            else if (_running.TryGetValue(Next.Key, out var state))
            {
                _running[Next.Key] = Next switch
                {
                    RecordedSnapshot s => state with { Snapshot = s.Snapshot },
                    RecordedMenus m => state with { Menus = m.Entries },
                    _ => state,
                };
            }
        }
    }

    private sealed record State(ApplicationInstance Instance)
    {
        public Snapshot Snapshot { get; init; } = Snapshot.Empty;

        public IReadOnlyList<MenuEntry> Menus { get; init; } = [];
    }
}
