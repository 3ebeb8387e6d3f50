using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading;
using LamPS.Contracts.Requests;
using LamPS.Module.Messages;

namespace LamPS.Module.Pipeline;

/// <summary>Shows what the host tells of a request: as progress once it takes longer than a blink, as verbose and warning records.</summary>
/// <param name="cmdlet">Who shows it.</param>
internal sealed class Narrator(AsyncLamCmdlet cmdlet)
{
    // A bar that comes and goes at once only flickers.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(700);

    private static int _lastActivity = 7200;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly int _activity = Interlocked.Increment(ref _lastActivity);
    private string _title = cmdlet.MyInvocation.MyCommand.Name;
    private ProgressRecord? _next;
    private bool _shown;

    /// <summary>Shows an update. On the thread of the pipeline.</summary>
    /// <param name="update">The update.</param>
    public void Show(RunUpdate update)
    {
        switch (update.Kind)
        {
            case RunUpdateKind.Warning:
                cmdlet.WriteWarning(update.Message);
                return;
            case RunUpdateKind.Verbose:
                cmdlet.WriteVerbose(update.Message);
                return;
            case RunUpdateKind.Started:
                _title = update.Message.Length > 0 ? update.Message : _title;
                break;
            case RunUpdateKind.Action:
                cmdlet.OnAction(update);
                break;
            case RunUpdateKind.Expectation or RunUpdateKind.Ended:
                cmdlet.WriteVerbose(update.Message);
                break;
        }

        _next = new ProgressRecord(_activity, _title, update.Message.Length > 0 ? update.Message : Strings.Working)
        {
            PercentComplete = update.Total > 0 ? Math.Min(100, update.Done * 100 / update.Total) : -1,
        };
        _ = Idle();
    }

    /// <summary>Shows what is due.</summary>
    /// <returns>Time until something will be.</returns>
    public TimeSpan Idle()
    {
        if (_next is not { } record)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var left = Quiet - _clock.Elapsed;
        if (left > TimeSpan.Zero)
        {
            return left + TimeSpan.FromMilliseconds(1);
        }

        _next = null;
        _shown = true;
        cmdlet.WriteProgress(record);
        return Timeout.InfiniteTimeSpan;
    }

    /// <summary>Takes the bar away.</summary>
    /// <param name="isStopped">The pipeline takes no records any more.</param>
    public void Finish(bool isStopped)
    {
        if (_shown && !isStopped)
        {
            cmdlet.WriteProgress(new ProgressRecord(_activity, _title, Strings.Working) { RecordType = ProgressRecordType.Completed });
        }
    }
}
