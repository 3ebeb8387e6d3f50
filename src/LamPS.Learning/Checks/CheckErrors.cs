using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Learning.Checks;

/// <summary>Errors of checks.</summary>
internal static class CheckErrors
{
    public static LamException ExpressionInvalid(string file, CheckSource check, string why, Exception? inner = null) => new(
        nameof(ExpressionInvalid),
        ExitCode.InvalidInput,
        $"{file}({check.Line},{check.Column}): '{check.Text}' is no check: {why}",
        "Write an XPath 1.0 expression over the view of the document; docs/recipes.md lists its elements, attributes and functions.",
        inner);

    public static LamException VariableUnknown(string file, CheckSource check, string name, IEnumerable<string> known) => new(
        nameof(VariableUnknown),
        ExitCode.InvalidInput,
        $"{file}({check.Line},{check.Column}): '{check.Text}' uses ${name}, which the recipe has no parameter for.",
        known.Any() ? $"Use one of its parameters: {string.Join(", ", known.Order(StringComparer.Ordinal).Select(k => "$" + k))}." : "Give the recipe that parameter.");

    public static LamException NameUnknown(string file, CheckSource check, string name, string? similar) => new(
        nameof(NameUnknown),
        ExitCode.InvalidInput,
        $"{file}({check.Line},{check.Column}): '{check.Text}' names {name}, which no view of a document has.",
        similar is null ? "docs/recipes.md lists the elements and attributes." : $"Did you mean {similar}? docs/recipes.md lists the elements and attributes.");

    public static LamException AspectUnknown(string file, CheckSource check, string name) => new(
        nameof(AspectUnknown),
        ExitCode.InvalidInput,
        $"{file}({check.Line},{check.Column}): there is no aspect '{name}' that could be unchanged.",
        $"Write 'everything', 'everything but ASPECT, ...', ASPECT, or 'ASPECT except XPATH'; aspects are {string.Join(", ", Aspects.Names)}.");
}
