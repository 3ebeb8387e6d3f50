using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live.Acting;
using LamPS.Core.Live.Capturing;

namespace LamPS.Core.Live.Launching;

/// <summary>Closes applications: asks their windows, answers whether to save, ends the process only when told to.</summary>
internal sealed class ApplicationCloser(
    IProcesses processes, IWindowManager windows, WindowFilter filter, SnapshotTaker snapshots, ActionPerformer performer, Pause pause, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);

    /// <summary>Closes an application.</summary>
    public ActionOutcome Close(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (HasEnded(application))
        {
            return ActionOutcome.Verified("it had ended already");
        }

        return mode == CloseMode.Kill ? Kill(application, cancellationToken) : Ask(application, mode, cancellationToken);
    }

    private ActionOutcome Kill(ApplicationInstance application, CancellationToken cancellationToken)
    {
        processes.Kill(application.ProcessId);
        var started = time.GetTimestamp();
        while (processes.ExitCode(application.ProcessId) is null)
        {
            if (time.GetElapsedTime(started) > EndLimit)
            {
                return ActionOutcome.TimedOut($"the process of '{application.Name}' doesn't end");
            }

            pause(Poll, cancellationToken);
        }

        return ActionOutcome.Verified("its process has ended");
    }

    private ActionOutcome Ask(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        long? asked = null;
        while (time.GetElapsedTime(started) < CloseLimit)
        {
            if (HasEnded(application))
            {
                return ActionOutcome.Verified("it has closed");
            }

            var snapshot = snapshots.Take(new CaptureRequest { Application = application, MaxText = 1 }, cancellationToken);
            if (CloseQuestion.Dialog(snapshot) is { } dialog)
            {
                if (Answer(application, snapshot, dialog, mode, cancellationToken) is { } failure)
                {
                    return failure;
                }
            }
            else if (asked is null || time.GetElapsedTime(asked.Value) > AskAgain)
            {
                asked = time.GetTimestamp();
                foreach (var window in Windows(application).Where(w => w.Owner == 0))
                {
                    windows.Close(window.Handle);
                }
            }

            pause(Poll, cancellationToken);
        }

        return ActionOutcome.TimedOut($"'{application.Name}' is still open after {CloseLimit.TotalSeconds:0} s");
    }

    // Null when it was answered or will go away by itself.
    private ActionOutcome? Answer(ApplicationInstance application, Snapshot snapshot, Element dialog, CloseMode mode, CancellationToken cancellationToken)
    {
        // The dialog that asks for a file name has a field for it.
        var start = snapshot.IndexOf(dialog.Id);
        if (mode == CloseMode.Save && snapshot.Nodes.Take(snapshot.SubtreeEnd(start)).Skip(start).Any(n => n.Element.Can(ElementPatterns.EditText)))
        {
            if (CloseQuestion.Cancel(snapshot, dialog) is { } cancel)
            {
                performer.Perform(application, new LamAction("click", cancel.Id, ActionArguments.None), cancellationToken);
            }

            return ActionOutcome.Failed("the document has no file of its own to be saved to");
        }

        if (CloseQuestion.Answer(snapshot, dialog, mode == CloseMode.Save) is not { } button)
        {
            return ActionOutcome.Failed($"'{application.Name}' asks something that isn't known here: dialog '{dialog.Name}'");
        }

        performer.Perform(application, new LamAction("click", button.Id, ActionArguments.None), cancellationToken);
        return null;
    }

    private List<LiveWindow> Windows(ApplicationInstance application) => [.. filter.Main(windows.List()).Where(w => w.ProcessId == application.ProcessId)];

    // Explorer and store apps keep their process: without a window an application is closed.
    private bool HasEnded(ApplicationInstance application) =>
        processes.ExitCode(application.ProcessId) is not null || (Windows(application).Count == 0 && filter.Showing(windows.List(), application.ProcessId).Count == 0);
}
