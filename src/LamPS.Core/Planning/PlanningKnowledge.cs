using LamPS.Core.Actions;
using LamPS.Core.Applications;

namespace LamPS.Core.Planning;

/// <summary>Trusted knowledge that plans are made from; nothing in it was read from a screen during the run.</summary>
/// <param name="Application">The application, or null when none is named.</param>
/// <param name="Map">Its map, or null when it was never learned.</param>
/// <param name="Procedures">Procedures of its help.</param>
/// <param name="Functions">Functions beyond the UI functions.</param>
public sealed record PlanningKnowledge(
    ApplicationDefinition? Application,
    ApplicationMap? Map,
    IReadOnlyList<HelpProcedure> Procedures,
    IReadOnlyList<FunctionDefinition> Functions)
{
    /// <summary>Nothing known.</summary>
    public static PlanningKnowledge None { get; } = new(null, null, [], []);
}
