using LamPS.Contracts;
using LamPS.Core.Planning;

namespace LamPS.Core.Agent;

/// <summary>How a plan went.</summary>
/// <param name="Outcome">Verified when every step was; Unverified when all were done and some left no proof.</param>
/// <param name="Plan">The plan as it was at the end.</param>
/// <param name="Unproven">Lines of the plan that were done without proof.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record PlanResult(Outcome Outcome, Plan Plan, IReadOnlyList<string> Unproven, LamException? Error);
