using System;
using System.Management.Automation;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;
using LamPS.Module.Hosting;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Ends the host of this user. Does nothing when none runs.</summary>
[Cmdlet(VerbsLifecycle.Stop, "LamHost", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopLamHostCommand : AsyncLamCmdlet
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Doesn't ask when runs are under way.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            var info = FindHost();
            if (info is null || !ShouldProcess($"lamps ({info.ProcessId})", MyInvocation.MyCommand.Name))
            {
                return;
            }

            if (info.Runs > 0 && !Force.IsPresent && !ShouldContinue(Strings.Format(Strings.HostIsBusy, info.ProcessId, info.Runs), Strings.ConfirmCaption))
            {
                return;
            }

            var address = HostAddress.For(LampsFolder.Path);
            var hasEnded = Await(stop => HostConnection.StopAsync(address, Patience, stop));
            HostSession.Shared.HangUp();
            if (!hasEnded)
            {
                WriteError(Errors.HostStillRuns(info.ProcessId, Patience.TotalSeconds));
            }
        }
        catch (RpcException error) when (error.Error.Id == nameof(RpcErrors.ConnectionLost))
        {
            // It has ended, which is what was asked.
        }
        catch (RpcException error)
        {
            WriteHostError(error, null);
        }
    }

    private HostInfo? FindHost()
    {
        try
        {
            return Await(async stop => await HostSession.Shared.FindAsync(stop).ConfigureAwait(false) is { } connection
                ? await connection.CallAsync<HostInfo?>(Methods.Info, null, stop).ConfigureAwait(false)
                : null);
        }
        catch (RpcException error) when (error.Error.Id == nameof(RpcErrors.ProtocolMismatch))
        {
            // Ending it is just what helps then.
            return new HostInfo(0, "?", 0, default, 0, 0, 0, LampsFolder.Path, HostAddress.For(LampsFolder.Path), "?");
        }
    }
}
