using LamPS.Contracts;

namespace LamPS.Core.Runbooks.Scripts;

/// <summary>Errors of the script engine.</summary>
internal static class ScriptErrors
{
    public static LamException PowerShellNotFound(string searched) => new(
        nameof(PowerShellNotFound), ExitCode.NotReady, $"a 'script' needs PowerShell, and there is none: {searched} is not on the PATH",
        "Install PowerShell 7 (https://aka.ms/install-powershell) so that 'pwsh' is on the PATH. 'lamps doctor' shows what is there.");

    public static LamException PowerShellNotStarted(string program, string reason) => new(
        nameof(PowerShellNotStarted), ExitCode.NotReady, $"'{program}' doesn't start: {reason}", $"Start '{program} -NoProfile' by hand to see what it says.");

    public static LamException PowerShellAnswerInvalid(string answer) => new(
        nameof(PowerShellAnswerInvalid), ExitCode.Internal, $"PowerShell answered something that is no answer: {answer}", "Please report it with the script.");
}
