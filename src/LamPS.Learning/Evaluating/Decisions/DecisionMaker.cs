using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Core.Planning;
using LamPS.Learning.Episodes;
using LamPS.Learning.Records;

namespace LamPS.Learning.Evaluating.Decisions;

/// <summary>Who is measured.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Planner">Plans; null where the teacher's lines are given in any case.</param>
/// <param name="Decide">Decides a recorded state.</param>
public sealed record DecisionMaker(string Name, IPlanner? Planner, Func<StateAction, DecisionContext, IReadOnlyList<Candidate>, CancellationToken, ValueTask<LamAction>> Decide)
{
    /// <summary>An actor with its planner.</summary>
    /// <param name="name">Name.</param>
    /// <param name="planner">Plans.</param>
    /// <param name="actor">Decides.</param>
    public static DecisionMaker Of(string name, IPlanner planner, IActor actor) => new(
        name, planner, async (_, context, candidates, stop) => (await actor.DecideAsync(context, candidates, stop).ConfigureAwait(false)).Action);

    /// <summary>Anything that can be done, drawn at random: the floor.</summary>
    /// <param name="seed">Seed.</param>
    public static DecisionMaker Random(int seed) => new("random", null, (state, _, candidates, _) =>
    {
        var random = new SeededRandom($"{seed}/random/{state.Id}");
        return ValueTask.FromResult(RandomAgent.Draw(candidates, random, random.Pick([ActionStatus.Continue, ActionStatus.Finish])));
    });

    /// <summary>The teacher's own action, where it is among the candidates: the ceiling that the candidate filter sets.</summary>
    public static DecisionMaker Oracle { get; } = new("oracle", null, (state, _, candidates, _) =>
    {
        var right = RecordedActions.ToAction(state.Action);
        var reachable = right.Function.Length == 0 || candidates.Any(c => c.Menu is { } menu
            ? state.Action.Menu is { } path && DecisionScore.SamePath(menu.Path, path)
            : state.Action.Menu is null && (c.Element?.Id ?? ElementId.None) == right.Element && c.Functions.Any(f => f.Name == right.Function));
        return ValueTask.FromResult(reachable ? right : new LamAction("", ElementId.None, ActionArguments.None, ActionStatus.Fail));
    });
}
