using LamPS.Contracts;
using LamPS.Core.Elements;

namespace LamPS.Core.Selectors;

/// <summary>Everything that can be wrong with a selector's text.</summary>
internal static class SelectorErrors
{
    private const string Example = "window[name~='Writer'] >> button[name='Insert']";

    public static SelectorProblem SelectorSyntax(int column, string problem, string? remedy = null) =>
        new(nameof(SelectorSyntax), column, problem, remedy ?? $"Write it like this: {Example}");

    public static SelectorProblem SelectorRoleUnknown(int column, string role) =>
        new(nameof(SelectorRoleUnknown), column, $"'{role}' is not a role.{Suggestion.DidYouMean(role, RoleNames.All)}",
            $"Use a role such as button, textbox or menuitem, * for any, or only attributes: [name='{role}']");

    public static SelectorProblem SelectorAttributeUnknown(int column, string name) =>
        new(nameof(SelectorAttributeUnknown), column,
            $"'{name}' is not an attribute or a state.{Suggestion.DidYouMean(name, AttributeNames.All.Concat(StateNames.All))}",
            $"Attributes are {string.Join(", ", AttributeNames.All)}: [name='Insert']. States stand alone: [checked], [!enabled].");

    public static SelectorProblem SelectorModifierUnknown(int column, string name) =>
        new(nameof(SelectorModifierUnknown), column, $"'{name}:' is not a modifier.{Suggestion.DidYouMean(name, SelectorParser.Modifiers)}",
            "Modifiers are nth:2, near:'label', below:'label' and rightof:'label'.");

    /// <summary>The problem as an exception, for callers that cannot go on.</summary>
    public static LamException SelectorInvalid(string text, SelectorProblem problem) =>
        new(problem.Id, ExitCode.InvalidInput, $"Selector, column {problem.Column}: {problem.Message} In: {Cut(text)}", problem.Remedy);

    private static string Cut(string text) => text.Length <= 200 ? text : $"{text.AsSpan(0, 200)}…";
}
