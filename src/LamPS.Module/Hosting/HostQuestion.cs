using System;
using System.Threading;
using System.Threading.Tasks;
using LamPS.Contracts.Rpc;

namespace LamPS.Module.Hosting;

/// <summary>Short questions for completion and dynamic parameters, where there is no pipeline yet that could show or stop anything.</summary>
internal static class HostQuestion
{
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    /// <summary>Asks a host that runs, and waits no longer than a person notices.</summary>
    /// <typeparam name="T">Type of the answer.</typeparam>
    /// <param name="method">Method.</param>
    /// <param name="request">Request.</param>
    /// <returns>Null when there is no host or no answer in time.</returns>
    public static T? AskQuickly<T>(string method, object? request)
        where T : class
    {
        try
        {
            return Wait(
                async stop => await HostSession.Shared.FindAsync(stop).ConfigureAwait(false) is { } connection
                    ? await connection.CallAsync<T>(method, request, stop).ConfigureAwait(false)
                    : null,
                Quick);
        }
        catch (Exception error) when (error is RpcException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Asks the host, which is started when none runs.</summary>
    /// <typeparam name="T">Type of the answer.</typeparam>
    /// <param name="method">Method.</param>
    /// <param name="request">Request.</param>
    /// <returns>Null when there is no answer in time.</returns>
    /// <exception cref="RpcException">Refused or failed.</exception>
    public static T? Ask<T>(string method, object? request)
        where T : class => Wait(
            async stop =>
            {
                var connection = await HostSession.Shared.OpenAsync(stop).ConfigureAwait(false);
                return (T?)await connection.CallAsync<T>(method, request, stop).ConfigureAwait(false);
            },
            Long);

    private static T? Wait<T>(Func<CancellationToken, Task<T?>> work, TimeSpan limit)
        where T : class
    {
        using var stop = new CancellationTokenSource(limit);
        var token = stop.Token;
        var task = Task.Run(() => work(token));
        _ = task.ContinueWith(done => done.Exception, TaskScheduler.Default);
        return ((IAsyncResult)task).AsyncWaitHandle.WaitOne(limit) ? task.GetAwaiter().GetResult() : null;
    }
}
