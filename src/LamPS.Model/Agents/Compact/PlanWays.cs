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

    // Lines that only lead to where something is done.
    private static readonly string[] Approaches = ["Press keys ", "Open the tab ", "Select the text "];

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

        // What isn't meant is no value either.
        var isPlain = Denials.Of(clause).Count == 0;
        var found = memory.Find(application, meant, 2 * MostProcedures, without, answer).Select(m => isPlain ? InItsWords(m, clause, without) : m).Where(m => m.Values is not null || ProcedureValues.Fitting(m.Procedure, meant) is not null).Take(MostProcedures * (answer is null ? 1 : 2)).Select(PlanWay.Of);
        var documented = await DocumentedAsync(request with { Text = clause, SaveTo = [] }, knowledge, documentation, cancellationToken).ConfigureAwait(false);
        var map = withMap && knowledge.Map is { } known ? Maps.GetValue(known, static m => new MapWays(m)) : null;
        var mapped = map?.Find(clause, associations ?? memory.Associations, MostOfMap, answer) ?? [];
        var evidence = new EvidenceFinder(clause, map, knowledge.Application?.Title ?? "");
        var placed = withMap ? memory.Places(application).Find(clause, evidence.Cues, map) : [];
        List<PlanWay> all = [.. documented.Concat(mapped.Where(m => !documented.Exists(d => IsSame(d, m)))).Concat(placed).Concat(found).Select(w => w with { Evidence = evidence.Of(w) })];
        var more = DoMore(all, (associations ?? memory.Associations).Of(RequestTexts.Words(meant)).Keys);
        var ways = all.Select(w => more.Contains(w) ? w with { Evidence = w.Evidence with { DoesMore = true } } : w);
        return answer is null ? [.. ways.OrderByDescending(w => w.Score)]
            : [.. ways.Select(w => Asked(w, answer)).OrderByDescending(w => w.Retrieved)];
    }

    /// <summary>Procedures that do what another way does, and besides only what nobody spoke of. What they have places for was spoken of.</summary>
    /// <param name="ways">Ways for a part of a request.</param>
    /// <param name="words">Words that the part has or means.</param>
    internal static HashSet<PlanWay> DoMore(IReadOnlyList<PlanWay> ways, IReadOnlyCollection<string> words)
    {
        var acts = ways.Distinct().ToDictionary(w => w, w => Acts(w).ToHashSet());
        bool IsSaid(string act, HashSet<string> others) => ProcedureMemory.Place().IsMatch(act) || RequestTexts.Words(act[(act.LastIndexOf('>') + 1)..]).Except(others.SelectMany(RequestTexts.Words)).Intersect(words).Any();
        return [.. ways.Where(w => w.Match is not null && ways.Any(o => acts[o].Count > 0 && acts[o].IsProperSubsetOf(acts[w]) && !acts[w].Except(acts[o]).Any(a => IsSaid(a, acts[o]))))];
    }

    private static ProcedureMatch InItsWords(ProcedureMatch match, string clause, Func<Procedure, string, bool>? without)
    {
        foreach (var phrasing in match.Procedure.Phrasings.Where(p => without?.Invoke(match.Procedure, p) != true))
        {
            if (PhrasingMatch.Values(match.Procedure, phrasing, clause) is { } values)
                return match with { Phrasing = phrasing, Score = 1, Values = values };
        }

        return match;
    }

    private static IEnumerable<string> Acts(PlanWay way) => (way.Match?.Procedure.Lines ?? way.Steps.Select(s => s.Text)).Where(l => !RetrieverText.Ends.Contains(l) && !Array.Exists(Approaches, a => l.StartsWith(a, StringComparison.Ordinal)));

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
