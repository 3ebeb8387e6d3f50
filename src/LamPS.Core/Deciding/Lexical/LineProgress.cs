using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>How far the actions so far have brought a line.</summary>
internal static class LineProgress
{
    /// <summary>Index of the first act that isn't done yet.</summary>
    /// <param name="acts">Acts of the line.</param>
    /// <param name="history">Actions of the plan step so far.</param>
    public static int Next(IReadOnlyList<LineAct> acts, IReadOnlyList<PastAction> history)
    {
        var (next, times) = (0, 0);
        foreach (var past in history.Where(p => p.Outcome.Outcome is Outcome.Verified or Outcome.Unverified or Outcome.Skipped))
        {
            // An act that was found to be done already left no action; the next one that fits is it.
            for (var i = next; i < acts.Count; i++)
            {
                if (IsPart(acts[i], past))
                {
                    times = i == next ? times + 1 : 1;
                    next = i;
                    if (times >= Times(acts[i]))
                    {
                        (next, times) = (i + 1, 0);
                    }

                    break;
                }
            }
        }

        return next;
    }

    /// <summary>How many actions an act still takes.</summary>
    /// <param name="acts">Acts of the line.</param>
    /// <param name="index">Index of the act.</param>
    /// <param name="history">Actions of the plan step so far.</param>
    public static int Left(IReadOnlyList<LineAct> acts, int index, IReadOnlyList<PastAction> history)
    {
        var done = history.Count(p => p.Outcome.Outcome is Outcome.Verified or Outcome.Unverified or Outcome.Skipped && IsPart(acts[index], p));
        var before = acts.Take(index).Where(a => a.Key == acts[index].Key).Sum(Times);
        return Math.Max(1, Times(acts[index]) - Math.Max(0, done - before));
    }

    // Keys are pressed several times in one action.
    private static int Times(LineAct act) => act.Operation == LineOperation.Press ? Math.Max(1, act.Times) : 1;

    private static bool IsPart(LineAct act, PastAction past)
    {
        var action = past.Action;
        var function = act.Operation switch
        {
            LineOperation.Choose => action.Function is "invoke_menu" or "click",
            LineOperation.Press => action.Function is "click" or "toggle" or "select" or "invoke_menu" or "type_keys",
            LineOperation.Set or LineOperation.SelectOption => action.Function is "set_text" or "set_value" or "select" or "type_keys" or "toggle" or "invoke_menu" or "click",
            LineOperation.SelectItem or LineOperation.GoToTab => action.Function is "select" or "click" or "toggle" or "focus" or "invoke_menu",
            LineOperation.Switch => action.Function is "toggle" or "click" or "select" or "invoke_menu" or "set_text",
            LineOperation.SelectText or LineOperation.SelectAll or LineOperation.SelectPart => action.Function == "select_text",
            LineOperation.Type or LineOperation.Keys => action.Function == "type_keys",
            LineOperation.Open => action.Function is "invoke_menu" or "click" or "expand" or "select" or "toggle",
            LineOperation.Close => action.Function is "click" or "type_keys" or "invoke_menu" or "close",
            LineOperation.Expand => action.Function == "expand",
            LineOperation.Collapse => action.Function == "collapse",
            LineOperation.Focus => action.Function == "focus",
            LineOperation.Scroll => action.Function == "scroll",
            LineOperation.Screenshot => action.Function == "screenshot",
            _ => true,
        };
        return function && SameValue(act, action.Arguments) && SameName(act, past);
    }

    private static bool SameValue(LineAct act, ActionArguments arguments)
    {
        var given = arguments.Text("text") ?? arguments.Text("option") ?? arguments.Text("value");
        if (act.Operation is LineOperation.Set or LineOperation.SelectOption)
        {
            // Choosing a cell is on the way to filling it.
            return given is null
                ? act.Operation == LineOperation.SelectOption || arguments.Count > 0
                : NameSimilarity.Of(NameKey.Of(act.Value), NameKey.Of(given)) >= 0.6 || act.Span?.Number is { } number && arguments.Number("value") is { } set && (Math.Abs(number - set) < 1e-9 || act.Span.Unit.Length > 0);
        }

        return act.Operation switch
        {
            LineOperation.Type => given == act.Value,
            LineOperation.Keys => arguments.Text("keys")?.Split(' ')[0] == act.Value,
            LineOperation.SelectText => given == act.Value,
            LineOperation.Switch when act.On is { } on && arguments.Boolean("on") is { } was => on == was,
            _ => true,
        };
    }

    private static bool SameName(LineAct act, PastAction past)
    {
        var path = past.Action.Arguments.Text("path");
        if (past.Action.Function == "invoke_menu" && path is not null)
        {
            var wanted = act.Operation == LineOperation.SelectOption ? $"{act.Target} > {act.Value}" : act.Target;
            return MenuGrounder.PathMatch(MenuKey.Of(wanted), MenuKey.Of(path)).Match >= NameSimilarity.Threshold
                || act.Operation is LineOperation.Open or LineOperation.Close;
        }

        if (act.Target.Length == 0 || past.Target.Length == 0 || act.Operation is LineOperation.SelectOption or LineOperation.Set or LineOperation.Close or LineOperation.SelectPart || act.Occurrence != 0)
        {
            return true;
        }

        var name = NameKey.Of(past.Target);
        return NameSimilarity.Of(NameKey.Of(act.Target), name) >= 0.3
            || NameSimilarity.Of(NameKey.Of(act.Phrase), name) >= 0.3
            || past.Action.Arguments.Text("option") is { } option && NameSimilarity.Of(NameKey.Of(act.Target), NameKey.Of(option)) >= 0.3;
    }
}
