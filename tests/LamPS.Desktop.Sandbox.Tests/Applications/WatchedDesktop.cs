using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Desktop.Sandbox.Tests.Applications;

/// <summary>A sandbox desktop that keeps what was done on it, and can break at an entry or after so many actions.</summary>
internal sealed class WatchedDesktop : IDesktop
{
    private readonly SandboxDesktop _inner = new(Session.InMemory());

    /// <summary>Everything done, with the name of what it was done to.</summary>
    public List<(string Function, string Target)> Done { get; } = [];

    /// <summary>Menu entry at which the application breaks; empty for none.</summary>
    public string BreaksAt { get; init; } = "";

    /// <summary>Menu entry at which whoever drives it is ended; empty for none.</summary>
    public string EndsAt { get; init; } = "";

    public int Launches { get; private set; }

    public IEnumerable<string> Menus => Done.Where(d => d.Function == "invoke_menu").Select(d => d.Target);

    public string Kind => _inner.Kind;

    public bool ChangesByItself => _inner.ChangesByItself;

    public ValueTask<IReadOnlyList<ApplicationInstance>> GetApplicationsAsync(CancellationToken cancellationToken) => _inner.GetApplicationsAsync(cancellationToken);

    public ValueTask<ApplicationInstance> LaunchAsync(LaunchRequest request, CancellationToken cancellationToken)
    {
        Launches++;
        return _inner.LaunchAsync(request, cancellationToken);
    }

    public ValueTask<ActionOutcome> CloseAsync(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken) => _inner.CloseAsync(application, mode, cancellationToken);

    public ValueTask<Snapshot> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken) => _inner.CaptureAsync(request, cancellationToken);

    public ValueTask<Element?> ReadAsync(ElementId id, CancellationToken cancellationToken) => _inner.ReadAsync(id, cancellationToken);

    public ValueTask<IReadOnlyList<MenuEntry>> GetMenusAsync(ApplicationInstance application, CancellationToken cancellationToken) => _inner.GetMenusAsync(application, cancellationToken);

    public async ValueTask<ActionOutcome> ActAsync(ApplicationInstance application, LamAction action, CancellationToken cancellationToken)
    {
        var target = action.Arguments.Text("path") ?? (await _inner.ReadAsync(action.Element, cancellationToken))?.Name ?? action.Arguments.ToString();
        Done.Add((action.Function, target));
        if (target == EndsAt)
        {
            throw new OperationCanceledException();
        }

        return target == BreaksAt ? throw DesktopErrors.ApplicationExited(application.Name, "with a segmentation fault") : await _inner.ActAsync(application, action, cancellationToken);
    }

    public ValueTask<Screenshot?> ScreenshotAsync(ApplicationInstance? application, CancellationToken cancellationToken) => _inner.ScreenshotAsync(application, cancellationToken);

    public ValueTask<bool> WaitForChangeAsync(TimeSpan timeout, CancellationToken cancellationToken) => _inner.WaitForChangeAsync(timeout, cancellationToken);

    public ValueTask<ApplicationHealth> CheckAsync(ApplicationInstance application, CancellationToken cancellationToken) => _inner.CheckAsync(application, cancellationToken);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();
}
