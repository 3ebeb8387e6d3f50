using System;
using System.Management.Automation;
using LamPS.Contracts;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;

namespace LamPS.Module.Messages;

/// <summary>Error records: those that the module itself notices, and those of the host, which keep their id.</summary>
internal static class Errors
{
    // From 7.5 on the shell shows the recommended action below the message; before it would go unseen.
    private static readonly bool ShellShowsRemedy = typeof(PSObject).Assembly.GetName().Version >= new Version(7, 5);

    public static ErrorRecord ElementNotFound(string selector, string? application) => Make(
        nameof(Strings.ElementNotFound), ExitCode.Failed, Strings.Format(Strings.ElementNotFound, selector, application is null ? "" : $" in '{application}'"),
        Strings.ElementNotFoundRemedy, selector, ErrorCategory.ObjectNotFound);

    public static ErrorRecord StateTimedOut(double seconds, string evidence, object? target) => Make(
        nameof(Strings.StateTimedOut), ExitCode.TimedOut, Strings.Format(Strings.StateTimedOut, seconds, evidence), Strings.StateTimedOutRemedy, target);

    public static ErrorRecord NoPlan(string part) => Make(
        nameof(Strings.NoPlan), ExitCode.Failed, Strings.Format(Strings.NoPlan, part), Strings.NoPlanRemedy, part, ErrorCategory.ObjectNotFound);

    public static ErrorRecord RunNotFound(string id) => Make(
        nameof(Strings.RunNotFound), ExitCode.InvalidInput, Strings.Format(Strings.RunNotFound, id), Strings.RunNotFoundRemedy, id, ErrorCategory.ObjectNotFound);

    public static ErrorRecord ApplicationNotFound(string name) => Make(
        nameof(Strings.ApplicationNotFound), ExitCode.InvalidInput, Strings.Format(Strings.ApplicationNotFound, name), Strings.ApplicationNotFoundRemedy, name, ErrorCategory.ObjectNotFound);

    public static ErrorRecord FunctionNotFound(string name) => Make(
        nameof(Strings.FunctionNotFound), ExitCode.InvalidInput, Strings.Format(Strings.FunctionNotFound, name), Strings.FunctionNotFoundRemedy, name, ErrorCategory.ObjectNotFound);

    public static ErrorRecord ScheduleNotFound(string name) => Make(
        nameof(Strings.ScheduleNotFound), ExitCode.InvalidInput, Strings.Format(Strings.ScheduleNotFound, name), Strings.ScheduleNotFoundRemedy, name, ErrorCategory.ObjectNotFound);

    public static ErrorRecord SecretInSchedule(string name) => Make(
        nameof(Strings.SecretInSchedule), ExitCode.InvalidInput, Strings.Format(Strings.SecretInSchedule, name), Strings.SecretInScheduleRemedy, name);

    public static ErrorRecord ModelNotFound(string name) => Make(
        nameof(Strings.ModelNotFound), ExitCode.InvalidInput, Strings.Format(Strings.ModelNotFound, name), Strings.ModelNotFoundRemedy, name, ErrorCategory.ObjectNotFound);

    public static ErrorRecord PathNotFound(string path) => Make(
        nameof(Strings.PathNotFound), ExitCode.InvalidInput, Strings.Format(Strings.PathNotFound, path), Strings.PathNotFoundRemedy, path, ErrorCategory.ObjectNotFound);

    public static ErrorRecord PathNotAFile(string path) => Make(
        nameof(Strings.PathNotAFile), ExitCode.InvalidInput, Strings.Format(Strings.PathNotAFile, path), Strings.PathNotAFileRemedy, path);

    public static ErrorRecord CommandNotFound(string name) => Make(
        nameof(Strings.CommandNotFound), ExitCode.InvalidInput, Strings.Format(Strings.CommandNotFound, name), Strings.CommandNotFoundRemedy, name, ErrorCategory.ObjectNotFound);

    public static ErrorRecord CommandNotFunction(string name, string kind) => Make(
        nameof(Strings.CommandNotFunction), ExitCode.InvalidInput, Strings.Format(Strings.CommandNotFunction, name, kind), Strings.CommandNotFunctionRemedy, name);

    public static ErrorRecord HelpMissing(string name) => Make(
        nameof(Strings.HelpMissing), ExitCode.InvalidInput, Strings.Format(Strings.HelpMissing, name), Strings.HelpMissingRemedy, name);

    public static ErrorRecord ParameterUnsupported(string function, string parameter, Type type) => Make(
        nameof(Strings.ParameterUnsupported), ExitCode.InvalidInput, Strings.Format(Strings.ParameterUnsupported, function, parameter, type.Name), Strings.ParameterUnsupportedRemedy, function);

    public static ErrorRecord FunctionNameInvalid(string name) => Make(
        nameof(Strings.FunctionNameInvalid), ExitCode.InvalidInput, Strings.Format(Strings.FunctionNameInvalid, name), Strings.FunctionNameInvalidRemedy, name);

    public static ErrorRecord ScopeMissing() => Make(nameof(Strings.ScopeMissing), ExitCode.InvalidInput, Strings.ScopeMissing, Strings.ScopeMissingRemedy, null);

    public static ErrorRecord StateMissing() => Make(nameof(Strings.StateMissing), ExitCode.InvalidInput, Strings.StateMissing, Strings.StateMissingRemedy, null);

    public static ErrorRecord ExpectationInvalid(object? value) => Make(
        nameof(Strings.ExpectationInvalid), ExitCode.InvalidInput, Strings.Format(Strings.ExpectationInvalid, value?.GetType().Name ?? "null"), Strings.ExpectationInvalidRemedy, value);

    public static ErrorRecord ArgumentTwice(string name, string where) => Make(
        nameof(Strings.ArgumentTwice), ExitCode.InvalidInput, Strings.Format(Strings.ArgumentTwice, name, where), Strings.ArgumentTwiceRemedy, name);

    public static ErrorRecord HostStillRuns(int processId, double seconds) => Make(
        nameof(Strings.HostStillRuns), ExitCode.TimedOut, Strings.Format(Strings.HostStillRuns, processId, seconds), Strings.Format(Strings.HostStillRunsRemedy, processId), processId);

    /// <summary>A problem of a file.</summary>
    /// <param name="problem">The problem.</param>
    public static ErrorRecord Problem(Problem problem) => Make(
        problem.Id, ExitCode.InvalidInput, Strings.Format(Strings.PlaceProblem, problem.File, problem.Line, problem.Column, problem.Message),
        problem.Remedy is { Length: > 0 } remedy ? remedy : Strings.ProblemRemedy, problem, ErrorCategory.InvalidData);

    /// <summary>A run that didn't come to what was asked.</summary>
    /// <param name="run">The run; it is the target of the error.</param>
    public static ErrorRecord Run(RunResult run) => run.Error is { } error
        ? Make(error.Id, (ExitCode)run.ExitCode, error.Message, error.Remedy, run, Category(run.Outcome))
        : Make(
            nameof(Strings.RunNotVerified), (ExitCode)run.ExitCode, Strings.Format(Strings.RunNotVerified, run.Run, run.Outcome),
            Strings.Format(Strings.RunNotVerifiedRemedy, run.Run), run, Category(run.Outcome));

    /// <summary>An action that didn't work.</summary>
    /// <param name="function">Function.</param>
    /// <param name="run">The run that it was.</param>
    /// <param name="detail">Why.</param>
    /// <param name="target">Element or selector.</param>
    public static ErrorRecord Action(string function, RunResult run, string detail, object? target) => run.Error is { } error
        ? Make(error.Id, (ExitCode)run.ExitCode, error.Message, error.Remedy, target, Category(run.Outcome))
        : Make(
            nameof(Strings.ActionNotVerified), (ExitCode)run.ExitCode, Strings.Format(Strings.ActionNotVerified, function, run.Outcome, detail),
            Strings.ActionNotVerifiedRemedy, target, Category(run.Outcome));

    /// <summary>What the host, or the way there, refused.</summary>
    /// <param name="error">The refusal.</param>
    /// <param name="target">What it was about.</param>
    public static ErrorRecord Host(RpcException error, object? target) => Make(error, target, Category(error));

    private static ErrorRecord Make(string id, ExitCode exitCode, string message, string remedy, object? target, ErrorCategory? category = null)
    {
        var error = new RpcException(RpcErrorCode.Failed, new LamError(id, message, remedy), exitCode);
        return Make(error, target, category ?? Category(error));
    }

    private static ErrorRecord Make(RpcException error, object? target, ErrorCategory category)
    {
        var remedy = ShellWords.Of(error.Error.Remedy);
        var record = new ErrorRecord(error, error.Error.Id, category, target)
        {
            ErrorDetails = new ErrorDetails(remedy.Length == 0 || ShellShowsRemedy ? error.Message : error.Message + Environment.NewLine + remedy),
        };
        record.ErrorDetails.RecommendedAction = remedy;
        return record;
    }

    private static ErrorCategory Category(RpcException error) => error.Error.Id switch
    {
        nameof(RpcErrors.ConnectionLost) => ErrorCategory.ConnectionError,
        nameof(RpcErrors.MessageInvalid) => ErrorCategory.ProtocolError,
        nameof(RpcErrors.ProtocolMismatch) => ErrorCategory.ProtocolError,
        var id when id.EndsWith("NotFound", StringComparison.Ordinal) => ErrorCategory.ObjectNotFound,
        _ => error.ExitCode switch
        {
            ExitCode.Failed => ErrorCategory.InvalidResult,
            ExitCode.InvalidInput => ErrorCategory.InvalidArgument,
            ExitCode.Refused => ErrorCategory.PermissionDenied,
            ExitCode.NotReady => ErrorCategory.ResourceUnavailable,
            ExitCode.Cancelled => ErrorCategory.OperationStopped,
            ExitCode.TimedOut => ErrorCategory.OperationTimeout,
            _ => ErrorCategory.NotSpecified,
        },
    };

    private static ErrorCategory Category(Outcome outcome) => outcome switch
    {
        Outcome.NotSupported => ErrorCategory.NotImplemented,
        Outcome.NotFound => ErrorCategory.ObjectNotFound,
        Outcome.Blocked => ErrorCategory.PermissionDenied,
        Outcome.TimedOut => ErrorCategory.OperationTimeout,
        Outcome.Cancelled => ErrorCategory.OperationStopped,
        _ => ErrorCategory.InvalidResult,
    };
}
