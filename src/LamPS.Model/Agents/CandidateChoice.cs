using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;

namespace LamPS.Model.Agents;

/// <summary>What of the candidates a model may choose, and how it is told of them.</summary>
internal static class CandidateChoice
{
    // Functions that end or reach far: only for lines that speak of it. The policy judges them as well.
    private static readonly Dictionary<string, string[]> Rare = new()
    {
        [UiFunctions.Close.Name] = ["close", "quit", "exit", "leave"],
        [UiFunctions.Launch.Name] = ["launch", "start", "run"],
        [UiFunctions.Screenshot.Name] = ["screenshot", "picture", "capture"],
        [UiFunctions.WaitFor.Name] = ["wait"],
        [UiFunctions.Drag.Name] = ["drag", "drop", "move"],
        [UiFunctions.ReadText.Name] = ["read"],
    };

    /// <summary>The candidates with the functions that make sense for a line, without those that take none, and without what failed before.</summary>
    public static IReadOnlyList<Candidate> Usable(DecisionContext context, IReadOnlyList<Candidate> candidates)
    {
        var line = context.Step.Text;
        var failed = context.History.Where(p => !p.Outcome.IsDone).Select(p => p.Action).ToList();
        return
        [
            .. candidates
                .Select(c => c with
                {
                    Functions =
                    [
                        .. c.Functions.Where(f =>
                            (!Rare.TryGetValue(f.Name, out var words) || words.Any(w => line.Contains(w, StringComparison.OrdinalIgnoreCase)))
                            && (f.Name != UiFunctions.Focus.Name || CanTakeFocus(c)) && !failed.Exists(a => IsHopeless(a, f, c))),
                    ],
                })
                .Where(c => c.Functions.Count > 0),
        ];
    }

    // Documents take it and don't always say so.
    private static bool CanTakeFocus(Candidate candidate) => candidate.Element is not { } element || element.Is(ElementStates.Focusable) || element.Role is Role.Document or Role.Paragraph;

    /// <summary>Candidates without an action that was chosen and failed before.</summary>
    public static IReadOnlyList<Candidate> Without(IReadOnlyList<Candidate> candidates, LamAction action) =>
        [.. candidates.Select(c => IsTarget(action, c) ? c with { Functions = [.. c.Functions.Where(f => f.Name != action.Function)] } : c).Where(c => c.Functions.Count > 0)];

    /// <summary>The candidates for a model, one a line: number, what it is, its state, its functions. Read from the screen.</summary>
    public static IReadOnlyList<string> Lines(DecisionContext context, IReadOnlyList<Candidate> candidates)
    {
        var labels = new ElementLabels(context.Snapshot);
        return [.. candidates.Select(c => $"{c.Number} {Describe(c, labels)} | {string.Join(' ', c.Functions.Select(f => f.Name))}")];
    }

    /// <summary>Functions for a model, one a line.</summary>
    public static IEnumerable<string> Lines(IEnumerable<FunctionDefinition> functions) => functions.Select(f =>
        $"{f.Name}({string.Join(", ", f.Arguments.Select(a => a.Required ? a.Name : $"{a.Name}?"))}): {f.Description}");

    private static string Describe(Candidate candidate, ElementLabels labels)
    {
        if (candidate.Menu is { } menu)
            return $"menu {ScreenText.Short(menu.Path, 100)}{(menu.Enabled ? "" : " (disabled)")}";
        if (candidate.Element is not { } element)
            return "application";
        var name = labels.NameOf(element);
        List<string> parts = [element.Role.Name()];
        if (name.Length > 0)
            parts.Add($"'{ScreenText.Short(name, 80)}'");
        if (element.Value is { Length: > 0 } value && value != element.Name)
            parts.Add($"= '{ScreenText.Short(value, 60)}'");
        if (element.Options.Count > 0)
            parts.Add($"of {string.Join(", ", element.Options.Take(8).Select(o => ScreenText.Short(o, 30)))}{(element.Options.Count > 8 ? ", ..." : "")}");
        if (element.Is(ElementStates.Checked))
            parts.Add("checked");
        if (element.Is(ElementStates.Selected))
            parts.Add("selected");
        if (element.Is(ElementStates.Focused))
            parts.Add("focused");
        if (!element.Is(ElementStates.Enabled))
            parts.Add("disabled");
        return string.Join(' ', parts);
    }

    // Without arguments there is no other way to try it.
    private static bool IsHopeless(LamAction failed, FunctionDefinition function, Candidate candidate) =>
        failed.Function == function.Name && (function.Arguments.Count == 0 || function == UiFunctions.InvokeMenu || function == UiFunctions.Click) && IsTarget(failed, candidate);

    private static bool IsTarget(LamAction action, Candidate candidate) =>
        candidate.Element is { } element ? element.Id == action.Element
        : candidate.Menu is { } menu ? action.Arguments.Text("path") == menu.Path
        : action.Element.IsNone && action.Arguments.Text("path") is null;
}
