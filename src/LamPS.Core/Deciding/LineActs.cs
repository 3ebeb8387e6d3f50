using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding;

/// <summary>The actions that the plan step of a decision asks for.</summary>
internal static class LineActs
{
    /// <summary>Reads the plan step; what has no function of its own becomes the steps that do it.</summary>
    /// <param name="context">Decision.</param>
    public static IReadOnlyList<LineAct> Of(DecisionContext context)
    {
        var acts = PlanLineParser.Parse(context.Step.Text);
        if (acts.Count == 0)
        {
            // A bare name: press whatever is called that.
            var line = context.Step.Text.Trim();
            return line.Length is > 0 and <= 60 && line.Count(c => c == ' ') <= 4 ? [new LineAct(LineOperation.Press) { Target = line }] : [];
        }

        return acts.Any(a => a.Operation == LineOperation.Save && Function(context, a) is null) ? [.. acts.SelectMany(a => Saving(context, a))] : acts;
    }

    /// <summary>The function that saves as a line says, or null when the application has none.</summary>
    /// <param name="context">Decision.</param>
    /// <param name="act">Act.</param>
    public static string? Function(DecisionContext context, LineAct act)
    {
        if (act.Operation != LineOperation.Save)
        {
            return null;
        }

        if (act.Value.Length == 0)
        {
            return context.Functions.TryGet("save", out _) ? "save" : null;
        }

        return context.Step.Function.Length > 0 && context.Functions.TryGet(context.Step.Function, out var hinted) && hinted.Arguments.Any(a => a.Name == "path") ? hinted.Name
            : context.Functions.TryGet("save_as", out _) ? "save_as" : null;
    }

    private static IEnumerable<LineAct> Saving(DecisionContext context, LineAct act)
    {
        if (act.Operation != LineOperation.Save || Function(context, act) is not null)
        {
            return [act];
        }

        return act.Value.Length == 0
            ? [new LineAct(LineOperation.Choose) { Target = "File > Save" }]
            :
            [
                new LineAct(LineOperation.Choose) { Target = "File > Save As" },
                new LineAct(LineOperation.Set) { Target = "Name", Value = act.Value, Span = act.Span },
                new LineAct(LineOperation.Press) { Target = "Save" },
            ];
    }
}
