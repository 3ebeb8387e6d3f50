using System.Globalization;
using LamPS.Learning.Episodes;
using LamPS.Learning.Evaluating.Reports;
using LamPS.Learning.Evaluating.Statistics;
using LamPS.Learning.Records;
using LamPS.Learning.Tasks;

namespace LamPS.Learning.Evaluating.Live;

/// <summary>Measures whole runs in the live application. Only the saved document counts; an episode that can't be told is not a success.</summary>
public static class LiveEvaluation
{
    /// <summary>Metrics, in the order of the columns.</summary>
    public static IReadOnlyList<Metric> Metrics { get; } = [new("TSR"), new("unsure"), new("completion time", "s"), new("steps", "", 2), new("step latency", "s", 3), new("claims right")];

    /// <summary>What tasks are grouped by.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = ["split", "steps", "area", "family"];

    /// <summary>Makes the report of episodes.</summary>
    /// <param name="agents">Who tried, and their episodes.</param>
    /// <param name="tasks">Tasks by id, with how many actions the teacher took.</param>
    /// <param name="areaOf">Area of a family.</param>
    /// <param name="teacherPlan">The teacher's plan of a task.</param>
    /// <param name="seed">Seed of the intervals.</param>
    /// <param name="settings">What was asked for, for the report.</param>
    public static EvaluationReport Report(
        IReadOnlyList<(string Agent, IReadOnlyList<Episode> Episodes)> agents,
        IReadOnlyDictionary<string, (TaskInstance Task, int Steps)> tasks,
        Func<string, string> areaOf,
        Func<TaskInstance, IReadOnlyList<string>> teacherPlan,
        int seed,
        IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        List<ResultTable> tables = [];
        List<ReportCase> cases = [];
        foreach (var (agent, episodes) in agents)
        {
            tables.Add(ResultTable.From(agent, [.. episodes.Select(e => Score(e, tasks[e.Task].Task, tasks[e.Task].Steps, areaOf))], Metrics, Dimensions, seed));
            cases.AddRange(episodes.Where(e => e.Verdict != Verdict.Yes).Select(e => Case(e, tasks[e.Task].Task, teacherPlan, agents.Count > 1)));
        }

        return new EvaluationReport("Evaluation of live runs", [.. settings, new("episodes", agents.Sum(a => a.Episodes.Count).ToString(CultureInfo.InvariantCulture))], tables, cases);
    }

    private static TaskScore Score(Episode episode, TaskInstance task, int steps, Func<string, string> areaOf)
    {
        var done = episode.Verdict == Verdict.Yes;

        // What the agent says of its own work: a run that calls itself verified and isn't has lied.
        var claims = episode.Outcome == "Verified";
        var counts = new Dictionary<string, Count>
        {
            ["TSR"] = Count.Of(done),
            ["unsure"] = Count.Of(episode.Verdict == Verdict.Unsure),
            ["steps"] = Count.Amount(episode.Actions),
            ["step latency"] = new(episode.StepLatencies.Sum() / 1000, episode.StepLatencies.Count),
        };
        if (episode.DurationMs > 0)
            counts["completion time"] = Count.Amount(episode.DurationMs / 1000);
        if (claims)
            counts["claims right"] = Count.Of(done);
        return new TaskScore(task.Id, EvaluationGroups.Of(task, steps, areaOf), counts);
    }

    private static ReportCase Case(Episode episode, TaskInstance task, Func<TaskInstance, IReadOnlyList<string>> teacherPlan, bool several) => new(
        several ? $"{episode.Agent}: {task.Id}" : task.Id,
        task.Request,
        $"{SplitNames.Of(task.Split)}, {task.Family}",
        $"{episode.Verdict.ToString().ToLowerInvariant()}, {episode.Outcome}: {string.Join("; ", episode.Reasons)}",
        [new("Teacher's plan", [.. teacherPlan(task).Select(l => (l, (bool?)null))]), new("Its plan", [.. episode.Plan.Select(l => (l, (bool?)null))])]);
}
