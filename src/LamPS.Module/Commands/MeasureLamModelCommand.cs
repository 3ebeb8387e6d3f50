using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Measures plans, decisions or whole runs on tasks that were held out.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "LamModel", SupportsShouldProcess = true)]
[OutputType(typeof(Measurement))]
public sealed class MeasureLamModelCommand : AsyncLamCmdlet
{
    private readonly List<string> _models = [];

    /// <summary>Who is measured. All are measured on the same tasks.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MeasuredCompleter))]
    public string[] Model { get; set; } = ["baseline"];

    /// <summary>What is measured.</summary>
    [Parameter(Mandatory = true)]
    public MeasureKind? Kind { get; set; }

    /// <summary>Folder of the data set with the held-out tasks; for plans also a file of plan records.</summary>
    [Parameter(Mandatory = true)]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public string Suite { get; set; } = "";

    /// <summary>Only this split; without it all that are held out.</summary>
    [Parameter]
    [ValidateSet("train", "test-phrasing", "test-family", "test-composition")]
    public string? Split { get; set; }

    /// <summary>Most tasks, drawn by the seed; without it all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Limit { get; set; }

    /// <summary>Seed of draws and intervals.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>Folder for tables, plots and a page of failed tasks.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>Decides on the teacher's plan lines instead of the model's own.</summary>
    [Parameter]
    public SwitchParameter GivenPlan { get; set; }

    /// <summary>Desktop sessions side by side for live runs, 1 to 64.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int? SessionCount { get; set; }

    /// <summary>Folder with the recipes of the data set; without it those of LamPS.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RecipePath { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _models.AddRange(Model);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Together, so that all are measured on the same tasks and stand in one report.
        var models = _models.Distinct().ToArray();
        var (suite, output, recipes) = (Resolve(Suite), OutputPath is null ? null : Resolve(OutputPath), RecipePath is null ? null : Resolve(RecipePath));
        if (models.Length == 0
            || !ShouldProcess(string.Join(", ", models), MyInvocation.MyCommand.Name)
            || !TryCall<MeasureResult>(
                Methods.Measure,
                token => new MeasureRequest(token, Kind!.Value, suite, models, Split, Limit ?? 0, Seed, output, GivenPlan.IsPresent, SessionCount ?? 0, recipes),
                suite,
                out var result))
        {
            return;
        }

        WriteObject(result.Numbers.ToArray(), enumerateCollection: true);
        if (result.Page is { } page)
        {
            WriteVerbose(page);
        }
    }
}
