using LamPS.Core.Actions;
using LamPS.Core.Elements;

namespace LamPS.Core.Desktops;

/// <summary>
/// Where applications run. A desktop captures and acts; it neither decides, nor judges policy, nor verifies: an action that it has done is
/// <see cref="ActionOutcome.Unverified"/>, and the executor looks whether it worked. Calls may come from any thread, one at a time.
/// Every implementation passes <c>DesktopContract</c> in LamPS.Testing.
/// </summary>
/// <remarks>
/// Expected failures are outcomes, not exceptions: an element that is gone is <c>NotFound</c>, an application that doesn't answer is <c>TimedOut</c>.
/// <see cref="LamException"/> is for an environment that isn't ready. Cancellation throws <see cref="OperationCanceledException"/> within a second.
/// </remarks>
public interface IDesktop : IAsyncDisposable
{
    /// <summary>Kind: <c>sandbox</c>, <c>atspi</c>, <c>windows</c>, <c>replay</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// Whether anything can change while nobody acts. False for an in-process desktop and a replay: whoever waits there for a change that
    /// isn't there yet waits in vain and needn't.
    /// </summary>
    bool ChangesByItself { get; }

    /// <summary>Running applications that have a window.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<IReadOnlyList<ApplicationInstance>> GetApplicationsAsync(CancellationToken cancellationToken);

    /// <summary>Starts an application and waits until its window takes input.</summary>
    /// <param name="request">What to start.</param>
    /// <param name="cancellationToken">Cancels; a process that was started for it is ended.</param>
    /// <exception cref="LamException">Not installed, doesn't start, exits at once, no window within the limit; the document can't be opened.</exception>
    ValueTask<ApplicationInstance> LaunchAsync(LaunchRequest request, CancellationToken cancellationToken);

    /// <summary>Closes an application that runs here. An application that is gone already counts as closed.</summary>
    /// <param name="application">Application.</param>
    /// <param name="mode">What to do with unsaved changes.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<ActionOutcome> CloseAsync(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken);

    /// <summary>Takes a snapshot in as few round trips as possible.</summary>
    /// <param name="request">Scope and limits.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<Snapshot> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken);

    /// <summary>Reads one element anew.</summary>
    /// <param name="id">Element.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The element as it is now, or null when it is gone.</returns>
    ValueTask<Element?> ReadAsync(ElementId id, CancellationToken cancellationToken);

    /// <summary>All entries of the application's menu bar, without opening menus; empty when it has none.</summary>
    /// <param name="application">Application.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<IReadOnlyList<MenuEntry>> GetMenusAsync(ApplicationInstance application, CancellationToken cancellationToken);

    /// <summary>
    /// Does a UI function that acts on elements, menus or keys (<c>click</c> to <c>select_text</c> in <see cref="UiFunctions"/>; not <c>wait_for</c>,
    /// <c>launch</c>, <c>close</c>, <c>screenshot</c>, which the executor does with the other members). Patterns first, then accessibility actions, then synthesized input.
    /// </summary>
    /// <param name="application">Application that has the focus of the work; menus and keys go there.</param>
    /// <param name="action">The action; arguments as in <see cref="UiFunctions"/>, where <c>drag</c>'s <c>to</c> is an element id (<c>e12</c>).</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<ActionOutcome> ActAsync(ApplicationInstance application, LamAction action, CancellationToken cancellationToken);

    /// <summary>Takes a picture of the screen.</summary>
    /// <param name="application">Only its windows' area; null for the whole screen.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The picture, or null where this desktop has none.</returns>
    ValueTask<Screenshot?> ScreenshotAsync(ApplicationInstance? application, CancellationToken cancellationToken);

    /// <summary>Waits until something changed since the last capture, or the time is up. A desktop that doesn't change by itself answers at once.</summary>
    /// <param name="timeout">Longest wait.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether something changed, as far as known.</returns>
    ValueTask<bool> WaitForChangeAsync(TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Whether an application still runs and answers.</summary>
    /// <param name="application">Application.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<ApplicationHealth> CheckAsync(ApplicationInstance application, CancellationToken cancellationToken);
}
