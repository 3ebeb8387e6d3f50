using System.Management.Automation;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Deletes models that were registered.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "LamModel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class UnregisterLamModelCommand : AsyncLamCmdlet
{
    /// <summary>Names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ModelCompleter))]
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
                _ = Call<object?>(Methods.RemoveModel, _ => new ModelReference(name));
            }
            catch (RpcException error)
            {
                WriteHostError(error, name);
            }
        }
    }
}
