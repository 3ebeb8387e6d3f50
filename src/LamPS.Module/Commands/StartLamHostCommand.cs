using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;
using LamPS.Module.Hosting;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Starts the host of this user, unless it runs. Other cmdlets do so themselves; this sets how long it stays, or saves the first of them the wait.</summary>
[Cmdlet(VerbsLifecycle.Start, "LamHost", SupportsShouldProcess = true)]
[OutputType(typeof(HostInfo))]
public sealed class StartLamHostCommand : AsyncLamCmdlet
{
    /// <summary>Seconds after which the host ends when nobody needs it; 0 for never. 900 by default. Has no effect on a host that runs.</summary>
    [Parameter(Position = 0)]
    [Alias("IdleTimeout")]
    [ValidateRange(0, int.MaxValue)]
    public int? IdleTimeoutSec { get; set; }

    /// <summary>Gives the host.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(LampsFolder.Path, MyInvocation.MyCommand.Name))
        {
            return;
        }

        IReadOnlyList<string> options = IdleTimeoutSec is { } seconds
            ? ["--idle-timeout", seconds == 0 ? "never" : seconds.ToString(CultureInfo.InvariantCulture) + "s"]
            : [];
        try
        {
            var info = Await(async stop =>
            {
                var connection = await HostSession.Shared.StartAsync(options, stop).ConfigureAwait(false);
                return await connection.CallAsync<HostInfo>(Methods.Info, null, stop).ConfigureAwait(false);
            });
            if (PassThru.IsPresent)
            {
                WriteObject(info);
            }
        }
        catch (RpcException error)
        {
            WriteHostError(error, null);
        }
    }
}
