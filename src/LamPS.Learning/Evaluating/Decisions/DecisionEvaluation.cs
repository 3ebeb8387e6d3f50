using System.Globalization;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Core.Planning;
using LamPS.Learning.Evaluating.Plans;
using LamPS.Learning.Evaluating.Reports;
using LamPS.Learning.Evaluating.Statistics;
using LamPS.Learning.Records;
using LamPS.Learning.Tasks;

namespace LamPS.Learning.Evaluating.Decisions;

/// <summary>Measures decisions offline, state by state, with the teacher's actions done in between (docs/evaluation.md).</summary>
/// <param name="knowledge">What is known of applications.</param>
/// <param name="functions">All functions.</param>
public sealed class DecisionEvaluation(KnowledgeOf knowledge, FunctionPool functions)
{
    private readonly LexicalCandidateFilter _filter = new();

    /// <summary>Metrics, in the order of the columns.</summary>
    public static IReadOnlyList<Metric> Metrics { get; } =
        [new("object accuracy"), new("operation accuracy"), new("status accuracy"), new("SSR"), new("TSR"), new("argument accuracy"), new("candidate recall"), new("step latency", "ms")];

    /// <summary>What tasks are grouped by.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = ["split", "steps", "area", "family"];

    /// <summary>Measures.</summary>
    /// <param name="suite">Held-out trajectories.</param>
    /// <param name="makers">Who is measured, a table each.</param>
    /// <param name="ownPlan">Whether each follows its own plan instead of the teacher's lines.</param>
    /// <param name="areaOf">Area of a family.</param>
    /// <param name="seed">Seed of the intervals.</param>
    /// <param name="settings">What was asked for, for the report.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<EvaluationReport> RunAsync(
        DecisionSuite suite, IReadOnlyList<DecisionMaker> makers, bool ownPlan, Func<string, string> areaOf, int seed, IReadOnlyList<KeyValuePair<string, string>> settings,
        IProgress<string>? progress, CancellationToken cancellationToken)
    {
        List<ResultTable> tables = [];
        List<ReportCase> cases = [];
        foreach (var maker in makers)
        {
            List<TaskScore> scores = [];
            foreach (var (task, episode, steps) in suite.Tasks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (scores.Count % 50 == 0)
                    progress?.Report(string.Create(CultureInfo.InvariantCulture, $"{maker.Name}: {scores.Count} of {suite.Tasks.Count}"));
                var result = await TaskAsync(task, steps, maker, ownPlan, cancellationToken).ConfigureAwait(false);
                scores.Add(Score(task, steps, result, areaOf));
                if (!result.All(r => r.Score.Succeeds))
                    cases.Add(Case(task, steps, result, makers.Count > 1 ? maker.Name : null));
            }

            tables.Add(ResultTable.From(maker.Name, scores, Metrics, Dimensions, seed));
        }

        var count = suite.Tasks.Count.ToString(CultureInfo.InvariantCulture);
        return new EvaluationReport("Evaluation of decisions", [.. settings, new("tasks", count), new("steps", suite.Tasks.Sum(t => t.Steps.Count).ToString(CultureInfo.InvariantCulture))], tables, cases);
    }

    private async Task<List<Decided>> TaskAsync(TaskInstance task, IReadOnlyList<StateAction> steps, DecisionMaker maker, bool ownPlan, CancellationToken cancellationToken)
    {
        var request = new TaskRequest { Text = task.Request, Application = task.Application };
        var known = await knowledge(task.Application, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string>? plan = null;
        if (ownPlan && maker.Planner is { } planner)
            plan = await MeasuredPlan.LinesAsync(planner, request, known, cancellationToken).ConfigureAwait(false);
        List<Decided> result = [];
        var at = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            var state = steps[i];
            var isNothing = RecordedActions.ToAction(state.Action).Function.Length == 0;

            // A line that was so already and that the maker's plan doesn't have, like a tab that is open, asked it for nothing.
            if (plan is not null && isNothing && i < steps.Count - 1 && Find(plan, at, state.Line) < 0)
                continue;

            var started = TimeProvider.System.GetTimestamp();
            var (context, candidates, made) = await DecideAsync(maker, state, plan, at, task, known, cancellationToken).ConfigureAwait(false);

            // As in a run, a line that is so already is followed by the next one.
            while (plan is not null && !isNothing && made is { Function.Length: 0, Status: ActionStatus.Finish } && at < plan.Count - 1)
                (context, candidates, made) = await DecideAsync(maker, state, plan, ++at, task, known, cancellationToken).ConfigureAwait(false);
            var ms = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
            var endsTask = made.Status is ActionStatus.Finish or ActionStatus.Confirm && context.Next is null && (plan is null || at >= plan.Count - 1);
            var reachable = await DecisionMaker.Oracle.Decide(state, context, candidates, cancellationToken).ConfigureAwait(false);
            result.Add(new(state, DecisionScore.Of(state, made, endsTask, i == steps.Count - 1), made, reachable.Status != ActionStatus.Fail || state.Action.Status == "fail", ms));

            // The plan of the maker goes on where the teacher's action did what one of its lines asks for.
            if (plan is not null && state.Action.Status == "finish")
                at = Find(plan, at, state.Line) is >= 0 and var done ? done + 1 : at;
        }

        return result;
    }

    private static int Find(IReadOnlyList<string> plan, int start, string line)
    {
        for (var i = start; i < plan.Count; i++)
        {
            if (PlanMatch.Of([line], [plan[i]]).Matched > 0)
                return i;
        }

        return -1;
    }

    private async ValueTask<(DecisionContext Context, IReadOnlyList<Candidate> Candidates, LamAction Made)> DecideAsync(
        DecisionMaker maker, StateAction state, IReadOnlyList<string>? plan, int at, TaskInstance task, PlanningKnowledge known, CancellationToken cancellationToken)
    {
        var line = plan is null ? state.Line : plan.Count == 0 ? task.Request : plan[Math.Min(at, plan.Count - 1)];
        var next = plan is null ? state.Next : plan.ElementAtOrDefault(Math.Min(at, plan.Count - 1) + 1);
        var context = RecordedContext.Of(state, line, next, functions, known.Map);
        var candidates = _filter.Pick(context);
        return (context, candidates, await DecideAsync(maker, state, context, candidates, cancellationToken).ConfigureAwait(false));
    }

    // A maker that fails has decided nothing, which is a wrong decision and no reason to stop measuring.
    private static async ValueTask<LamAction> DecideAsync(DecisionMaker maker, StateAction state, DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        try
        {
            return await maker.Decide(state, context, candidates, cancellationToken).ConfigureAwait(false);
        }
        catch (LamException)
        {
            return new LamAction("", ElementId.None, ActionArguments.None, ActionStatus.Fail);
        }
    }

    private static TaskScore Score(TaskInstance task, IReadOnlyList<StateAction> steps, List<Decided> result, Func<string, string> areaOf)
    {
        var argued = result.Where(r => r.Score.Arguments is not null).ToList();
        return new TaskScore(task.Id, EvaluationGroups.Of(task, steps.Count, areaOf), new Dictionary<string, Count>
        {
            ["object accuracy"] = new(result.Count(r => r.Score.Object), result.Count),
            ["operation accuracy"] = new(result.Count(r => r.Score.Operation), result.Count),
            ["status accuracy"] = new(result.Count(r => r.Score.Status), result.Count),
            ["SSR"] = new(result.Count(r => r.Score.Succeeds), result.Count),
            ["TSR"] = Count.Of(result.All(r => r.Score.Succeeds)),
            ["argument accuracy"] = new(argued.Count(r => r.Score.Arguments == true), argued.Count),
            ["candidate recall"] = new(result.Count(r => r.Reachable), result.Count),
            ["step latency"] = new(result.Sum(r => r.Ms), result.Count),
        });
    }

    private static ReportCase Case(TaskInstance task, IReadOnlyList<StateAction> steps, List<Decided> result, string? maker)
    {
        var wrong = result.Find(r => !r.Score.Succeeds)!;
        var why = $"step {steps.Index().First(s => ReferenceEquals(s.Item, wrong.State)).Index + 1}: {(wrong.Score.Object ? "" : "object ")}{(wrong.Score.Operation ? "" : "operation ")}{(wrong.Score.Status ? "" : "status")}".TrimEnd() + (wrong.Reachable ? "" : ", not among the candidates");
        return new ReportCase(
            maker is null ? task.Id : $"{maker}: {task.Id}",
            task.Request,
            $"{SplitNames.Of(task.Split)}, {task.Family}",
            why,
            [
                new("Plan line", [.. steps.Select(s => (s.Line, (bool?)null))]),
                new("Teacher", [.. steps.Select((s, i) => ($"{Describe(s, RecordedActions.ToAction(s.Action))}", (bool?)null))]),
                new("Decided", [.. result.Select(r => (Describe(r.State, r.Made), (bool?)r.Score.Succeeds))]),
            ]);
    }

    private static string Describe(StateAction state, LamAction action)
    {
        if (action.Function.Length == 0)
            return $"nothing ({action.Status.ToString().ToLowerInvariant()})";
        var element = state.Scene.Elements.FirstOrDefault(e => e.Id == action.Element.Number);
        return $"{action.Function}{(element is null ? "" : $" {element.Role} '{ScreenText.Short(element.Name ?? "", 40)}'")} {ScreenText.Short(action.Arguments.ToString(), 60)}".TrimEnd();
    }

    private sealed record Decided(StateAction State, DecisionScore Score, LamAction Made, bool Reachable, double Ms);
}
