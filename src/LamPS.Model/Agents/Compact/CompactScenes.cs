using LamPS.Core.Deciding;
using LamPS.Core.Elements;

namespace LamPS.Model.Agents.Compact;

/// <summary>The three questions that a compact LAM is asked, in words: what to do now, which way to take, which value goes where. Training asks them with the same words.</summary>
internal static class CompactScenes
{
    /// <summary>Function of the choice that nothing is left to do, or that no way fits.</summary>
    public const string None = "none";

    /// <summary>Slot of values of a plan.</summary>
    public const string PlanValue = "plan.value";

    private static readonly Dictionary<string, float> NoFeatures = [];

    /// <summary>What to do now.</summary>
    /// <param name="context">What shows.</param>
    /// <param name="candidates">What can be done, best first.</param>
    /// <param name="mayEnd">Whether the model can say that nothing is left to do.</param>
    public static CompactScene Decide(DecisionContext context, IReadOnlyList<Candidate> candidates, bool mayEnd)
    {
        var labels = new ElementLabels(context.Snapshot);
        var line = RequestTexts.Words(context.Step.Text);
        List<CompactChoice> choices = [.. candidates.Select(c => new CompactChoice(Text(c, labels), [.. c.Functions.Select(f => f.Name)], c, Features(c, labels, line)))];

        // Where a model can say that nothing is left to do, it says so by choosing it.
        if (mayEnd)
            choices.Insert(Math.Min(choices.Count, 1), new CompactChoice("done", [None], null, NoFeatures));
        return new CompactScene
        {
            Request = context.Request.Text,
            Line = context.Step.Text,
            Next = context.Next?.Text ?? "",
            History = [.. context.History.Select(p => $"{p.Action.Function} {p.Target} {(p.Outcome.IsDone ? "done" : "failed")}")],
            Window = context.Snapshot.ActiveWindow?.Name ?? "",
            Choices = choices,
        };
    }

    /// <summary>Which way to take for a part of a request. The second choice is that none fits.</summary>
    /// <param name="request">The whole request.</param>
    /// <param name="clause">The part.</param>
    /// <param name="ways">Ways, best first; at least one.</param>
    public static CompactScene Rank(string request, string clause, IReadOnlyList<PlanWay> ways)
    {
        var words = RequestTexts.Words(clause);
        List<CompactChoice> choices = [.. ways.Select(w => new CompactChoice(w.Text, [], null, Features(w, words)))];
        choices.Insert(1, new CompactChoice("none of these", [], null, NoFeatures));
        return new CompactScene { Request = request, Line = clause, Choices = choices };
    }

    /// <summary>Which value of a part of a request goes into a line.</summary>
    /// <param name="clause">The part.</param>
    /// <param name="line">The line, with the place of the value.</param>
    /// <param name="phrasing">How others asked for the same.</param>
    public static CompactScene Fill(string clause, string line, string phrasing) => new()
    {
        Request = clause,
        Next = line,
        Window = phrasing,
        Choices = [new CompactChoice("value", [], null, NoFeatures)],
    };

    private static string Text(Candidate candidate, ElementLabels labels) => candidate switch
    {
        { Menu: { } menu } => $"menu {menu.Path}",
        { Element: { } e } => $"{e.Role.Name()} {labels.NameOf(e)}{(e.Value is { Length: > 0 and <= 40 } v && v != e.Name ? $" = {v}" : "")}{(e.Options.Count > 0 ? $" {{ {string.Join(" , ", e.Options.Take(6))} }}" : "")}",
        _ => "application",
    };

    private static Dictionary<string, float> Features(Candidate candidate, ElementLabels labels, HashSet<string> line)
    {
        var name = RequestTexts.Words(candidate.Menu?.Name ?? (candidate.Element is { } e ? labels.NameOf(e) : ""));
        return new()
        {
            ["score"] = (float)Math.Clamp(candidate.Score / 10, 0, 1),
            ["match"] = name.Count == 0 ? 0 : name.Count(line.Contains) / (float)name.Count,
            ["enabled"] = candidate.Menu?.Enabled ?? candidate.Element?.Is(ElementStates.Enabled) ?? true ? 1 : 0,
            ["focused"] = candidate.Element?.Is(ElementStates.Focused) ?? false ? 1 : 0,
            ["field"] = candidate.Element is { } field && ElementLabels.IsField(field.Role) ? 1 : 0,
            ["menu"] = candidate.Menu is null ? 0 : 1,
        };
    }

    private static Dictionary<string, float> Features(PlanWay way, HashSet<string> clause)
    {
        var words = RequestTexts.Words(way.Text);
        return new()
        {
            ["score"] = (float)Math.Clamp(way.Score, 0, 1),
            ["match"] = words.Count == 0 ? 0 : words.Count(clause.Contains) / (float)words.Count,
            ["menu"] = way.Match is null ? 1 : 0,
        };
    }
}
