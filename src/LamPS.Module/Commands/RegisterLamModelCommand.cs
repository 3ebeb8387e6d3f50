using System.Management.Automation;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Copies the folder of a model to those that <c>-Model</c> can name.</summary>
[Cmdlet(VerbsLifecycle.Register, "LamModel", SupportsShouldProcess = true)]
[OutputType(typeof(ModelInfo))]
public sealed class RegisterLamModelCommand : AsyncLamCmdlet
{
    /// <summary>Folder of the model.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Name; without it that of the folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Licence, when the files of the model don't say it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Licence { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var folder = Resolve(Path);
        if (ShouldProcess(folder, MyInvocation.MyCommand.Name)
            && TryCall<ModelInfo>(Methods.AddModel, _ => new ModelFolder(folder, Name, Licence), folder, out var model))
        {
            WriteObject(model);
        }
    }
}
