using LamPS.Contracts;
using LamPS.Contracts.Runs;
using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Deciding;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Lines;
using LamPS.Core.Runs;
using LamPS.Core.Selectors;

namespace LamPS.Core.Agent;

/// <summary>
/// Plan, then for each step: observe, filter, decide, gate, act, verify, record. A failed action is decided again with what was learned; a
/// step that can't be done is planned again; the goal and the policy stay.
/// </summary>
/// <param name="planner">Makes plans.</param>
/// <param name="filter">Picks candidates.</param>
/// <param name="actor">Decides.</param>
/// <param name="knowledge">What is known of applications.</param>
public sealed class AgentLoop(IPlanner planner, ICandidateFilter filter, IActor actor, KnowledgeOf knowledge)
{
    /// <summary>Who plans and decides, for records.</summary>
    public string Model => planner.Name == actor.Name ? planner.Name : $"{planner.Name} + {actor.Name}";

    /// <summary>Plans a request without doing it.</summary>
    /// <param name="request">Request.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<Plan> PlanAsync(TaskRequest request, CancellationToken cancellationToken) => await planner.PlanAsync(
        request, await knowledge(request.Application, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Plans a request and does it.</summary>
    /// <param name="request">Request.</param>
    /// <param name="context">The run; an application must be in use.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<PlanResult> DoAsync(TaskRequest request, RunContext context, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(request, cancellationToken).ConfigureAwait(false);
        context.Report(new PlanMade(context.Now, context.Step, plan, false));
        return plan.Unplanned.Count > 0 || plan.Steps.Count == 0
            ? new PlanResult(Outcome.Failed, plan, [], AgentErrors.NoPlan(plan.Unplanned.Count > 0 ? plan.Unplanned : [request.Text]))
            : await FollowAsync(request, plan, context, replan: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does a plan that was given; it isn't planned anew.</summary>
    /// <param name="lines">Lines of the plan.</param>
    /// <param name="request">What the plan is for, in words; null when nobody said.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<PlanResult> DoPlanAsync(IReadOnlyList<string> lines, string? request, RunContext context, CancellationToken cancellationToken)
    {
        var plan = new Plan([.. lines.Select(line => new PlanStep(line, "runbook", Clause: request ?? ""))], [], "runbook");
        context.Report(new PlanMade(context.Now, context.Step, plan, false));
        var task = new TaskRequest { Text = request ?? string.Join("; ", lines), Application = context.Application?.Name };
        return FollowAsync(task, plan, context, replan: false, cancellationToken);
    }

    private async Task<PlanResult> FollowAsync(TaskRequest request, Plan plan, RunContext context, bool replan, CancellationToken cancellationToken)
    {
        var unproven = new List<string>();
        var sight = new Sight(context);
        var replans = 0;
        for (var index = 0; index < plan.Steps.Count; index++)
        {
            var tries = new StepTries();
            sight.Begin();
            try
            {
                await DoStepAsync(request, plan, index, context, sight, tries, unproven, cancellationToken).ConfigureAwait(false);
                continue;
            }
            catch (LamException error) when (error.ExitCode == ExitCode.Refused)
            {
                return new PlanResult(Outcome.Blocked, plan, unproven, error);
            }
            catch (LamException error)
            {
                var canReplan = replan && error.Id == nameof(AgentErrors.StepFailed) && replans++ < context.Limits.MaxReplans;
                var again = canReplan
                    ? await planner.ReplanAsync(
                        request,
                        await knowledge(request.Application, cancellationToken).ConfigureAwait(false),
                        new PlanFailure(plan, index, tries.Learned),
                        cancellationToken).ConfigureAwait(false)
                    : null;
                if (again is null)
                {
                    return new PlanResult(error.ExitCode == ExitCode.TimedOut ? Outcome.TimedOut : Outcome.Failed, plan, unproven, error);
                }

                plan = again with { Steps = [.. plan.Steps.Take(index), .. again.Steps], Doubts = [.. plan.Doubts.Union(again.Doubts)] };
                context.Report(new PlanMade(context.Now, context.Step, plan, true));
                index--;
            }
        }

        unproven.AddRange(plan.Doubts.Select(d => $"that '{d}' was understood"));

        // An answer that is still asked for may decide whether anything was done at all: "Keep this format?" behind "Save".
        if (replan && sight.Raised is { } dialog && !MayOpen(plan.Steps[^1].Text))
        {
            return new PlanResult(Outcome.Unverified, plan, unproven, AgentErrors.DialogLeft(plan.Steps[^1].Text, ScreenText.Short(dialog.Name, 80), sight.ButtonsOf(dialog)));
        }

        var outcome = context.WhatIf ? Outcome.Skipped : unproven.Count == 0 ? Outcome.Verified : Outcome.Unverified;
        return new PlanResult(outcome, plan, unproven, unproven.Count == 0 ? null : AgentErrors.NothingProves(unproven));
    }

    // A menu entry, a key, or a button with dots opens what was asked for.
    private static bool MayOpen(string line) =>
        line.TrimEnd().EndsWith("...", StringComparison.Ordinal) || line.TrimEnd().EndsWith('…') || PlanLineParser.Parse(line) is not { Count: > 0 } acts || acts[^1].Operation is LineOperation.Choose or LineOperation.Open or LineOperation.Keys;

    private async Task DoStepAsync(
        TaskRequest request, Plan plan, int index, RunContext context, Sight sight, StepTries tries, List<string> unproven, CancellationToken cancellationToken)
    {
        var step = plan.Steps[index];
        var executor = new ActionExecutor(context);
        for (var actions = 0; actions < context.Limits.MaxActionsPerStep; actions++)
        {
            var (decision, intent) = await DecideAsync(request, plan, index, context, sight, tries, cancellationToken).ConfigureAwait(false);
            if (decision.Action.Function.Length == 0)
            {
                if (decision.Action.Status == ActionStatus.Finish)
                {
                    context.Progress($"'{step.Text}': {decision.Reason}");
                    if (!decision.IsProven)
                    {
                        NoteUnproven();
                    }

                    return;
                }

                throw AgentErrors.StepFailed(step.Text, tries.Reasons(decision.Reason));
            }

            var report = await executor.ExecuteAsync(intent, cancellationToken).ConfigureAwait(false);
            tries.Add(step.Text, decision.Action, report);
            sight.Keep(intent.Snapshot, report.After);
            switch (report.Outcome.Outcome)
            {
                case Outcome.Blocked:
                    intent.Snapshot.TryGet(decision.Action.Element, out var element);
                    throw AgentErrors.NotAllowed(ActionExecutor.Describe(decision.Action, element), report.Record.Policy?.Rule ?? report.Outcome.Detail);

                case Outcome.Verified or Outcome.Unverified or Outcome.Skipped:
                    // What only looks or moves the caret leaves nothing to prove; whether it went well shows in what is done next. An action that worked
                    // proves itself, not that the step asked for it.
                    var ends = decision.Action.Status is ActionStatus.Finish or ActionStatus.Confirm;
                    var changes = report.Record.Policy?.Risk != Risk.Read;
                    if ((report.Outcome.Outcome == Outcome.Unverified && changes) || (!decision.IsProven && (changes || ends)))
                    {
                        NoteUnproven();
                    }

                    if (ends)
                    {
                        return;
                    }

                    break;

                default:
                    if (report.Outcome.IsAnswered)
                    {
                        throw AgentErrors.NothingFound(step.Text, report.Outcome.Detail);
                    }

                    if (tries.Failures >= context.Limits.TriesPerStep)
                    {
                        throw AgentErrors.StepFailed(step.Text, tries.Reasons(null));
                    }

                    break;
            }
        }

        throw AgentErrors.StepFailed(step.Text, [$"not done after {context.Limits.MaxActionsPerStep} actions"]);

        void NoteUnproven()
        {
            // What is only shown has nothing to prove.
            if (!context.WhatIf && !unproven.Contains(step.Text))
            {
                unproven.Add(step.Text);
            }
        }
    }

    // What a step needs may still be on its way (a dialog that opens, a menu that becomes enabled), so a decision that finds nothing looks again.
    private async Task<(Decision Decision, ActionIntent Intent)> DecideAsync(
        TaskRequest request, Plan plan, int index, RunContext context, Sight sight, StepTries tries, CancellationToken cancellationToken)
    {
        var application = context.Application ?? throw AgentErrors.NoApplication();
        var time = context.Time;
        var started = time.GetTimestamp();
        var spent = StepTimes.Zero;
        for (var looks = 0; ; looks++)
        {
            var again = looks > 0;
            var at = time.GetTimestamp();
            var snapshot = await sight.SnapshotAsync(again, cancellationToken).ConfigureAwait(false);
            var map = (await knowledge(application.Name, cancellationToken).ConfigureAwait(false)).Map;
            var entries = await sight.MenusAsync(application, map, snapshot, plan.Steps[index].Text, again, cancellationToken).ConfigureAwait(false);
            spent += StepTimes.Zero with { Capture = time.GetElapsedTime(at).TotalMilliseconds };

            var decisionContext = new DecisionContext
            {
                Request = request,
                Step = plan.Steps[index],
                Next = index + 1 < plan.Steps.Count ? plan.Steps[index + 1] : null,
                Snapshot = snapshot,
                Menus = entries,
                Functions = context.Pool,
                Map = map,
                History = tries.History,
            };
            at = time.GetTimestamp();
            var candidates = filter.Pick(decisionContext);
            spent += StepTimes.Zero with { Filter = time.GetElapsedTime(at).TotalMilliseconds };
            at = time.GetTimestamp();
            var decision = await actor.DecideAsync(decisionContext, candidates, cancellationToken).ConfigureAwait(false);
            spent += StepTimes.Zero with { Decide = time.GetElapsedTime(at).TotalMilliseconds };

            var intent = new ActionIntent { Action = decision.Action, Snapshot = snapshot, PlanStep = plan.Steps[index].Text, Decision = decision, Spent = spent };
            if (decision.Action.Status is not (ActionStatus.Fail or ActionStatus.Ask) || context.WhatIf)
            {
                return (decision, intent);
            }

            if (!context.Desktop.ChangesByItself || time.GetElapsedTime(started) >= context.Limits.Wait)
            {
                await ExplainAsync(plan.Steps[index], application, snapshot, context, cancellationToken).ConfigureAwait(false);
                return (decision with { Action = decision.Action with { Function = "" } }, intent);
            }

            await PauseAsync(looks, context, cancellationToken).ConfigureAwait(false);
        }
    }

    // What is awaited comes at once or takes long: to look again and again keeps a busy application from ever showing it.
    private static async Task PauseAsync(int looks, RunContext context, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        var longest = TimeSpan.FromMilliseconds(Math.Min(25 << Math.Min(looks, 5), 400));
        while (context.Time.GetElapsedTime(started) < longest && !await context.Desktop.WaitForChangeAsync(longest, cancellationToken).ConfigureAwait(false))
        {
            // A desktop may answer sooner than asked.
        }
    }

    // "Nothing fits" often has a plainer reason.
    private static async Task ExplainAsync(PlanStep step, ApplicationInstance application, Snapshot snapshot, RunContext context, CancellationToken cancellationToken)
    {
        switch (await context.Desktop.CheckAsync(application, cancellationToken).ConfigureAwait(false))
        {
            case ApplicationHealth.Exited:
                throw AgentErrors.ApplicationDied(application.Name, step.Text);
            case ApplicationHealth.NotResponding:
                throw AgentErrors.ApplicationHangs(application.Name, step.Text, context.Limits.Wait);
        }

        if (snapshot.Windows.LastOrDefault(w => w.Is(ElementStates.Modal)) is { } dialog)
        {
            var elements = Inside(snapshot, dialog).ToList();
            var labels = new ElementLabels(snapshot);
            var named = PlanLineParser.Parse(step.Text).Select(a => ElementNames.Plain(a.Target)).Where(t => t.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);

            // A radio button beside a field may bear its name.
            if (elements.Find(e => !e.Is(ElementStates.Enabled) && (ElementLabels.IsField(e.Role) || e.Role == Role.Button) && named.Contains(ElementNames.Plain(labels.NameOf(e)))) is { } disabled)
                throw AgentErrors.ElementDisabled(step.Text, disabled.Role.Name(), ScreenText.Short(labels.NameOf(disabled), 80), ScreenText.Short(dialog.Name, 80));
            throw AgentErrors.UnexpectedDialog(step.Text, ScreenText.Short(dialog.Name, 80), Buttons(elements));
        }
    }

    private static IEnumerable<Element> Inside(Snapshot snapshot, Element dialog)
    {
        var at = snapshot.IndexOf(dialog.Id);
        return Enumerable.Range(at, snapshot.SubtreeEnd(at) - at).Select(i => snapshot[i]);
    }

    private static IEnumerable<string> Buttons(IEnumerable<Element> elements) => elements.Where(e => e.Role == Role.Button && e.Name.Length > 0).Select(b => ScreenText.Short(b.Name, 40));

    /// <summary>What was seen last, as long as it is still true: to look at a large application takes longer than anything else in a step.</summary>
    private sealed class Sight(RunContext context)
    {
        private readonly Observer _observer = new(context);
        private Snapshot? _last;
        private ApplicationInstance? _application;
        private IReadOnlyList<MenuEntry> _entries = [];

        private Snapshot? _after;

        /// <summary>The modal dialog that came up with the last action of the step; null for none.</summary>
        public Element? Raised { get; private set; }

        public IEnumerable<string> ButtonsOf(Element dialog) => Buttons(Inside(_after!, dialog));

        // What an earlier step brought up, it was to bring up.
        public void Begin() => Raised = null;

        // What verified the last action is what the next one is decided from, if nothing was heard since.
        public void Keep(Snapshot before, Snapshot after)
        {
            _last = ReferenceEquals(before, after) ? null : after;
            _after = after;
            Raised = after.Windows.LastOrDefault(w => w.Is(ElementStates.Modal) && !before.Windows.Any(b => b.Id == w.Id));
        }

        public async ValueTask<Snapshot> SnapshotAsync(bool again, CancellationToken cancellationToken)
        {
            var last = Interlocked.Exchange(ref _last, null);
            return last is not null && !again && !await context.Desktop.WaitForChangeAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false)
                ? last
                : await _observer.CaptureAsync(cancellationToken).ConfigureAwait(false);
        }

        // Only a step that names a menu, or one for which nothing was found, needs to know what is enabled now.
        public async ValueTask<IReadOnlyList<MenuEntry>> MenusAsync(
            ApplicationInstance application, ApplicationMap? map, Snapshot snapshot, string line, bool again, CancellationToken cancellationToken)
        {
            if (again || _application != application || line.Contains('>'))
            {
                var entries = await context.Desktop.GetMenusAsync(application, cancellationToken).ConfigureAwait(false);
                _entries = entries.Count > 0 ? entries : KnownMenus.Of(map, snapshot);
                _application = application;
            }

            return _entries;
        }
    }

    /// <summary>Memory of one plan step.</summary>
    private sealed class StepTries
    {
        private readonly List<PastAction> _history = [];

        public IReadOnlyList<PastAction> History => [.. _history];

        public int Failures { get; private set; }

        public IReadOnlyList<string> Learned => [.. _history.Where(a => !a.Outcome.IsDone).Select(a => $"{a.Action.Function}: {a.Outcome.Outcome}")];

        public void Add(string line, LamAction action, ActionReport report)
        {
            _history.Add(new PastAction(line, action, report.Record.Element?.Name ?? "", report.Outcome));
            if (!report.Outcome.IsDone && report.Outcome.Outcome != Outcome.Skipped)
            {
                Failures++;
            }
        }

        public IReadOnlyList<string> Reasons(string? last) =>
            [.. _history.Where(a => !a.Outcome.IsDone).Select(a => $"{a.Action.Function} {a.Target}: {a.Outcome.Detail}").Append(last ?? "").Where(r => r.Length > 0)];
    }
}
