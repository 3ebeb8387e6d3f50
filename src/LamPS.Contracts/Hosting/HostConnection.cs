using System;
using System.IO;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Security.Principal;
using System.Threading;
using System.Threading.Tasks;
using LamPS.Contracts.Json;
using LamPS.Contracts.Rpc;

namespace LamPS.Contracts.Hosting;

/// <summary>A connection to the host of this user. Any thread may call; calls run side by side.</summary>
public sealed class HostConnection : IDisposable
{
    // PipeOptions.CurrentUserOnly, which netstandard2.0 doesn't name: the socket is used only when it belongs to this user.
    private const PipeOptions CurrentUserOnly = (PipeOptions)0x20000000;

    private readonly RpcPeer _peer;

    private HostConnection(RpcPeer peer, HostInfo host)
    {
        _peer = peer;
        Host = host;
    }

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>The host as it was when the connection was made.</summary>
    public HostInfo Host { get; }

    /// <summary>Whether the other end is still there.</summary>
    public bool IsOpen => !_peer.Completion.IsCompleted;

    /// <summary>Connects and greets.</summary>
    /// <param name="address">See <see cref="HostAddress"/>.</param>
    /// <param name="client">Product and version of the caller.</param>
    /// <param name="target">Answers what the host asks; null for a caller of whom it asks nothing.</param>
    /// <param name="timeout">Longest wait for an answer.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RpcException">No host runs, it is another user's, doesn't answer, or speaks another version.</exception>
    public static async Task<HostConnection> OpenAsync(string address, string client, IRpcTarget? target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var pipe = await ConnectAsync(address, timeout, cancellationToken).ConfigureAwait(false);
        var peer = new RpcPeer(new MessageStream(pipe), target ?? NoTarget.Instance);
        try
        {
            peer.Start();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var greeting = peer.InvokeAsync(Methods.Hello, new HelloRequest(ProtocolVersion.Current, client), limit.Token);
            if (await Task.WhenAny(greeting, Task.Delay(timeout, limit.Token)).ConfigureAwait(false) != greeting)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw HostErrors.HostNotAnswering(address, $"no greeting within {timeout.TotalSeconds:0} s");
            }

            limit.Cancel();
            return new HostConnection(peer, JsonRecords.To<HostInfo>(await greeting.ConfigureAwait(false)));
        }
        catch
        {
            peer.Dispose();
            throw;
        }
    }

    /// <summary>Ends the host that runs, also one that speaks another version.</summary>
    /// <param name="address">See <see cref="HostAddress"/>.</param>
    /// <param name="timeout">Longest wait for its end.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it has hung up.</returns>
    /// <exception cref="RpcException">No host runs, it is another user's, or it refused.</exception>
    public static async Task<bool> StopAsync(string address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var pipe = await ConnectAsync(address, timeout, cancellationToken).ConfigureAwait(false);
        using var peer = new RpcPeer(new MessageStream(pipe), NoTarget.Instance);
        peer.Start();
        await peer.InvokeAsync(Methods.Stop, null, cancellationToken).ConfigureAwait(false);
        return await Task.WhenAny(peer.Completion, Task.Delay(timeout, cancellationToken)).ConfigureAwait(false) == peer.Completion;
    }

    /// <summary>Whether something that could be a host is there; quick, and no promise.</summary>
    /// <param name="address">See <see cref="HostAddress"/>.</param>
    public static bool IsThere(string address) => IsWindows ? PipeOwner.IsThere(address) : File.Exists(address);

    /// <summary>Calls the host.</summary>
    /// <typeparam name="T">Type of the answer.</typeparam>
    /// <param name="method">One of <see cref="Methods"/>.</param>
    /// <param name="request">The record that goes with it, or null.</param>
    /// <param name="cancellationToken">Asks the host to stop; the call ends when it has.</param>
    /// <exception cref="RpcException">Refused or failed.</exception>
    public Task<T> CallAsync<T>(string method, object? request, CancellationToken cancellationToken) => _peer.CallAsync<T>(method, request, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _peer.Dispose();

    private static async Task<Stream> ConnectAsync(string address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!IsThere(address))
        {
            throw HostErrors.HostNotRunning(address);
        }

        // The host may ask who this is, and may not act in its name.
        var pipe = IsWindows
            ? new NamedPipeClientStream(".", address, PipeDirection.InOut, PipeOptions.Asynchronous, TokenImpersonationLevel.Identification)
            : new NamedPipeClientStream(".", address, PipeDirection.InOut, PipeOptions.Asynchronous | CurrentUserOnly);
        try
        {
            await pipe.ConnectAsync((int)timeout.TotalMilliseconds, cancellationToken).ConfigureAwait(false);
            if (IsWindows)
            {
                PipeOwner.Check(pipe, address);
            }

            return pipe;
        }
        catch (UnauthorizedAccessException)
        {
            pipe.Dispose();
            throw HostErrors.HostOfAnotherUser(address);
        }
        catch (TimeoutException)
        {
            pipe.Dispose();
            throw HostErrors.HostNotRunning(address);
        }
        catch (IOException error)
        {
            pipe.Dispose();
            throw HostErrors.HostNotAnswering(address, error.Message);
        }
        catch
        {
            pipe.Dispose();
            throw;
        }
    }

    // Of whoever only asks, nothing is asked.
    private sealed class NoTarget : IRpcTarget
    {
        public static NoTarget Instance { get; } = new();

        public Task<object?> AnswerAsync(string method, object? parameters, CancellationToken cancellationToken) => throw RpcErrors.MethodUnknown(method);

        public void OnNotification(string method, object? parameters)
        {
        }
    }
}
