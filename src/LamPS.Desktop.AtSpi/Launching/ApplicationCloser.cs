using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Acting;
using LamPS.Desktop.AtSpi.Capturing;
using LamPS.Desktop.AtSpi.Sessions;

namespace LamPS.Desktop.AtSpi.Launching;

/// <summary>Closes applications.</summary>
internal sealed class ApplicationCloser(
    DesktopSession session, ApplicationLauncher launcher, WindowKeeper windows, SnapshotTaker snapshots, ActionPerformer performer, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);

    /// <summary>Closes an application.</summary>
    public async Task<ActionOutcome> CloseAsync(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!await RunsAsync(application, cancellationToken).ConfigureAwait(false))
        {
            launcher.Forget(application.Key);
            return ActionOutcome.Verified("it had ended already");
        }

        // In a private session nothing of a discarded application is kept, so it needs no asking; and asking takes a second.
        if (mode == CloseMode.Kill || (mode == CloseMode.Discard && session.IsHeadless && launcher.Find(application.Key) is not null))
        {
            return await KillAsync(application, cancellationToken).ConfigureAwait(false);
        }

        return await AskAsync(application, mode, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ActionOutcome> KillAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        if (application.ProcessId == 0)
        {
            return ActionOutcome.NotSupported($"the process of '{application.Name}' isn't known");
        }

        var ids = launcher.Find(application.Key) is { } launched
            ? SessionProcess.FindMarked(LaunchedApplication.MarkVariable, launched.Mark)
            : [application.ProcessId];
        SessionProcess.Kill([.. ids, application.ProcessId]);
        return await EndsAsync(application, EndLimit, cancellationToken).ConfigureAwait(false)
            ? ActionOutcome.Verified("its process has ended")
            : ActionOutcome.TimedOut($"the process of '{application.Name}' doesn't end");
    }

    private async Task<ActionOutcome> AskAsync(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        long? asked = null;
        while (time.GetElapsedTime(started) < CloseLimit)
        {
            if (!await RunsAsync(application, cancellationToken).ConfigureAwait(false))
            {
                launcher.Forget(application.Key);
                return ActionOutcome.Verified("it has closed");
            }

            var snapshot = await snapshots.TakeAsync(new CaptureRequest { Application = application, MaxText = 1 }, cancellationToken).ConfigureAwait(false);
            if (CloseQuestion.Dialog(snapshot) is { } dialog)
            {
                if (await AnswerAsync(application, snapshot, dialog, mode, cancellationToken).ConfigureAwait(false) is { } failure)
                {
                    return failure;
                }
            }
            else if (asked is null || time.GetElapsedTime(asked.Value) > AskAgain)
            {
                asked = time.GetTimestamp();
                if (windows.Close(application.ProcessId) == 0)
                {
                    return ActionOutcome.NotSupported($"'{application.Name}' has no window that could be closed");
                }
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }

        return launcher.Find(application.Key) is not null && mode == CloseMode.Discard
            ? await KillAsync(application, cancellationToken).ConfigureAwait(false)
            : ActionOutcome.TimedOut($"'{application.Name}' is still open after {CloseLimit.TotalSeconds:0} s");
    }

    // Answers the question whether to save; null when it was answered or will go away by itself.
    private async Task<ActionOutcome?> AnswerAsync(
        ApplicationInstance application, Snapshot snapshot, Element dialog, CloseMode mode, CancellationToken cancellationToken)
    {
        if (dialog.ClassName == "file chooser" && mode == CloseMode.Save)
        {
            if (CloseQuestion.Cancel(snapshot, dialog) is { } cancel)
            {
                await performer.PerformAsync(application, new LamAction("click", cancel.Id, ActionArguments.None), cancellationToken).ConfigureAwait(false);
            }

            return ActionOutcome.Failed("the document has no file of its own to be saved to");
        }

        var button = CloseQuestion.Answer(snapshot, dialog, mode == CloseMode.Save);
        if (button is null)
        {
            return ActionOutcome.Failed($"'{application.Name}' asks something that isn't known here: dialog '{dialog.Name}'");
        }

        await performer.PerformAsync(application, new LamAction("click", button.Id, ActionArguments.None), cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task<bool> EndsAsync(ApplicationInstance application, TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (await RunsAsync(application, cancellationToken).ConfigureAwait(false))
        {
            if (time.GetElapsedTime(started) > limit)
            {
                return false;
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }

        launcher.Forget(application.Key);
        return true;
    }

    // In the user's session another window of the same process may stay: without windows of its own an application is closed.
    private async Task<bool> RunsAsync(ApplicationInstance application, CancellationToken cancellationToken)
    {
        if (application.ProcessId != 0)
        {
            return SessionProcess.Runs(application.ProcessId);
        }

        return (await windows.ListAsync(application.Key, cancellationToken).ConfigureAwait(false)).Count > 0;
    }
}
