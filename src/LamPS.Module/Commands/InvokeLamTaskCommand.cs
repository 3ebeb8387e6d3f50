using System.Linq;
using System.Management.Automation;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using LamPS.Module.Pipeline;
using LamPS.Module.Values;

namespace LamPS.Module.Commands;

/// <summary>Does what a request says, and proves the result.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "LamTask", SupportsShouldProcess = true)]
[OutputType(typeof(RunResult))]
public sealed class InvokeLamTaskCommand : RunningLamCmdlet
{
    /// <summary>The request, in words.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string Text { get; set; } = "";

    /// <summary>Files to save the result to; the ending chooses the format.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] SaveTo { get; set; } = [];

    /// <summary>What must hold at the end: texts as in a runbook, or hashtables.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Expect { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!IsWhatIf && !ShouldProcess(Application ?? Document ?? "desktop", Text))
        {
            return;
        }

        var scope = Scope(timeoutSec: TimeoutSec);
        var saveTo = SaveTo.Select(Resolve).ToArray();
        var expectations = ExpectationYaml.From(this, Expect);
        if (TryCall<RunResult>(
            Methods.Task, token => new TaskRequest(token, scope, Settings(), Text, saveTo, expectations, CurrentFolder), Text, out var run))
        {
            WriteRun(run);
        }
    }
}
