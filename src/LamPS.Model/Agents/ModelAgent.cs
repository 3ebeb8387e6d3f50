using LamPS.Core.Deciding;
using LamPS.Core.Planning;

namespace LamPS.Model.Agents;

/// <summary>Who plans and who decides in a run.</summary>
/// <param name="Planner">Makes plans.</param>
/// <param name="Actor">Decides.</param>
public sealed record ModelAgent(IPlanner Planner, IActor Actor);
