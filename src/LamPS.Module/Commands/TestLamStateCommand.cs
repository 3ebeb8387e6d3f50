using System.Management.Automation;
using LamPS.Contracts.Runs;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Looks whether something holds: states of an element, its value, that it is there or not, or expectations as in a runbook.</summary>
[Cmdlet(VerbsDiagnostic.Test, "LamState", DefaultParameterSetName = SelectorSet)]
[OutputType(typeof(bool), typeof(ExpectationOutcome))]
public sealed class TestLamStateCommand : StateLamCmdlet
{
    /// <summary>Gives each statement with its evidence, instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!TryCheck(0, out var result))
        {
            return;
        }

        if (!Detailed.IsPresent)
        {
            WriteObject(result.Holds);
            return;
        }

        foreach (var statement in result.Expectations)
        {
            WriteObject(statement);
        }
    }
}
