using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Core.Planning;

namespace LamPS.Learning.Records;

/// <summary>Recorded states as what actors decide from.</summary>
public static class RecordedContext
{
    /// <summary>The state as it was, with a plan line of its own or another.</summary>
    /// <param name="state">State.</param>
    /// <param name="line">Line of the plan to do now.</param>
    /// <param name="next">The line after it, or null.</param>
    /// <param name="functions">Functions available.</param>
    /// <param name="map">What is known of the application, or null.</param>
    public static DecisionContext Of(StateAction state, string line, string? next, FunctionPool functions, ApplicationMap? map) => new()
    {
        Request = new TaskRequest { Text = state.Request, Application = state.Application },
        Step = new PlanStep(line, "suite"),
        Next = next is null ? null : new PlanStep(next, "suite"),
        Snapshot = state.Scene.ToSnapshot(),
        Menus = state.Scene.ToMenus(),
        Functions = functions,
        Map = map,
        History =
        [
            .. state.History.Select(h => new PastAction(
                h.Line, new LamAction(h.Function, ElementId.None, ActionArguments.None), h.Target, h.Done ? ActionOutcome.Verified("") : ActionOutcome.Failed(""))),
        ],
    };
}
