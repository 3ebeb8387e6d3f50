using System.Text.RegularExpressions;

namespace LamPS.Module.Messages;

/// <summary>Says advice of the host in the words of this shell: people at a PowerShell prompt type cmdlets.</summary>
internal static class ShellWords
{
    // Longer ones first.
    private static readonly (Regex Command, string Cmdlet)[] Words =
    [
        Word(@"lamps validate FILE", "Test-LamRunbook FILE"),
        Word(@"lamps validate", "Test-LamRunbook"),
        Word(@"lamps app learn APP", "Update-LamApplication APP"),
        Word(@"lamps app learn", "Update-LamApplication"),
        Word(@"lamps app list", "Get-LamApplication"),
        Word(@"lamps serve --stop", "Stop-LamHost"),
        Word(@"lamps serve", "Start-LamHost"),
        Word(@"lamps doctor --desktop", "Test-LamHost -Desktop"),
        Word(@"lamps doctor", "Test-LamHost"),
        Word(@"lamps report", "Export-LamRun"),
        Word(@"lamps compile", "New-LamRunbook"),
        Word(@"lamps runs", "Get-LamRun"),
        Word(@"lamps stop", "Stop-LamRun"),
        Word(@"lamps tree", "Get-LamElement"),
        Word(@"lamps find", "Get-LamElement -Selector"),
        Word(@"lamps expect", "Test-LamState -Expect"),
        Word(@"lamps act close", "Invoke-LamAction close"),
        Word(@"lamps act", "Invoke-LamAction"),
        Word(@"lamps data make", "New-LamDataset"),
        Word(@"lamps data collect", "New-LamDataset -Stage Episodes"),
        Word(@"lamps data plans", "New-LamDataset -Stage Plans"),
        Word(@"lamps data show", "Get-LamDataset"),
        Word(@"lamps model list", "Get-LamModel"),
        Word(@"lamps model add", "Register-LamModel"),
        Word(@"lamps model remove", "Unregister-LamModel"),
        Word(@"lamps schedule list", "Get-LamSchedule"),
        Word(@"lamps schedule show", "Get-LamSchedule"),
        Word(@"lamps schedule add --print", "Register-LamRunbook -WhatIf"),
        Word(@"lamps schedule add", "Register-LamRunbook"),
        Word(@"lamps schedule remove", "Unregister-LamRunbook"),
        Word(@"lamps plan", "Get-LamPlan"),
        Word(@"lamps task", "Invoke-LamTask"),
        Word(@"lamps run", "Invoke-LamRunbook"),
        Word(@"--working-folder", "-WorkingFolder"),
        Word(@"--time-limit", "-TimeoutSec"),
        Word(@"--at-logon", "-AtLogon"),
        Word(@"--on-event", "-Event"),
        Word(@"--on-idle", "-IdleMinute"),
        Word(@"--highest", "-Highest"),
        Word(@"--monthly", "-Monthly"),
        Word(@"--weekly", "-Weekly"),
        Word(@"--daily", "-Daily"),
        Word(@"--once", "-Once"),
        Word(@"--what-if", "-WhatIf"),
        Word(@"--max-actions", "-MaxAction"),
        Word(@"--headless", "-Headless"),
        Word(@"--desktop", "-Desktop"),
        Word(@"--document", "-Document"),
        Word(@"--parameter", "-Parameter"),
        Word(@"--timeout", "-TimeoutSec"),
        Word(@"--policy", "-Policy"),
        Word(@"--report", "-Report"),
        Word(@"--source", "-Source"),
        Word(@"--split", "-Split"),
        Word(@"--suite", "-Suite"),
        Word(@"--out", "-Path"),
        Word(@"--model", "-Model"),
        Word(@"--force", "-Force"),
        Word(@"--save", "-SaveTo"),
        Word(@"--app", "-Application"),
        Word(@"--with", "-Argument"),
        Word(@"--on", "-Selector"),
    ];

    /// <summary>Puts cmdlets where commands stand.</summary>
    /// <param name="advice">What the host advises.</param>
    public static string Of(string advice)
    {
        foreach (var (command, cmdlet) in Words)
        {
            advice = command.Replace(advice, cmdlet);
        }

        return advice;
    }

    private static (Regex Command, string Cmdlet) Word(string command, string cmdlet) =>
        (new Regex(@"(?<![\w-])" + Regex.Escape(command) + @"(?![\w-])", RegexOptions.CultureInvariant), cmdlet);
}
