using System.Management.Automation;
using LamPS.Contracts.Planning;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Makes the plan for a request and starts nothing.</summary>
[Cmdlet(VerbsCommon.Get, "LamPlan")]
[OutputType(typeof(PlanStepInfo))]
public sealed class GetLamPlanCommand : AsyncLamCmdlet
{
    /// <summary>The request, in words.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string Text { get; set; } = "";

    /// <summary>Application that it is for.</summary>
    [Parameter(Position = 1)]
    [Alias("App")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public string? Application { get; set; }

    /// <summary>Who plans: a name of <c>Get-LamModel</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!TryCall<PlanInfo>(Methods.Plan, _ => new PlanRequest(Text, Application, Model), Text, out var plan))
        {
            return;
        }

        WriteVerbose(plan.Planner);
        foreach (var step in plan.Steps)
        {
            WriteObject(step);
        }

        foreach (var part in plan.Doubts)
        {
            WriteWarning($"It isn't sure that '{part}' was understood: read the plan before you run it.");
        }

        foreach (var part in plan.Unplanned)
        {
            WriteError(Errors.NoPlan(part));
        }
    }
}
