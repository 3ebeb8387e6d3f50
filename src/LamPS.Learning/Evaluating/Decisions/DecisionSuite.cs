using LamPS.Learning.Episodes;
using LamPS.Learning.Records;
using LamPS.Learning.Tasks;

namespace LamPS.Learning.Evaluating.Decisions;

/// <summary>Held-out trajectories of the teacher, task by task: what decisions are measured on.</summary>
/// <param name="Tasks">Tasks with the teacher's steps; every one was verified by its saved document.</param>
public sealed record DecisionSuite(IReadOnlyList<(TaskInstance Task, Episode Episode, IReadOnlyList<StateAction> Steps)> Tasks)
{
    /// <summary>Takes the suite out of a collection.</summary>
    /// <param name="store">The collection.</param>
    /// <param name="split">Only this split; null for all that are held out.</param>
    /// <param name="limit">Most tasks; 0 for all.</param>
    /// <param name="seed">Seed of the choice where there are more.</param>
    /// <exception cref="Core.LamException">There are none.</exception>
    public static DecisionSuite Read(EpisodeStore store, Split? split, int limit, int seed)
    {
        ArgumentNullException.ThrowIfNull(store);
        var tasks = store.Tasks().ToDictionary(t => t.Id);
        var held = store.Episodes(ExpertAgent.Name).Where(e => e.Verdict == Verdict.Yes && (split is { } one ? tasks[e.Task].Split == one : tasks[e.Task].Split != Split.Train)).ToList();
        if (held.Count == 0)
            throw EvaluationErrors.NoTrajectories(store.Path, split);
        if (limit > 0 && held.Count > limit)
            held = [.. held.OrderBy(e => new SeededRandom($"{seed}/suite/{e.Task}").NextBits()).Take(limit)];
        return new DecisionSuite([.. held.Select(e => (tasks[e.Task], e, store.Steps(e.Task, ExpertAgent.Name))).Where(t => t.Item3.Count > 0)]);
    }
}
