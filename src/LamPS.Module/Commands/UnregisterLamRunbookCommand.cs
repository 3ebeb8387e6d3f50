using System.Management.Automation;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Scheduling;
using LamPS.Module.Completion;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Removes schedules; the runbooks stay, and so does what they did.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "LamRunbook", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class UnregisterLamRunbookCommand : AsyncLamCmdlet
{
    /// <summary>Names of schedules.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScheduleCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            if (!ShouldProcess(name, MyInvocation.MyCommand.Name))
            {
                continue;
            }

            try
            {
                _ = Call<object?>(Methods.RemoveSchedule, _ => new ScheduleReference(name));
            }
            catch (RpcException error)
            {
                WriteHostError(error, name);
            }
        }
    }
}
