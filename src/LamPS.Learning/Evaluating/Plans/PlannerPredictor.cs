using LamPS.Core.Planning;
using LamPS.Learning.Plans;

namespace LamPS.Learning.Evaluating.Plans;

/// <summary>Any planner of LamPS: the documentation planner, or a model's.</summary>
/// <param name="name">Name in tables.</param>
/// <param name="planner">Planner.</param>
/// <param name="knowledge">What it may know of an application.</param>
public sealed class PlannerPredictor(string name, IPlanner planner, KnowledgeOf knowledge) : IPlanPredictor
{
    /// <inheritdoc/>
    public string Name => name;

    /// <summary>
    /// Takes the installed help out of what is known, because it has the held-out procedures too, and puts train's procedures in its place: those of
    /// the application, and those that hold for all of LibreOffice's. Functions and the application's map stay.
    /// </summary>
    /// <param name="knowledge">All that is known.</param>
    /// <param name="train">Train records.</param>
    public static KnowledgeOf WithTrainOnly(KnowledgeOf knowledge, IReadOnlyList<PlanRecord> train)
    {
        var byApplication = train.Where(r => r.Kind == PlanRecordKind.Direct).ToLookup(r => r.Application, StringComparer.Ordinal);
        var kept = new Dictionary<string, PlanningKnowledge>(StringComparer.Ordinal);
        return async (application, cancellationToken) =>
        {
            if (kept.TryGetValue(application ?? "", out var known))
                return known;
            var all = await knowledge(application, cancellationToken).ConfigureAwait(false);
            var records = application is null ? [] : byApplication[application].Concat(application is "writer" or "calc" ? byApplication["libreoffice"] : []);
            return kept[application ?? ""] = all with { Procedures = [.. records.Select(r => new HelpProcedure(r.Task, [.. r.Plan.Select(Quoted)], r.Source))] };
        };
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> PlanAsync(PlanRecord record, CancellationToken cancellationToken)
    {
        var application = record.AskedOf();
        var known = await knowledge(application, cancellationToken).ConfigureAwait(false);
        return await MeasuredPlan.LinesAsync(planner, new TaskRequest { Text = record.Task, Application = application }, known, cancellationToken).ConfigureAwait(false);
    }

    // As help has menu paths.
    private static string Quoted(string line) => line.StartsWith("Choose ", StringComparison.Ordinal) && line.Contains(" > ", StringComparison.Ordinal) ? $"Choose “{line["Choose ".Length..]}”" : line;
}
