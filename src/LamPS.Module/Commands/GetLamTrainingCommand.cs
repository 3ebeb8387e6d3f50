using System.Management.Automation;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Rpc;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Gets how runs of training stand, phase by phase.</summary>
[Cmdlet(VerbsCommon.Get, "LamTraining")]
[OutputType(typeof(TrainingPhaseInfo))]
public sealed class GetLamTrainingCommand : AsyncLamCmdlet
{
    /// <summary>Folders of runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "Run")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            var run = Resolve(path);
            if (TryCall<TrainingInfo>(Methods.Training, _ => new TrainingReference(run), run, out var training))
            {
                WriteObject(training.Phases, enumerateCollection: true);
                if (training.Page is { } page)
                {
                    WriteVerbose(page);
                }
            }
        }
    }
}
