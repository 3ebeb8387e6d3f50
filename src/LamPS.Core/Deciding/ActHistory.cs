using System.Globalization;
using LamPS.Core.Planning.Lines;
using LamPS.Core.Selectors;

namespace LamPS.Core.Deciding;

/// <summary>What of a plan line is done already, and what has been tried in vain.</summary>
internal static class ActHistory
{
    /// <summary>The acts that are left to do.</summary>
    /// <param name="acts">Acts of the line.</param>
    /// <param name="history">Actions so far.</param>
    public static IReadOnlyList<LineAct> Open(IReadOnlyList<LineAct> acts, IReadOnlyList<PastAction> history)
    {
        var done = history.Where(h => h.Outcome.IsDone || h.Outcome.Outcome == Contracts.Outcome.Skipped).ToList();
        var open = new List<LineAct>();
        foreach (var act in acts)
        {
            var needed = act.Times;
            for (var i = 0; i < done.Count && needed > 0;)
            {
                if (Serves(done[i], act))
                {
                    done.RemoveAt(i);
                    needed--;
                }
                else
                {
                    i++;
                }
            }

            if (needed > 0)
            {
                open.Add(act);
            }
        }

        return open;
    }

    /// <summary>How often an act has been done.</summary>
    /// <param name="act">Act.</param>
    /// <param name="history">Actions so far.</param>
    public static int Count(LineAct act, IReadOnlyList<PastAction> history) =>
        history.Count(h => (h.Outcome.IsDone || h.Outcome.Outcome == Contracts.Outcome.Skipped) && Serves(h, act));

    /// <summary>Whether the same was tried and failed.</summary>
    /// <param name="option">What would be done.</param>
    /// <param name="history">Actions so far.</param>
    public static bool HasFailed(Option option, IReadOnlyList<PastAction> history) => history.Any(h =>
        !h.Outcome.IsDone && h.Outcome.Outcome != Contracts.Outcome.Skipped
        && h.Action.Function == option.Function
        && h.Action.Element == (option.Candidate.Element?.Id ?? Elements.ElementId.None)
        && (option.Candidate.Menu is null || h.Action.Arguments.Text("path") == option.Candidate.Menu.Path)
        && (option.Candidate.Menu is not null || h.Action.Arguments.ToString() == option.Arguments.ToString()));

    private static bool Serves(PastAction past, LineAct act)
    {
        var action = past.Action;
        switch (act.Operation)
        {
            case LineOperation.Set or LineOperation.SelectOption:
                return action.Function is "set_text" or "set_value" or "select" or "toggle"
                    && (Same(action.Arguments.Text("text"), act.Value) || Same(action.Arguments.Text("option"), act.Value) || SameNumber(action.Arguments.Number("value"), act)
                        || (action.Arguments.Count == 0 && ElementNames.SameIgnoringCase(past.Target, act.Value)))
                    && (past.Target.Length == 0 || act.Target.Length == 0 || NameScore.Of(act.Target, past.Target) > 0.3 || action.Function is "select" or "toggle");
            case LineOperation.Keys:
                return action.Function == "type_keys" && Same(action.Arguments.Text("keys"), act.Value);
            case LineOperation.Type:
                return action.Function == "type_keys" && action.Arguments.Text("text") == act.Value;
            case LineOperation.SelectText or LineOperation.SelectAll or LineOperation.SelectPart:
                return action.Function == "select_text" && (act.Value.Length == 0 || action.Arguments.Text("text") == act.Value);
            case LineOperation.Choose or LineOperation.Open when action.Function == "invoke_menu":
                return NameScore.OfPath(act.Target, action.Arguments.Text("path") ?? "") >= NameScore.Enough;
            case LineOperation.Switch:
                return (action.Function == "toggle" && action.Arguments.Boolean("on") == act.On && Named(past, act))
                    || (action.Function == "invoke_menu" && NameScore.OfPath(act.Target, action.Arguments.Text("path") ?? "") >= NameScore.Enough)
                    || (action.Function == "click" && Named(past, act));
            case LineOperation.Save:
                return action.Function.StartsWith("save", StringComparison.Ordinal) || action.Function.StartsWith("export", StringComparison.Ordinal);
            case LineOperation.Call:
                return action.Function == act.Target;
            case LineOperation.Screenshot:
                return action.Function == "screenshot";
            case LineOperation.Scroll:
                return action.Function == "scroll";
            case LineOperation.Close:
                return action.Function is "click" or "type_keys";
            case LineOperation.Focus:
                return action.Function == "focus" && Named(past, act);
            case LineOperation.Expand or LineOperation.Collapse:
                return action.Function is "expand" or "collapse" && Named(past, act);
            default:
                return (action.Function is "click" or "select" or "toggle" or "expand" && (Named(past, act) || Same(action.Arguments.Text("option"), act.Target)))
                    || (action.Function == "invoke_menu" && NameScore.OfPath(act.Target, action.Arguments.Text("path") ?? "") >= NameScore.Enough);
        }
    }

    // A nameless element was found by its label, which history doesn't keep.
    private static bool Named(PastAction past, LineAct act) =>
        past.Target.Length == 0 || NameScore.Of(act.Target, past.Target) >= 0.4 || NameScore.Of(act.Target[(act.Target.LastIndexOf('>') + 1)..].Trim(), past.Target) >= 0.4;

    private static bool Same(string? given, string wanted) => given is not null && ElementNames.SameIgnoringCase(given, wanted);

    private static bool SameNumber(double? given, LineAct act) =>
        given is { } number && (act.Span?.Number == number || (double.TryParse(act.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted) && wanted == number));
}
