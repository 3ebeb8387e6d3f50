using System.Management.Automation;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;
using LamPS.Module.Hosting;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Gets the host of this user. Nothing when none runs; none is started.</summary>
[Cmdlet(VerbsCommon.Get, "LamHost")]
[OutputType(typeof(HostInfo))]
public sealed class GetLamHostCommand : AsyncLamCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            var info = Await(async stop => await HostSession.Shared.FindAsync(stop).ConfigureAwait(false) is { } connection
                ? await connection.CallAsync<HostInfo?>(Methods.Info, null, stop).ConfigureAwait(false)
                : null);
            if (info is not null)
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
