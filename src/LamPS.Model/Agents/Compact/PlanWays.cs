using System.Runtime.CompilerServices;
using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Language;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Agents.Compact.Retrieval;

namespace LamPS.Model.Agents.Compact;

/// <summary>Finds the ways that a part of a request may mean.</summary>
internal static class PlanWays
{
    /// <summary>Most procedures.</summary>
    public const int MostProcedures = 12;

    private const int MostOfDocumentation = 3;
    private const int MostOfMap = 18;

    // Reading a map takes a moment, and it stays the same.
    private static readonly ConditionalWeakTable<ApplicationMap, MapWays> Maps = [];

    /// <summary>Finds them: those of the documentation and of the map, and procedures whose places the part can fill; best first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="clause">The part.</param>
    /// <param name="knowledge">Knowledge of the application.</param>
    /// <param name="memory">Procedures.</param>
    /// <param name="documentation">The planner of the documentation.</param>
    /// <param name="withMap">Whether ways of the map are among them.</param>
    /// <param name="without">Which phrasings are left out; null for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="associations">Which words people mean by theirs; null for those of the memory. Training leaves out what was learned of the request itself.</param>
    /// <param name="answer">What the retriever makes of the part; null for none. Training asks none: it has learned the answer.</param>
    public static async Task<IReadOnlyList<PlanWay>> FindAsync(
        TaskRequest request, string clause, PlanningKnowledge knowledge, ProcedureMemory memory, DocumentationPlanner documentation, bool withMap, Func<Procedure, string, bool>? without, CancellationToken cancellationToken, WordAssociations? associations = null, RetrieverAnswer? answer = null)
    {
        var application = knowledge.Application?.Name ?? request.Application ?? "";

        // Nobody who was asked said what isn't meant.
        var meant = Denials.Meant(clause);
        var found = memory.Find(application, meant, 2 * MostProcedures, without, answer).Where(m => ProcedureValues.Fitting(m.Procedure, meant) is not null).Take(MostProcedures * (answer is null ? 1 : 2)).Select(PlanWay.Of);
        var documented = await DocumentedAsync(request with { Text = clause, SaveTo = [] }, knowledge, documentation, cancellationToken).ConfigureAwait(false);
        var map = withMap && knowledge.Map is { } known ? Maps.GetValue(known, static m => new MapWays(m)) : null;
        var mapped = map?.Find(clause, associations ?? memory.Associations, MostOfMap, answer) ?? [];
        var evidence = new EvidenceFinder(clause, map, knowledge.Application?.Title ?? "");
        var ways = documented.Concat(mapped.Where(m => !documented.Exists(d => IsSame(d, m)))).Concat(found).Select(w => w with { Evidence = evidence.Of(w) });
        return answer is null ? [.. ways.OrderByDescending(w => w.Score)]
            : [.. ways.Select(w => Asked(w, answer)).OrderByDescending(w => w.Retrieved)];
    }

    private static PlanWay Asked(PlanWay way, RetrieverAnswer answer)
    {
        var byWords = way.Match is { Procedure: var procedure } ? answer.ByWords(procedure) : answer.Of(answer.Retriever.Way(way.Steps.Select(s => s.Text)));
        return way with { Retrieved = way.Retrieved ?? byWords, RetrievedByWords = byWords };
    }

    private static bool IsSame(PlanWay a, PlanWay b) => a.Steps.Select(s => s.Text).SequenceEqual(b.Steps.Select(s => s.Text));

    private static async Task<List<PlanWay>> DocumentedAsync(TaskRequest part, PlanningKnowledge knowledge, DocumentationPlanner documentation, CancellationToken cancellationToken)
    {
        List<PlanWay> ways = [];
        var plan = await documentation.PlanAsync(part, knowledge, cancellationToken).ConfigureAwait(false);
        while (plan is { Unplanned.Count: 0, Steps.Count: > 0 } && ways.Count < MostOfDocumentation && !ways.Exists(w => w.Steps.Select(s => s.Text).SequenceEqual(plan.Steps.Select(s => s.Text))))
        {
            ways.Add(PlanWay.Of([.. plan.Steps.Select(s => s with { Clause = part.Text })], ways.Count));
            plan = await documentation.ReplanAsync(part, knowledge, new PlanFailure(plan, 0, []), cancellationToken).ConfigureAwait(false);
        }

        return ways;
    }
}
