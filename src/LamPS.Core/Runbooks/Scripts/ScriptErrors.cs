using LamPS.Contracts;

namespace LamPS.Core.Runbooks.Scripts;

/// <summary>Errors of the script engine.</summary>
public static class ScriptErrors
{
    /// <summary>There is no PowerShell.</summary>
    internal static LamException PowerShellNotFound(string searched) => new(
        nameof(PowerShellNotFound), ExitCode.NotReady, $"a 'script' needs PowerShell, and there is none: {searched} is not on the PATH",
        "Install PowerShell 7 (https://aka.ms/install-powershell) so that 'pwsh' is on the PATH. 'lamps doctor' shows what is there.");

    /// <summary>It doesn't start.</summary>
    internal static LamException PowerShellNotStarted(string program, string reason) => new(
        nameof(PowerShellNotStarted), ExitCode.NotReady, $"'{program}' doesn't start: {reason}", $"Start '{program} -NoProfile' by hand to see what it says.");

    /// <summary>It says what is no answer.</summary>
    internal static LamException PowerShellAnswerInvalid(string answer) => new(
        nameof(PowerShellAnswerInvalid), ExitCode.Internal, $"PowerShell answered something that is no answer: {answer}", "Please report it with the script.");

    /// <summary>A script puts out more than fits.</summary>
    public static LamException ScriptOutputTooLarge(ScriptLimits limits) => new(
        nameof(ScriptOutputTooLarge),
        ExitCode.Failed,
        $"the script was stopped: it puts out more than {limits.Records:N0} objects, or {limits.Characters:N0} characters",
        "Let it write to a file, or put out only what the steps after it need.");
}
