using System.IO;
using System.Management.Automation;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using LamPS.Module.Completion;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Writes the reports of runs. Opens nothing.</summary>
[Cmdlet(VerbsData.Export, "LamRun", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(RunResult))]
public sealed class ExportLamRunCommand : AsyncLamCmdlet
{
    /// <summary>Ids, their beginnings, or <c>last</c>.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Run")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string[] Id { get; set; } = ["last"];

    /// <summary>Folder for the report; with several runs, a folder for each is made in it. Without it the run's own folder.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Gives the whole run, instead of the file of its report.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Id)
        {
            if (!ShouldProcess(Path ?? id, MyInvocation.MyCommand.Name))
            {
                continue;
            }

            // A pipeline doesn't say how many there will be, so each has its own folder unless exactly one was named.
            var isOne = Id.Length == 1 && !MyInvocation.ExpectingInput;
            var folder = Path is null ? null : isOne ? Resolve(Path) : System.IO.Path.Combine(Resolve(Path), id);
            if (!TryCall<RunResult>(Methods.Report, _ => new ReportRequest(id, folder), id, out var run))
            {
                continue;
            }

            if (PassThru.IsPresent)
            {
                WriteObject(run);
            }
            else if (run.Report is { } report)
            {
                // Through the provider, so that it looks and binds like what Get-Item gives.
                WriteObject(InvokeProvider.Item.Get([report], force: true, literalPath: true), enumerateCollection: true);
            }
        }
    }
}
