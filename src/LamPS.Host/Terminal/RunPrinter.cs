using LamPS.Contracts;
using LamPS.Core.Runs;

namespace LamPS.Host.Terminal;

/// <summary>Shows a run while it goes on, and sums it up.</summary>
internal sealed class RunPrinter(Screen screen, bool verbose) : IRunObserver
{
    private int _planned;
    private string? _planLine;
    private int _planIndex;
    private int _steps;
    private int _passedOver;
    private int _actions;
    private Contracts.Runs.StepTimes _times = Contracts.Runs.StepTimes.Zero;

    /// <inheritdoc/>
    public void OnEvent(RunEvent runEvent)
    {
        _passedOver += runEvent is RunbookStepEnded { PassedOver: true } ? 1 : 0;
        if (!verbose && IsInside(runEvent))
        {
            return;
        }

        switch (runEvent)
        {
            case RunStarted { Run: var run }:
                screen.Note($"{run.Request}", Style.Strong);
                screen.Note($"run {run.Id} on desktop {run.Desktop} with {run.Model}", Style.Dim);
                break;
            case RunbookStepStarted step:
                _planLine = null;
                screen.Note($"{Indent(step.Depth)}{step.Step,-12} {Screen.Safe(step.Title, 100)}");
                break;
            case RunbookStepEnded step:
                _steps += step.Depth == 0 && step.Outcome != Outcome.Skipped ? 1 : 0;
                screen.Note($"{Indent(step.Depth)}{step.Step,-12} {Word(step.Outcome)}  {step.DurationMs:0} ms{Because(step.Outcome, step.Detail)}", StyleOf(step.Outcome));
                break;
            case PlanMade plan:
                _planned = plan.Plan.Steps.Count;
                _planIndex = 0;
                _planLine = null;
                screen.Note(plan.Again ? "  planned again" : $"  plan ({plan.Plan.Planner})", Style.Dim);
                for (var i = 0; i < plan.Plan.Steps.Count; i++)
                {
                    screen.Note($"    {i + 1} {plan.Plan.Steps[i].Text}   [{plan.Plan.Steps[i].Source}]", Style.Dim);
                }

                // Said before anything is done, while there is time to stop it.
                foreach (var part in plan.Plan.Doubts)
                {
                    screen.Note($"    it isn't sure that '{Screen.Safe(part, 160)}' was understood", Style.Warn);
                }

                break;
            case StepEnded { Record: var record }:
                Print(record);
                break;
            case ExpectationChecked { Result: var found }:
                screen.Note($"  expect      {Screen.Safe(found.Expectation, 120)}  {(found.Holds ? "holds" : "does not hold")}: {Screen.Safe(found.Evidence, 160)}", found.Holds ? Style.Good : Style.Bad);
                break;
            case RunProgress progress:
                screen.Note($"  {Screen.Safe(progress.Message, 160)}", Style.Dim);
                break;
            case RunEnded { Run: var run }:
                Summarize(run);
                break;
        }
    }

    // What a function of an application consists of is its own business; the journal and the report have it all.
    private static bool IsInside(RunEvent runEvent) => runEvent switch
    {
        RunbookStepStarted e => e.Step.Contains('/'),
        RunbookStepEnded e => e.Step.Contains('/'),
        StepEnded e => e.Record.Step?.Contains('/') == true,
        ExpectationChecked e => e.Result.Step?.Contains('/') == true,
        _ => false,
    };

    private void Print(StepRecord record)
    {
        _actions++;
        _times += record.Times;
        if (record.PlanStep is not null && record.PlanStep != _planLine)
        {
            _planLine = record.PlanStep;
            _planIndex++;
        }

        var place = record.PlanStep is null ? "     " : $"{Math.Min(_planIndex, _planned)}/{_planned}";
        var target = record.Element is { } element ? $"{element.Role} '{Screen.Safe(element.Name, 40)}'" : "";
        var arguments = string.Join(", ", record.Arguments.Select(a => $"{a.Key}={Screen.Safe($"{a.Value}", 40)}"));
        var outcome = record.Outcome ?? Outcome.Unverified;
        screen.Note($"    {place,-5} {record.Function,-12} {target} {arguments}  {Word(outcome)}  {record.DurationMs:0} ms{Because(outcome, record.Detail)}", StyleOf(outcome));
    }

    private void Summarize(RunRecord run)
    {
        var duration = ((run.EndedAt ?? run.StartedAt) - run.StartedAt).TotalSeconds;
        var total = Math.Max(_times.Total, 0.001);
        var budget = _actions == 0
            ? ""
            : $" (capture {100 * _times.Capture / total:0} %, decide {100 * (_times.Decide + _times.Filter) / total:0} %, act {100 * _times.Act / total:0} %, verify {100 * _times.Verify / total:0} %)";
        var steps = _steps > 0 ? $"{_steps} steps, " : "";
        var passedOver = _passedOver > 0 ? $"{_passedOver} failed and passed over, " : "";
        screen.Note("");
        screen.Note($"{run.Outcome}: {steps}{passedOver}{_actions} actions, {duration:0.0} s{budget}", StyleOf(run.Outcome ?? Outcome.Failed));
        foreach (var path in run.Saved)
        {
            screen.Note($"Saved: {path}");
        }
    }

    private static string Because(Outcome outcome, string detail) =>
        outcome is Outcome.Verified || detail.Length == 0 ? "" : $": {Screen.Safe(detail, 200)}";

    private static string Indent(int depth) => new(' ', 2 + (2 * depth));

    private static string Word(Outcome outcome) => outcome.ToString().ToLowerInvariant();

    private static Style StyleOf(Outcome outcome) => outcome switch
    {
        Outcome.Verified => Style.Good,
        Outcome.Unverified or Outcome.Skipped => Style.Warn,
        _ => Style.Bad,
    };
}
