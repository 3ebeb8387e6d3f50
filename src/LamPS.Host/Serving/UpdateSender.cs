using System.Globalization;
using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Core.Elements;
using LamPS.Core.Runs;
using LamPS.Host.Operations;

namespace LamPS.Host.Serving;

/// <summary>Tells a client what happens in its run, as it happens.</summary>
internal sealed class UpdateSender(RpcPeer peer, string token, RunningRuns runs, CancellationTokenSource stop) : IRunObserver
{
    private const int LineLength = 200;

    private readonly Lock _order = new();
    private string _run = "";
    private string? _planStep;
    private int _number;
    private bool _isRunbook;
    private int _done;
    private int _total;

    /// <summary>Says how many steps a runbook has; a task says it by its plan.</summary>
    /// <param name="steps">Steps, those in blocks included.</param>
    public void Expect(int steps) => (_isRunbook, _total) = (true, steps);

    /// <inheritdoc/>
    public void OnEvent(RunEvent runEvent)
    {
        lock (_order)
        {
            switch (runEvent)
            {
                case RunStarted { Run: var run }:
                    _run = run.Id;
                    runs.Add(run.Id, stop);
                    Send(RunUpdateKind.Started, $"run {run.Id} on desktop {run.Desktop} with {run.Model}");
                    break;
                case RunbookStepStarted step when !step.Step.Contains('/'):
                    Send(RunUpdateKind.Progress, $"{step.Step}: {step.Title}");
                    break;
                case RunbookStepEnded step when !step.Step.Contains('/'):
                    _done += _isRunbook ? 1 : 0;
                    Send(RunUpdateKind.Verbose, $"{step.Step}: {Word(step.Outcome)}{Because(step.Outcome, step.Detail)} ({Milliseconds(step.DurationMs)})");
                    break;
                case PlanMade plan:
                    _planStep = null;
                    (_total, _done) = _isRunbook ? (_total, _done) : (plan.Plan.Steps.Count, 0);
                    Send(RunUpdateKind.Verbose, (plan.Again ? "planned again: " : "plan: ") + string.Join("; ", plan.Plan.Steps.Select((s, i) => $"{i + 1} {s.Text}").Concat(plan.Plan.Doubts.Select(d => $"it isn't sure that '{d}' was understood"))));
                    break;
                case StepStarted { Record: var record } when record.Step?.Contains('/') != true:
                    if (record.PlanStep is not null && record.PlanStep != _planStep)
                    {
                        _done += _planStep is null || _isRunbook ? 0 : 1;
                        _planStep = record.PlanStep;
                    }

                    Send(RunUpdateKind.Progress, record.PlanStep ?? Action(record));
                    break;
                case StepEnded { Record: var record }:
                    Send(RunUpdateKind.Action, $"{Action(record)}: {Word(record.Outcome ?? Outcome.Unverified)}{Because(record.Outcome, record.Detail)} ({Milliseconds(record.DurationMs)})", record);
                    break;
                case ExpectationChecked { Result: var found }:
                    Send(RunUpdateKind.Expectation, $"expect {found.Expectation}: {(found.Holds ? "holds" : "does not hold")} ({found.Evidence})", expectation: found);
                    break;
                case RunProgress progress:
                    Send(RunUpdateKind.Progress, progress.Message);
                    break;
                case RunEnded { Run: var run }:
                    runs.Remove(run.Id);
                    Send(RunUpdateKind.Ended, $"{run.Outcome}");
                    break;
            }
        }
    }

    /// <summary>Says something that no event of a run says.</summary>
    /// <param name="message">One line.</param>
    public void Note(string message)
    {
        lock (_order)
        {
            Send(RunUpdateKind.Progress, message);
        }
    }

    /// <summary>Says how far work is that is no run.</summary>
    /// <param name="progress">How far.</param>
    public void Progress(WorkProgress progress)
    {
        lock (_order)
        {
            (_done, _total) = (progress.Done, progress.Total);
            Send(RunUpdateKind.Progress, progress.Message);
        }
    }

    private static string Action(StepRecord record)
    {
        var target = record.Element is { } element ? $" {element.Role} '{element.Name}'" : "";
        var arguments = string.Concat(record.Arguments.Select(a => string.Create(CultureInfo.InvariantCulture, $" {a.Key}={a.Value}")));
        return record.Function + target + arguments;
    }

    private static string Because(Outcome? outcome, string detail) => outcome == Outcome.Verified || detail.Length == 0 ? "" : $", {detail}";

    private static string Word(Outcome outcome) => outcome.ToString().ToLowerInvariant();

    private static string Milliseconds(double ms) => string.Create(CultureInfo.InvariantCulture, $"{ms:0} ms");

    private void Send(RunUpdateKind kind, string message, StepRecord? step = null, Contracts.Runs.ExpectationOutcome? expectation = null) => peer.Notify(
        Methods.Update,
        new RunUpdate(token, ++_number, kind, ScreenText.Short(message, LineLength), _run, _done, _total, step?.ToResult(), expectation));
}
