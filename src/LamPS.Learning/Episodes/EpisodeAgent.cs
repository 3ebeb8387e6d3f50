using LamPS.Core.Agent;
using LamPS.Core.Deciding;
using LamPS.Core.Planning;
using LamPS.Learning.Tasks;

namespace LamPS.Learning.Episodes;

/// <summary>Who tries tasks.</summary>
/// <param name="Name">Name, for records.</param>
/// <param name="For">Planner and actor for a task.</param>
public sealed record EpisodeAgent(string Name, Func<TaskInstance, (IPlanner Planner, IActor Actor)> For)
{
    /// <summary>Functions beyond the UI functions; null for none.</summary>
    public IFunctionRunner? Functions { get; init; }

    /// <summary>Picks what can be chosen.</summary>
    public ICandidateFilter Filter { get; init; } = new LexicalCandidateFilter();

    /// <summary>The same planner and actor for every task.</summary>
    /// <param name="name">Name.</param>
    /// <param name="planner">Plans.</param>
    /// <param name="actor">Decides.</param>
    public static EpisodeAgent Of(string name, IPlanner planner, IActor actor) => new(name, _ => (planner, actor));
}
