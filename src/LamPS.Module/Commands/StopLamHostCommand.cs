using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading.Tasks;
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
    private const double PatienceSec = 30;
    private static readonly TimeSpan PollDelay = TimeSpan.FromMilliseconds(20);

    /// <summary>Doesn't ask when runs are under way.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            var info = Await(async stop => await HostSession.Shared.FindAsync(stop).ConfigureAwait(false) is { } connection
                ? await connection.CallAsync<HostInfo?>(Methods.Info, null, stop).ConfigureAwait(false)
                : null);
            if (info is null || !ShouldProcess($"lamps ({info.ProcessId})", MyInvocation.MyCommand.Name))
            {
                return;
            }

            if (info.Runs > 0 && !Force.IsPresent && !ShouldContinue(Strings.Format(Strings.HostIsBusy, info.ProcessId, info.Runs), Strings.ConfirmCaption))
            {
                return;
            }

            if (!Await(async stop =>
            {
                var connection = await HostSession.Shared.FindAsync(stop).ConfigureAwait(false);
                if (connection is null)
                {
                    return true;
                }

                await connection.CallAsync<object?>(Methods.Stop, null, stop).ConfigureAwait(false);

                // Whoever calls next must not be answered by a host that is about to end.
                var clock = Stopwatch.StartNew();
                while (connection.IsOpen && clock.Elapsed.TotalSeconds < PatienceSec)
                {
                    await Task.Delay(PollDelay, stop).ConfigureAwait(false);
                }

                return !connection.IsOpen;
            }))
            {
                WriteError(Errors.HostStillRuns(info.ProcessId, PatienceSec));
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
}
