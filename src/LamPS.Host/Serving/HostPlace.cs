using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

namespace LamPS.Host.Serving;

/// <summary>The place of the one host of a user: taken, waited for, or given over by a host that is of less use.</summary>
internal static class HostPlace
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Takes the place.</summary>
    /// <param name="options">Folder, pipe, idle time.</param>
    /// <param name="wait">Whether to wait until a host that has it has ended.</param>
    /// <param name="note">Told what happens.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Core.LamException">Another host has it, or the folder can't be used.</exception>
    public static async Task<HostServer> TakeAsync(HostOptions options, bool wait, Action<string> note, CancellationToken cancellationToken)
    {
        var composer = new Composer();
        for (var isFirst = true; ; isFirst = false)
        {
            if (HostServer.TryOpen(options, composer, TimeProvider.System, note) is { } server)
            {
                return server;
            }

            // One without a desktop has nothing to offer in return.
            var gaveWay = DesktopSession.HasDesktop && await AskAsync(options.Address, note, cancellationToken).ConfigureAwait(false);
            if (!gaveWay && !wait)
            {
                throw OperationErrors.HostAlreadyRunning(options.Address);
            }

            if (!gaveWay && isFirst)
            {
                note($"a host runs already for this user at '{options.Address}'; waiting for its end");
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Whether a host makes room for one that starts: a remote session may have started it where no desktop is, and the one on the desktop is of more
    /// use. Not in the middle of a run.
    /// </summary>
    /// <param name="there">The host that has the place.</param>
    /// <param name="hasDesktop">Whether the one that starts has a desktop.</param>
    public static bool GivesWay(HostInfo there, bool hasDesktop) => hasDesktop && !there.HasDesktop && there.Runs == 0;

    private static async Task<bool> AskAsync(string address, Action<string> note, CancellationToken cancellationToken)
    {
        try
        {
            HostInfo there;
            using (var connection = await HostConnection.OpenAsync(address, $"lamps {Product.Version}", null, Patience, cancellationToken).ConfigureAwait(false))
            {
                there = connection.Host;
            }

            if (!GivesWay(there, hasDesktop: true))
            {
                return false;
            }

            note($"the host in {there.Session} (process {there.ProcessId}) has no desktop and makes room");
            return await HostConnection.StopAsync(address, Patience, cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException)
        {
            // It is just beginning or ending, speaks another version, or doesn't answer.
            return false;
        }
    }
}
