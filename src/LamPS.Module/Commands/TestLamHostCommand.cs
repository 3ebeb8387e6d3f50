using System.Linq;
using System.Management.Automation;
using LamPS.Contracts.Health;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Says what works here, what is missing, and how to get it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "LamHost")]
[OutputType(typeof(HealthCheck), typeof(bool))]
public sealed class TestLamHostCommand : AsyncLamCmdlet
{
    /// <summary>A desktop that must be ready: sandbox, atspi, windows.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DesktopCompleter))]
    public string Desktop { get; set; } = "auto";

    /// <summary>Gives only whether it is ready.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Quiet.IsPresent)
        {
            WriteObject(IsReady());
            return;
        }

        if (TryCall<HealthReport>(Methods.Health, _ => new HealthRequest(Desktop), Desktop, out var report))
        {
            WriteObject(report.Checks.ToArray(), enumerateCollection: true);
        }
    }

    private bool IsReady()
    {
        try
        {
            return Call<HealthReport>(Methods.Health, _ => new HealthRequest(Desktop)).Ready;
        }
        catch (RpcException error)
        {
            WriteVerbose(error.Message);
            return false;
        }
    }
}
