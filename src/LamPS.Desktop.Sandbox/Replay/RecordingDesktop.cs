using System.Text;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>
/// Any desktop, with everything that is done on it recorded as JSON Lines: launches, snapshots, menus, actions with their outcome. What is typed
/// into protected fields never gets into the recording, nor do secrets that it was told of.
/// </summary>
public sealed class RecordingDesktop : IDesktop, IDisposable
{
    private readonly IDesktop _inner;
    private readonly RecordingWriter _writer;
    private readonly Dictionary<string, Snapshot> _last = [];

    /// <summary>Records to a writer, which is disposed along with the desktop.</summary>
    /// <param name="inner">The desktop; disposed along with this one.</param>
    /// <param name="output">Where the recording goes.</param>
    /// <param name="secrets">Texts that must not be in it, at least 4 characters each.</param>
    /// <param name="time">Clock; the system's when null.</param>
    public RecordingDesktop(IDesktop inner, TextWriter output, IEnumerable<string>? secrets = null, TimeProvider? time = null)
    {
        _inner = inner;
        _writer = new RecordingWriter(output);
        foreach (var secret in secrets ?? [])
        {
            _writer.AddSecret(secret);
        }

        _writer.Begin(inner.Kind, (time ?? TimeProvider.System).GetUtcNow());
    }

    /// <inheritdoc/>
    public string Kind => _inner.Kind;

    /// <inheritdoc/>
    public bool ChangesByItself => _inner.ChangesByItself;

    /// <summary>Records to a file, replacing one that is there.</summary>
    /// <param name="inner">The desktop; disposed along with the recording one.</param>
    /// <param name="path">Path of the file (<c>.jsonl</c>).</param>
    /// <param name="secrets">Texts that must not be in it.</param>
    /// <exception cref="LamException">The file can't be written.</exception>
    public static RecordingDesktop ToFile(IDesktop inner, string path, IEnumerable<string>? secrets = null)
    {
        try
        {
            return new RecordingDesktop(inner, new StreamWriter(path, append: false, new UTF8Encoding(false)), secrets);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw ReplayErrors.RecordingUnwritable(path, error.Message);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApplicationInstance>> GetApplicationsAsync(CancellationToken cancellationToken) => _inner.GetApplicationsAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ApplicationInstance> LaunchAsync(LaunchRequest request, CancellationToken cancellationToken)
    {
        var instance = await _inner.LaunchAsync(request, cancellationToken).ConfigureAwait(false);
        _writer.Launch(instance);
        await LookAsync(instance, cancellationToken).ConfigureAwait(false);
        return instance;
    }

    /// <inheritdoc/>
    public async ValueTask<ActionOutcome> CloseAsync(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken)
    {
        var wasKnown = _last.Remove(application.Key);
        var outcome = await _inner.CloseAsync(application, mode, cancellationToken).ConfigureAwait(false);
        if (wasKnown)
        {
            _writer.Close(application.Key, outcome);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public async ValueTask<Snapshot> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        var snapshot = await _inner.CaptureAsync(request, cancellationToken).ConfigureAwait(false);

        // What was cut short would stand in the way of what the recording has already.
        if (request.Application is { } application && request.Root.IsNone && snapshot.Omissions.Count == 0 && request.ShowingOnly
            && request.MaxText >= new CaptureRequest().MaxText && _last.ContainsKey(application.Key))
        {
            Keep(application.Key, snapshot);
        }

        return snapshot;
    }

    /// <inheritdoc/>
    public ValueTask<Element?> ReadAsync(ElementId id, CancellationToken cancellationToken) => _inner.ReadAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<MenuEntry>> GetMenusAsync(ApplicationInstance application, CancellationToken cancellationToken) =>
        _inner.GetMenusAsync(application, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ActionOutcome> ActAsync(ApplicationInstance application, LamAction action, CancellationToken cancellationToken)
    {
        var last = _last.GetValueOrDefault(application.Key);
        Element? element = null;
        if (!action.Element.IsNone && last?.TryGet(action.Element, out element) != true)
        {
            element = await _inner.ReadAsync(action.Element, cancellationToken).ConfigureAwait(false);
        }

        // What is typed without naming an element goes to the one with the focus.
        var target = action.Element.IsNone && action.Function == UiFunctions.TypeKeys.Name ? last?.Focused : element;
        var secret = target is not null && target.Is(ElementStates.Protected);
        if (secret)
        {
            _writer.AddSecret(action.Arguments.Text("text"));
        }

        var outcome = await _inner.ActAsync(application, action, cancellationToken).ConfigureAwait(false);
        if (last is null)
        {
            return outcome;
        }

        _writer.Action(application.Key, action, element, secret, outcome);
        if (await _inner.CheckAsync(application, cancellationToken).ConfigureAwait(false) == ApplicationHealth.Exited)
        {
            _last.Remove(application.Key);
            _writer.Exit(application.Key);
        }
        else
        {
            await LookAsync(application, cancellationToken).ConfigureAwait(false);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public ValueTask<Screenshot?> ScreenshotAsync(ApplicationInstance? application, CancellationToken cancellationToken) =>
        _inner.ScreenshotAsync(application, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> WaitForChangeAsync(TimeSpan timeout, CancellationToken cancellationToken) => _inner.WaitForChangeAsync(timeout, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ApplicationHealth> CheckAsync(ApplicationInstance application, CancellationToken cancellationToken) =>
        _inner.CheckAsync(application, cancellationToken);

    /// <summary>Ends the recording and leaves the desktop as it is.</summary>
    public void Dispose() => _writer.Dispose();

    /// <summary>Ends the recording and the desktop.</summary>
    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        return _inner.DisposeAsync();
    }

    private async ValueTask LookAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        var snapshot = await _inner.CaptureAsync(new CaptureRequest { Application = application }, cancellationToken).ConfigureAwait(false);
        Keep(application.Key, snapshot);
        _writer.Menus(application.Key, await _inner.GetMenusAsync(application, cancellationToken).ConfigureAwait(false));
    }

    private void Keep(string key, Snapshot snapshot)
    {
        _last[key] = snapshot;
        _writer.Snapshot(key, snapshot);
    }
}
