using LamPS.Contracts;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>Errors of runbooks that run.</summary>
internal static class ExecutionErrors
{
    public static LamException StepFailed(LamException cause, string step, SourceLocation at) => new(
        cause.Id, cause.ExitCode, $"step '{step}' ({at.File}, line {at.Line}) failed: {cause.Message}", cause.Remedy, cause);

    public static LamException FailuresPassedOver(IReadOnlyList<string> steps) => new(
        nameof(FailuresPassedOver), ExitCode.Failed,
        $"the run went on after {steps.Count} {(steps.Count == 1 ? "request or expectation" : "requests and expectations")} that failed: {string.Join(", ", steps.Select(s => $"'{s}'"))}",
        "The report and 'runbookSteps' of the JSON say why each one failed. Where that does no harm, say with the runbook's own 'expect' what must hold in the end.");

    public static LamException StepTimedOut(TimeSpan limit) => new(
        nameof(StepTimedOut), ExitCode.TimedOut, $"not done within {Durations.Text(limit)}", "Give it longer with 'timeout', or split it.");

    public static LamException ScriptFailed(string reason) => new(
        nameof(ScriptFailed), ExitCode.Failed, $"the script failed: {reason}", "Try the script in a PowerShell of its own.");

    public static LamException WaitEnded(string what, TimeSpan waited) => new(
        nameof(WaitEnded), ExitCode.TimedOut, $"{what} after {Durations.Text(waited)}", "Wait longer with 'timeout'.");

    public static LamException MomentNotReadable(SourceLocation at, string value) => new(
        nameof(MomentNotReadable), ExitCode.InvalidInput, $"{at}: a moment can't be read from '{value}'", "Write 'run', or a date and time such as 2026-11-20T09:00:00Z.");

    public static LamException UntrustedInRequest(SourceLocation at, string expression) => new(
        nameof(UntrustedInRequest), ExitCode.Refused,
        $"{at}: '{expression}' was read from a user interface; in a request it can stand inside quotation marks only, on one line and without quotation marks in it",
        "Write it as \"${{ ... }}\" with double quotation marks around it, or give it to an 'act' step, which takes it as data.");

    public static LamException UntrustedNotAllowed(SourceLocation at, string what) => new(
        nameof(UntrustedNotAllowed), ExitCode.Refused, $"{at}: {what} can't be taken from what a user interface shows", "Take it from a parameter, or write it out.");

    public static LamException SecretInRequest(SourceLocation at, string expression) => new(
        nameof(SecretInRequest), ExitCode.Refused, $"{at}: '{expression}' is a secret and can't be part of a request",
        "Give it to a field with an 'act' step: act: set_text, on: ..., with: { text: \"${{ parameters.password }}\" }");

    public static LamException NotInSingleQuotes(SourceLocation at, string expression) => new(
        nameof(NotInSingleQuotes), ExitCode.InvalidInput, $"{at}: '{expression}' can't stand inside single quotation marks of a script",
        "Put double quotation marks around it, or give it to the script as a variable: with: { name: \"${{ ... }}\" }");
}
