using System.IO;
using System.Management.Automation;
using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Runs;
using LamPS.Module.Completion;
using LamPS.Module.Messages;

namespace LamPS.Module.Pipeline;

/// <summary>Base of the cmdlets that act: policy, report, limits.</summary>
public abstract class RunningLamCmdlet : ScopedLamCmdlet
{
    /// <summary>Policy: attended, unattended, read-only, or a file. Without it attended where someone can be asked, else unattended.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string? Policy { get; set; }

    /// <summary>Who plans and decides: a name of <c>Get-LamModel</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    /// <summary>Folder for the report; without it the folder of the run.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Report { get; set; }

    /// <summary>Leaves applications open that the run started.</summary>
    [Parameter]
    public SwitchParameter KeepOpen { get; set; }

    /// <summary>Takes no pictures of the screen.</summary>
    [Parameter]
    public SwitchParameter NoScreenshot { get; set; }

    /// <summary>Most actions, 1 to 10000; 200 by default.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int MaxAction { get; set; } = 200;

    /// <summary>Longest duration in seconds.</summary>
    [Parameter]
    [ValidateRange(0.001, 604800.0)]
    public double? TimeoutSec { get; set; }

    /// <summary>Answers the policy's questions with yes. What the policy denies stays denied.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    internal override bool IsForced => Force.IsPresent;

    /// <summary>Whether the run takes pictures of the screen.</summary>
    internal virtual bool TakesPictures => !NoScreenshot.IsPresent;

    /// <summary>How a run is done.</summary>
    internal RunSettings Settings() => new(
        PolicyOrFile(),
        IsWhatIf,
        Report is null ? null : Resolve(Report),
        TakesPictures,
        Model,
        MaxAction,
        KeepOpen.IsPresent);

    /// <summary>Writes a run, and what kept it from being proven.</summary>
    /// <param name="run">The run.</param>
    internal void WriteRun(RunResult run)
    {
        WriteObject(run);
        switch (run.Outcome)
        {
            case Outcome.Verified or Outcome.Skipped:
                break;
            case Outcome.Unverified:
                WriteWarning(Strings.Format(Strings.RunUnverified, run.Request, run.Report is null ? "" : $" ({run.Report})"));
                break;
            default:
                WriteError(Errors.Run(run));
                break;
        }
    }

    // A name has neither a folder nor an ending; a file may have the name of a policy, with either.
    private string? PolicyOrFile() => Policy is { } policy && (policy.IndexOfAny(['/', '\\']) >= 0 || Path.GetExtension(policy).ToLowerInvariant() is ".yaml" or ".yml")
        ? Resolve(policy)
        : Policy;
}
