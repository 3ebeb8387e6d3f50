using System.Management.Automation;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using LamPS.Module.Completion;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Stops runs of the host after their action in flight; their <c>always</c> steps are still done.</summary>
[Cmdlet(VerbsLifecycle.Stop, "LamRun", SupportsShouldProcess = true)]
[OutputType(typeof(RunInfo))]
public sealed class StopLamRunCommand : AsyncLamCmdlet
{
    /// <summary>Ids, their beginnings, or <c>last</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Run")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Gives the runs.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Id)
        {
            if (ShouldProcess(id, MyInvocation.MyCommand.Name)
                && TryCall<RunInfo>(Methods.StopRun, _ => new RunReference(id), id, out var run)
                && PassThru.IsPresent)
            {
                WriteObject(run);
            }
        }
    }
}
