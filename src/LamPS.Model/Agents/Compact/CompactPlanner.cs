using LamPS.Core;
using LamPS.Core.Planning;

namespace LamPS.Model.Agents.Compact;

/// <summary>Plans by retrieval: the documentation planner finds ways and expands them to lines, a compact LAM chooses among the ways of each part of the request.</summary>
internal sealed class CompactPlanner(CompactScorer model) : IPlanner
{
    private const int MostWays = 4;

    // What words alone find first is right more often than not.
    private const double PriorOfRank = 0.7;

    private readonly DocumentationPlanner _documentation = new();

    /// <inheritdoc/>
    public string Name => model.Name;

    /// <inheritdoc/>
    /// <exception cref="LamException">The model failed.</exception>
    public async ValueTask<Plan> PlanAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var plan = await _documentation.PlanAsync(request, knowledge, cancellationToken).ConfigureAwait(false);
        if (plan.Unplanned.Count > 0)
            return plan with { Planner = Name };
        foreach (var part in plan.Steps.Select(s => s.Clause).Where(c => c.Length > 0).Distinct().ToList())
        {
            var start = Enumerable.Range(0, plan.Steps.Count).FirstOrDefault(i => plan.Steps[i].Clause == part, -1);
            if (start < 0)
                continue;
            var ways = await WaysAsync(request, knowledge, plan, start, cancellationToken).ConfigureAwait(false);
            if (ways.Count > 1)
                plan = ways[await BestAsync(request, part, start, ways, cancellationToken).ConfigureAwait(false)];
        }

        return plan with { Planner = Name };
    }

    /// <inheritdoc/>
    public ValueTask<Plan?> ReplanAsync(TaskRequest request, PlanningKnowledge knowledge, PlanFailure failure, CancellationToken cancellationToken) =>
        _documentation.ReplanAsync(request, knowledge, failure, cancellationToken);

    // The plan, and what the documentation would try next if its part failed at once; what comes later follows from it.
    private async ValueTask<List<Plan>> WaysAsync(TaskRequest request, PlanningKnowledge knowledge, Plan plan, int start, CancellationToken cancellationToken)
    {
        List<Plan> ways = [plan];
        while (ways.Count < MostWays)
        {
            var next = await _documentation.ReplanAsync(request, knowledge, new PlanFailure(ways[^1], start, []), cancellationToken).ConfigureAwait(false);
            if (next is null || next.Steps.Count == 0)
                break;
            var whole = plan with { Steps = [.. plan.Steps.Take(start), .. next.Steps] };
            if (ways.Exists(w => w.Steps.Select(s => s.Text).SequenceEqual(whole.Steps.Select(s => s.Text))))
                break;
            ways.Add(whole);
        }

        return ways;
    }

    private async Task<int> BestAsync(TaskRequest request, string part, int start, List<Plan> ways, CancellationToken cancellationToken)
    {
        var scene = new CompactScene
        {
            Request = request.Text,
            Line = part,
            Choices =
            [
                .. ways.Select(w => new CompactChoice(
                    string.Join(" ; ", w.Steps.Skip(start).TakeWhile(s => s.Clause == w.Steps[start].Clause).Select(s => s.Text)), [], null, new Dictionary<string, float>())),
            ],
        };
        var (input, scores) = await model.ScoreAsync(scene, cancellationToken).ConfigureAwait(false);
        var all = CompactScorer.LogSoftmax(scores.Candidates);
        return Enumerable.Range(0, input.Choices.Count).MaxBy(i => all[i] - (PriorOfRank * i));
    }
}
