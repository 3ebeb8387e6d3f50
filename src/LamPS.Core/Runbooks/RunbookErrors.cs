using LamPS.Contracts;

namespace LamPS.Core.Runbooks;

/// <summary>Everything that can be wrong with a runbook, before and while it runs. Messages about a file carry its place.</summary>
internal static class RunbookErrors
{
    private const string SeeLanguage = "See docs/runbooks.md.";

    public static Diagnostic FileNotReadable(SourceLocation at, string path, string reason) =>
        new(at, nameof(FileNotReadable), $"'{path}' can't be read: {reason}", "Check the path and the rights. Paths in a runbook start from the folder of the runbook.");

    public static Diagnostic FileTooLarge(SourceLocation at, long limit) =>
        new(at, nameof(FileTooLarge), $"The file is larger than {limit / 1024} KB.", "Split it with 'include'.");

    public static Diagnostic YamlInvalid(SourceLocation at, string problem, string remedy) =>
        new(at, nameof(YamlInvalid), $"This is no valid YAML: {problem}", remedy);

    public static Diagnostic YamlTooComplex(SourceLocation at, string problem) =>
        new(at, nameof(YamlTooComplex), problem, "Write it out, or split it with 'include'.");

    public static Diagnostic KeyRepeated(SourceLocation at, string key, string where, int firstLine) =>
        new(at, nameof(KeyRepeated), $"'{key}' stands twice in {where}, first in line {firstLine}.", "Keep one of them.");

    public static Diagnostic KeyUnknown(SourceLocation at, string key, string where, string suggestion, IEnumerable<string> known) =>
        new(at, nameof(KeyUnknown), $"Unknown key '{key}' in {where}.{suggestion}", $"Known here: {string.Join(", ", known)}.");

    public static Diagnostic KeyMissing(SourceLocation at, string key, string where, string description) =>
        new(at, nameof(KeyMissing), $"'{key}' is missing in {where}.", description);

    public static Diagnostic TypeWrong(SourceLocation at, string what, string wanted, string found, string remedy = "") =>
        new(at, nameof(TypeWrong), $"{what} must be {wanted}, not {found}.", remedy);

    public static Diagnostic ValueWrong(SourceLocation at, string message, string remedy = "") =>
        new(at, nameof(ValueWrong), message, remedy);

    public static Diagnostic ExpressionInvalid(SourceLocation at, string message, string remedy) =>
        new(at, nameof(ExpressionInvalid), message, remedy);

    public static Diagnostic SelectorInvalid(SourceLocation at, string message, string remedy) =>
        new(at, nameof(SelectorInvalid), message, remedy);

    public static Diagnostic StepKindMissing(SourceLocation at, string where, string suggestion, IEnumerable<string> kinds) =>
        new(at, nameof(StepKindMissing), $"{where} says nothing to do.{suggestion}", $"Give one of: {string.Join(", ", kinds)}.");

    public static Diagnostic StepKindAmbiguous(SourceLocation at, string where, string first, string second) =>
        new(at, nameof(StepKindAmbiguous), $"{where} has both '{first}' and '{second}'.", "A step does one thing; make two steps of it.");

    public static Diagnostic StepKindNotAvailable(SourceLocation at, string kind) =>
        new(at, nameof(StepKindNotAvailable), $"'{kind}' is not available yet in this version.", "Use several steps, or 'include' with parameters.");

    public static Diagnostic ExpectationNotAvailable(SourceLocation at, string kind) =>
        new(at, nameof(ExpectationNotAvailable), $"Expectation '{kind}' is not available yet in this version.", "Use 'script' with PowerShell, or 'element', 'file' or 'document'.");

    public static Diagnostic StepIdRepeated(SourceLocation at, string id, int firstLine) =>
        new(at, nameof(StepIdRepeated), $"There is a step '{id}' already, in line {firstLine}.", "Ids are unique in a file.");

    public static Diagnostic NameInvalid(SourceLocation at, string what, string name, string remedy) =>
        new(at, nameof(NameInvalid), $"'{name}' can't be {what}.", remedy);

    public static Diagnostic FunctionUnknown(SourceLocation at, string name, string suggestion, IEnumerable<string> known) =>
        new(at, nameof(FunctionUnknown), $"There is no function '{name}'.{suggestion}", $"Functions are {string.Join(", ", known)}.");

    public static Diagnostic ArgumentWrong(SourceLocation at, string message, string remedy) =>
        new(at, nameof(ArgumentWrong), message, remedy);

    public static Diagnostic IncludeCircular(SourceLocation at, IEnumerable<string> chain) =>
        new(at, nameof(IncludeCircular), $"The runbooks include each other in a circle: {string.Join(" -> ", chain)}", "Take out one of the includes.");

    public static Diagnostic IncludeTooDeep(SourceLocation at, int limit) =>
        new(at, nameof(IncludeTooDeep), $"More than {limit} runbooks are included.", "Join some of them.");

    public static Diagnostic ParameterUnknown(SourceLocation at, string name, string suggestion, IEnumerable<string> known) =>
        new(at, nameof(ParameterUnknown), $"There is no parameter '{name}'.{suggestion}", known.Any() ? $"Parameters are {string.Join(", ", known)}." : "The runbook has no parameters.");

    public static Diagnostic ParameterMissing(SourceLocation at, string name, string remedy) =>
        new(at, nameof(ParameterMissing), $"Parameter '{name}' has no value.", remedy);

    public static Diagnostic ParameterInvalid(SourceLocation at, string name, string problem) =>
        new(at, nameof(ParameterInvalid), $"Parameter '{name}' {problem}.", "");

    public static Diagnostic SecretNotAllowed(SourceLocation at, string expression, string why) =>
        new(at, nameof(SecretNotAllowed), $"'{expression}' is a secret and can't stand here: {why}.", "Give it to a field with an 'act' step: act: set_text, on: ..., with: { text: \"${{ parameters.password }}\" }");

    public static LamException RunbookInvalid(IReadOnlyList<Diagnostic> diagnostics) => new(
        diagnostics.Count == 1 ? diagnostics[0].Id : nameof(RunbookInvalid),
        ExitCode.InvalidInput,
        diagnostics.Count == 1 ? diagnostics[0].ToString() : $"{diagnostics.Count} mistakes:\n{string.Join('\n', diagnostics.Take(50))}",
        diagnostics.Count == 1 ? diagnostics[0].Remedy : "Correct them all; nothing was done. 'lamps validate FILE' checks a runbook.");

    public static LamException ExpressionFailed(SourceLocation at, string message, string remedy) =>
        new(nameof(ExpressionFailed), ExitCode.InvalidInput, $"{at}: {message}", remedy);

    public static LamException ValueInvalid(SourceLocation at, string message, string remedy = "") =>
        new(nameof(ValueInvalid), ExitCode.InvalidInput, $"{at}: {message}", remedy.Length == 0 ? SeeLanguage : remedy);

    public static LamException VaultNotReady(SourceLocation at, string parameter, string vault) => new(
        nameof(VaultNotReady), ExitCode.NotReady,
        $"{at}: parameter '{parameter}' comes from vault entry '{vault}', and nothing here can open a vault",
        $"Take it from an environment variable, 'from: env:NAME', or give it to the run: --parameter {parameter}=...");

    public static LamException EnvironmentNotSet(SourceLocation at, string parameter, string variable) => new(
        nameof(EnvironmentNotSet), ExitCode.NotReady,
        $"{at}: parameter '{parameter}' comes from environment variable '{variable}', which isn't set", $"Set {variable} for this process.");
}
