using System.Linq;
using System.Management.Automation;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Rpc;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Gets what data sets hold, by stage and split.</summary>
[Cmdlet(VerbsCommon.Get, "LamDataset")]
[OutputType(typeof(DatasetGroup))]
public sealed class GetLamDatasetCommand : AsyncLamCmdlet
{
    /// <summary>Folders of data sets; without one, that in the data folder of LamPS.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Only what these stages made.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DatasetStage[] Stage { get; set; } = [];

    /// <summary>Only what is for these splits.</summary>
    [Parameter]
    [ValidateSet("train", "test-phrasing", "test-family", "test-composition")]
    public string[] Split { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path is { Length: > 0 } ? Path : new string?[] { null })
        {
            var folder = path is null ? null : Resolve(path);
            if (TryCall<DatasetInfo>(Methods.Dataset, _ => new DatasetReference(folder), folder, out var dataset))
            {
                WriteObject(
                    dataset.Groups.Where(g => (Stage.Length == 0 || Stage.Contains(g.Stage)) && (Split.Length == 0 || Split.Contains(g.Split, System.StringComparer.OrdinalIgnoreCase))).ToArray(),
                    enumerateCollection: true);
            }
        }
    }
}
