using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Desktops;
using LamPS.Core.Runs;
using LamPS.Learning.Records;

namespace LamPS.Learning.Episodes;

/// <summary>
/// Stands between loop and actor, and listens to the run: keeps each decision that was done, with all that it was made from. A decision
/// that found nothing, was refused or failed isn't kept as an example; it stays in the history of those that follow.
/// </summary>
/// <param name="id">Begins the ids of the records: the task or the run.</param>
/// <param name="source">Where the records come from: <c>live</c> or <c>run</c>.</param>
/// <param name="family">Family of the task.</param>
/// <param name="split">What the records may be used for.</param>
/// <param name="inner">Who decides.</param>
internal sealed class TrajectoryRecorder(string id, string source, string family, Split split, IActor inner) : IActor, IRunObserver
{
    private readonly List<StateAction> _steps = [];
    private readonly List<double> _latencies = [];
    private IReadOnlyList<string> _plan = [];
    private IReadOnlyList<MenuEntry>? _menus;
    private (DecisionContext Context, Decision Decision)? _pending;

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <summary>The decisions that were done.</summary>
    public IReadOnlyList<StateAction> Steps => _steps;

    /// <summary>The plan as it was in the end.</summary>
    public IReadOnlyList<string> Plan => _plan;

    /// <summary>Actions that were tried.</summary>
    public int Actions { get; private set; }

    /// <summary>Milliseconds to look, filter and decide, of each action.</summary>
    public IReadOnlyList<double> Latencies => _latencies;

    /// <summary>When the last action ended.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var decision = await inner.DecideAsync(context, candidates, cancellationToken).ConfigureAwait(false);
        _pending = (context, decision);

        // There is nothing left to do: no action follows that could be waited for.
        if (decision.Action.Function.Length == 0 && decision.Action.Status == ActionStatus.Finish)
            Keep();
        return decision;
    }

    /// <inheritdoc/>
    public void OnEvent(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case PlanMade made:
                _plan = [.. made.Plan.Steps.Select(s => s.Text)];
                break;
            case StepEnded { Record: var record }:
                Actions++;
                LastAt = runEvent.At;
                _latencies.Add(record.Times.Capture + record.Times.Filter + record.Times.Decide);
                if (record.Outcome is Outcome.Verified or Outcome.Unverified)
                    Keep();
                break;
        }
    }

    private void Keep()
    {
        if (_pending is not var (context, decision))
            return;
        _pending = null;

        // The entries of the menu bar are a few hundred, and nearly always those of the step before.
        var menus = ReferenceEquals(_menus, context.Menus) ? null : context.Menus;
        _menus = context.Menus;
        var line = Enumerable.Range(0, _plan.Count).FirstOrDefault(i => _plan[i] == context.Step.Text && _plan.ElementAtOrDefault(i + 1) == context.Next?.Text, -1);
        _steps.Add(new StateAction
        {
            Id = $"{id}#{_steps.Count + 1}",
            Source = source,
            Family = family,
            Split = split,
            Application = context.Request.Application ?? "",
            Request = context.Request.Text,
            Line = context.Step.Text,
            Next = context.Next?.Text,
            LineNumber = line + 1,
            Lines = _plan.Count,
            History = [.. context.History.Select(p => new RecordedStep(p.PlanStep, p.Action.Function, p.Target, p.Outcome.IsDone))],
            Scene = Scene.Of(context.Snapshot, menus),
            Action = RecordedActions.Of(decision.Action),
        });
    }
}
