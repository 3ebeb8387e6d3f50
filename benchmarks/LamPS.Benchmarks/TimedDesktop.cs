using System.Diagnostics;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Benchmarks;

/// <summary>A desktop that counts the time spent in it, so that what is left of a step is the engine's own share. Calls come one at a time.</summary>
internal sealed class TimedDesktop(IDesktop inner) : IDesktop
{
    private long _ticks;

    public string Kind => inner.Kind;

    public bool ChangesByItself => inner.ChangesByItself;

    /// <summary>Milliseconds spent in the desktop so far, its waiting included.</summary>
    public double Milliseconds => Stopwatch.GetElapsedTime(0, _ticks).TotalMilliseconds;

    public ValueTask<IReadOnlyList<ApplicationInstance>> GetApplicationsAsync(CancellationToken cancellationToken) =>
        Time(() => inner.GetApplicationsAsync(cancellationToken));

    public ValueTask<ApplicationInstance> LaunchAsync(LaunchRequest request, CancellationToken cancellationToken) =>
        Time(() => inner.LaunchAsync(request, cancellationToken));

    public ValueTask<ActionOutcome> CloseAsync(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken) =>
        Time(() => inner.CloseAsync(application, mode, cancellationToken));

    public ValueTask<Snapshot> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken) =>
        Time(() => inner.CaptureAsync(request, cancellationToken));

    public ValueTask<Element?> ReadAsync(ElementId id, CancellationToken cancellationToken) => Time(() => inner.ReadAsync(id, cancellationToken));

    public ValueTask<IReadOnlyList<MenuEntry>> GetMenusAsync(ApplicationInstance application, CancellationToken cancellationToken) =>
        Time(() => inner.GetMenusAsync(application, cancellationToken));

    public ValueTask<ActionOutcome> ActAsync(ApplicationInstance application, LamAction action, CancellationToken cancellationToken) =>
        Time(() => inner.ActAsync(application, action, cancellationToken));

    public ValueTask<Screenshot?> ScreenshotAsync(ApplicationInstance? application, CancellationToken cancellationToken) =>
        Time(() => inner.ScreenshotAsync(application, cancellationToken));

    public ValueTask<bool> WaitForChangeAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        Time(() => inner.WaitForChangeAsync(timeout, cancellationToken));

    public ValueTask<ApplicationHealth> CheckAsync(ApplicationInstance application, CancellationToken cancellationToken) =>
        Time(() => inner.CheckAsync(application, cancellationToken));

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async ValueTask<T> Time<T>(Func<ValueTask<T>> call)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await call();
        }
        finally
        {
            _ticks += Stopwatch.GetTimestamp() - started;
        }
    }
}
