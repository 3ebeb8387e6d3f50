using System.Management.Automation;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Makes a data set that models learn from, or goes on with one.</summary>
[Cmdlet(VerbsCommon.New, "LamDataset", SupportsShouldProcess = true)]
[OutputType(typeof(DatasetInfo))]
public sealed class NewLamDatasetCommand : AsyncLamCmdlet
{
    /// <summary>Folder of the data set; without it the one in the data folder of LamPS.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Only these stages.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DatasetStage[] Stage { get; set; } = [];

    /// <summary>A small data set, made in minutes.</summary>
    [Parameter]
    public SwitchParameter Sample { get; set; }

    /// <summary>Seed of all chance.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Seed { get; set; } = "1";

    /// <summary>Sources of plans; without any, what the machine has.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Source { get; set; } = [];

    /// <summary>Only episodes of these families.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FamilyCompleter))]
    public string[] Family { get; set; } = [];

    /// <summary>Only episodes of these splits.</summary>
    [Parameter]
    [ValidateSet("train", "test-phrasing", "test-family", "test-composition")]
    public string[] Split { get; set; } = [];

    /// <summary>Desktop sessions side by side, 1 to 64.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int? SessionCount { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var folder = Path is null ? null : Resolve(Path);
        if (ShouldProcess(folder ?? "LamPS", MyInvocation.MyCommand.Name)
            && TryCall<DatasetInfo>(
                Methods.MakeDataset,
                token => new DatasetRequest(token, folder, Stage, Sample.IsPresent, Seed, Source, CurrentFolder, Family, Split, SessionCount ?? 0),
                folder,
                out var dataset))
        {
            WriteObject(dataset);
        }
    }
}
