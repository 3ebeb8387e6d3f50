using LamPS.Core.Desktops;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Launching;
using LamPS.Desktop.AtSpi.X11;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>Keys and pointer for applications. They go to whatever has the input, so the application is given it first.</summary>
internal sealed class SyntheticInput(XConnection? display, WindowKeeper windows, AccessibilityClient client, ChangeListener changes, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan ActivatePatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SettleLimit = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private XInput? _input;

    /// <summary>Whether there is a display to send input to.</summary>
    public bool IsThere => display is not null;

    /// <summary>Gives an application the input.</summary>
    /// <returns>The keyboard and pointer, or null with the reason when the application can't be given the input.</returns>
    public async Task<(XInput? Input, string Reason)> PrepareAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        if (display is null)
        {
            return (null, "this session has no X display, so no keys or clicks can be sent");
        }

        if (application.ProcessId != 0 && !windows.HasInput(application.ProcessId))
        {
            var started = time.GetTimestamp();
            if (!windows.Activate(application.ProcessId, application.Title))
            {
                return (null, "the application has no window that could take keys or clicks");
            }

            while (!windows.HasInput(application.ProcessId))
            {
                if (time.GetElapsedTime(started) > ActivatePatience)
                {
                    return (null, "the application's window doesn't get the input");
                }

                await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
            }
        }

        return (_input ??= new XInput(display, time), "");
    }

    /// <summary>
    /// Waits until an application had the chance to handle keys and clicks that were sent. They reach it by another way
    /// than questions do; it answers the second question after at least one turn of its main loop with the keys in it. What follows
    /// from them (a paragraph that was split) it does when nobody asks anything.
    /// </summary>
    public async Task SettleAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        for (var i = 0; i < 2; i++)
        {
            await client.AnswersAsync(application.Key, SettleLimit, cancellationToken).ConfigureAwait(false);
        }

        await changes.WaitUntilQuietAsync(Quiet, SettleLimit, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _input?.Dispose();
}
