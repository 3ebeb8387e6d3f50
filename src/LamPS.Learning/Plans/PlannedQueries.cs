using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Plans.Steps;

namespace LamPS.Learning.Plans;

/// <summary>Plans tasks that sources have without plans: by the documentation, else by the teacher; what neither can is counted.</summary>
internal static class PlannedQueries
{
    /// <summary>Plans tasks.</summary>
    /// <param name="options">Who plans.</param>
    /// <param name="queries">Tasks.</param>
    /// <param name="stages">Gets the counts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<IReadOnlyList<SourceProcedure>> PlanAsync(PlanDatasetOptions options, IReadOnlyList<SourceQuery> queries, List<PlanStage> stages, CancellationToken cancellationToken)
    {
        if (queries.Count == 0)
            return [];
        var counts = new Tally();
        var planned = new List<SourceProcedure>();
        foreach (var query in queries)
        {
            var plan = options.Planner is { } planner ? await planner(query.Application, query.Task, cancellationToken).ConfigureAwait(false) : null;
            var by = plan is { Count: > 0 } ? "planned by the documentation" : "planned by the teacher";
            if (plan is not { Count: > 0 } && options.Teacher is { } teacher)
                plan = await teacher.PlanAsync(query.Application, query.Task, cancellationToken).ConfigureAwait(false);
            if (plan is not { Count: > 0 })
            {
                counts.Add("without plan");
                continue;
            }

            counts.Add(by);
            planned.Add(new SourceProcedure
            {
                Id = query.Id,
                Page = query.Id,
                Application = query.Application,
                Source = query.Source,
                Licence = query.Licence,
                Tasks = [query.Task],
                Lines = [.. plan.Select(l => new PlanLine(l))],
                IsVerbatim = true,
            });
        }

        stages.Add(new PlanStage("plan queries", queries.Count, planned.Count, "tasks", counts.Counts));
        return planned;
    }
}
