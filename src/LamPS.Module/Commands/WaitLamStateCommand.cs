using System.Linq;
using System.Management.Automation;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Waits until something holds; an error when it doesn't in time.</summary>
[Cmdlet(VerbsLifecycle.Wait, "LamState", DefaultParameterSetName = SelectorSet)]
[OutputType(typeof(ElementInfo))]
public sealed class WaitLamStateCommand : StateLamCmdlet
{
    /// <summary>Seconds to wait; 10 by default.</summary>
    [Parameter]
    [ValidateRange(0.0, 86400.0)]
    public double TimeoutSec { get; set; } = 10;

    /// <summary>Gives the element as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!TryCheck(TimeoutSec, out var result))
        {
            return;
        }

        if (!result.Holds)
        {
            WriteError(Errors.StateTimedOut(TimeoutSec, Evidence(result), Target));
            return;
        }

        // An id is a selector too, for as long as the element lives.
        var selector = InputObject?.Id ?? Selector;
        if (PassThru.IsPresent && selector is not null && !Absent.IsPresent
            && TryCall<ElementList>(Methods.Look, _ => new LookRequest(Scope(InputObject), selector, All: true), Target, out var found)
            && found.Elements.FirstOrDefault() is { } element)
        {
            WriteObject(element);
        }
    }
}
