using System.Management.Automation;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Makes a runbook of a run; it replays without a model.</summary>
[Cmdlet(VerbsCommon.New, "LamRunbook", SupportsShouldProcess = true)]
[OutputType(typeof(CompiledRunbook))]
public sealed class NewLamRunbookCommand : AsyncLamCmdlet
{
    /// <summary>Id of the run, its beginning, or <c>last</c>.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Run")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string Id { get; set; } = "last";

    /// <summary>File to write; without it only the text is given.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Name of the runbook; without it one is made of the request.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var file = Path is null ? null : Resolve(Path);
        if (file is not null && !ShouldProcess(file, MyInvocation.MyCommand.Name))
        {
            return;
        }

        if (!TryCall<CompiledRunbook>(Methods.Compile, _ => new CompileRequest(Id, file, Force.IsPresent, Name), Id, out var runbook))
        {
            return;
        }

        WriteObject(runbook);
        foreach (var part in runbook.LeftOut)
        {
            WriteWarning(part);
        }
    }
}
