using System.Management.Automation;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Gets elements of a user interface. They stay alive: hand them to <c>Invoke-LamAction</c>, <c>Test-LamState</c> or <c>Wait-LamState</c>.</summary>
[Cmdlet(VerbsCommon.Get, "LamElement")]
[OutputType(typeof(ElementInfo))]
public sealed class GetLamElementCommand : ScopedLamCmdlet
{
    /// <summary>Selector; without it all elements. See about_LamPS_Selectors.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SelectorCompleter))]
    public string? Selector { get; set; }

    /// <summary>Also elements that don't show on the screen.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Deepest level below the windows, from 0.</summary>
    [Parameter]
    [ValidateRange(0, 1000)]
    public int? Depth { get; set; }

    /// <summary>Waits up to so many seconds until something is found.</summary>
    [Parameter]
    [ValidateRange(0.0, 86400.0)]
    public double TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var request = new LookRequest(Scope(), Selector, Depth, All.IsPresent, TimeoutSec * 1000);
        if (!TryCall<ElementList>(Methods.Look, _ => request, Selector, out var found))
        {
            return;
        }

        foreach (var element in found.Elements)
        {
            WriteObject(element);
        }

        foreach (var omitted in found.Omitted)
        {
            WriteWarning(omitted);
        }

        if (found.Elements.Count == 0 && Selector is not null)
        {
            WriteError(Errors.ElementNotFound(Selector, Application));
        }
    }
}
