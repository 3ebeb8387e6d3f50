using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Live.Capturing;

namespace LamPS.Core.Live.Acting;

/// <summary>
/// Sends keys and clicks, after a look whether they can get where they should: a locked desktop takes none, a program with more rights drops
/// them without a word, and they go to whatever window has the input, or lies on top.
/// </summary>
internal sealed class InputGate(IWindowManager windows, IInputDevice device, WindowFilter filter, Pause pause, TimeProvider time)
{
    private const int Chunk = 200;
    private static readonly TimeSpan ActivatePatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(30);

    /// <summary>What is sent for keys written as <c>Ctrl+Home Shift+End</c>, one list a combination; null when a part names no key.</summary>
    public IReadOnlyList<IReadOnlyList<InputEvent>>? Chords(string text, out string wrong) => device.Chords(text, out wrong);

    /// <summary>What is sent to type a text.</summary>
    public IReadOnlyList<InputEvent> Text(string text) => device.Text(text);

    /// <summary>Types keys into an application.</summary>
    /// <param name="application">Application.</param>
    /// <param name="window">The window that the keys are for; 0 for the topmost of the application.</param>
    /// <param name="events">What to send.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public ActionOutcome Keys(ApplicationInstance application, nint window, IReadOnlyList<InputEvent> events, CancellationToken cancellationToken) =>
        Prepare(application, window, cancellationToken) ?? Send(application, events, "keys", cancellationToken);

    /// <summary>Sends clicks to a pixel of an application.</summary>
    public ActionOutcome Pointer(ApplicationInstance application, nint window, (int X, int Y) at, IReadOnlyList<InputEvent> events, CancellationToken cancellationToken)
    {
        if (Prepare(application, window, cancellationToken) is { } blocked)
        {
            return blocked;
        }

        var on = windows.At(at.X, at.Y);
        return windows.List().FirstOrDefault(w => w.Handle == on) is { } covering && covering.ProcessId != application.ProcessId
            ? ActionOutcome.Blocked($"window '{covering.Label}' covers the place that should be clicked")
            : Send(application, events, "pointer", cancellationToken);
    }

    /// <summary>Whether input for an application can get there at all; the reason when it can't.</summary>
    public ActionOutcome? Obstacle(int processId)
    {
        if (!device.TakesInput())
        {
            return ActionOutcome.Blocked("the desktop takes no keys or clicks: it is locked, disconnected, or a secure prompt covers it");
        }

        return !device.Reaches(processId)
            ? ActionOutcome.Blocked("the application runs with more rights than this program, so its keys and clicks are dropped; start both with the same rights")
            : null;
    }

    private ActionOutcome? Prepare(ApplicationInstance application, nint wanted, CancellationToken cancellationToken)
    {
        if (Obstacle(application.ProcessId) is { } blocked)
        {
            return blocked;
        }

        var shown = filter.Showing(windows.List(), application.ProcessId);
        if ((shown.FirstOrDefault(w => w.Handle == wanted) ?? shown.LastOrDefault()) is not { } window)
        {
            return ActionOutcome.NotSupported("the application has no window that could take keys or clicks");
        }

        // A window that can't answer its owner's input gives it to the dialog that it waits for.
        var started = time.GetTimestamp();
        while (!HasInput(application.ProcessId, wanted == 0 ? 0 : window.Handle))
        {
            if (time.GetElapsedTime(started) > ActivatePatience)
            {
                return ActionOutcome.Blocked($"window '{window.Label}' doesn't get the input: it is kept for the window that the user works in");
            }

            windows.Activate(window.Handle);
            pause(Poll, cancellationToken);
        }

        return null;
    }

    private bool HasInput(int processId, nint window) =>
        windows.List().FirstOrDefault(w => w.IsForeground) is { } active && active.ProcessId == processId && (window == 0 || active.Handle == window || active.Owner == window);

    private ActionOutcome Send(ApplicationInstance application, IReadOnlyList<InputEvent> events, string how, CancellationToken cancellationToken)
    {
        for (var i = 0; i < events.Count; i += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Between the pieces of a long text the user may have changed the window.
            if (i > 0 && !HasInput(application.ProcessId, 0))
            {
                return ActionOutcome.Failed("the application lost the input while text was typed into it");
            }

            var piece = events.Skip(i).Take(Chunk).ToList();
            if (device.Send(piece) != piece.Count)
            {
                return ActionOutcome.Blocked("the system took no keys or clicks");
            }

            pause(Settle, cancellationToken);
        }

        return ActionOutcome.Unverified(how);
    }
}
