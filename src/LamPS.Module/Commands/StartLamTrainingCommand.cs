using System.Management.Automation;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Trains a model, or goes on with one that was stopped.</summary>
[Cmdlet(VerbsLifecycle.Start, "LamTraining", SupportsShouldProcess = true)]
[OutputType(typeof(TrainingPhaseInfo))]
public sealed class StartLamTrainingCommand : AsyncLamCmdlet
{
    /// <summary>Folder of the run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "Run")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>What is trained, as YAML; a run that goes on has its own.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? ConfigPath { get; set; }

    /// <summary>Folder of the data set; without it the one in the data folder of LamPS.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DataPath { get; set; }

    /// <summary>Goes on from a model with what your own verified runs teach.</summary>
    [Parameter]
    public SwitchParameter FromRun { get; set; }

    /// <summary>The model that the run begins with, its weights and vocabulary; without it none, and with -FromRun the one that ships.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    /// <summary>Only these phases; without it all of the configuration.</summary>
    [Parameter]
    [ValidateSet("plan", "expert", "explore", "reward", "policy")]
    public string[] Phase { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var run = Resolve(Path);
        var (config, data) = (ConfigPath is null ? null : Resolve(ConfigPath), DataPath is null ? null : Resolve(DataPath));
        if (ShouldProcess(run, MyInvocation.MyCommand.Name)
            && TryCall<TrainingInfo>(Methods.Train, token => Request(token, run, config, data), run, out var training))
        {
            WriteObject(training.Phases, enumerateCollection: true);
        }
    }

    private TrainingRequest Request(string token, string run, string? config, string? data) => FromRun
        ? new TrainingRequest(token, run, config, data, ["expert"]) { Runs = LampsFolder.Path, Model = Model }
        : new TrainingRequest(token, run, config, data, Phase) { Model = Model };
}
