using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;

namespace LamPS.Module.Hosting;

/// <summary>The connection of this process, shared by all runspaces: made when needed, made again when it was lost, never a second one.</summary>
internal sealed class HostSession : IDisposable
{
    private const int Attempts = 3;

    private static readonly TimeSpan Probe = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollDelay = TimeSpan.FromMilliseconds(10);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile Link? _link;

    /// <summary>The only one.</summary>
    public static HostSession Shared { get; } = new();

    /// <summary>Requests under way.</summary>
    public CallRouter Calls { get; } = new();

    /// <summary>Called with each new connection before anyone uses it.</summary>
    public Func<HostConnection, CancellationToken, Task> OnOpened { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The connection when there is one; starts and waits for nothing.</summary>
    public HostConnection? Current => _link is { } link && link.Connection.IsOpen && link.Address == Address ? link.Connection : null;

    private static string Address => HostAddress.For(LampsFolder.Path);

    private static string Client => $"LamPS.Module {typeof(HostSession).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>The connection, made if need be; starts a host when none runs.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RpcException">There is no reaching a host.</exception>
    public async Task<HostConnection> OpenAsync(CancellationToken cancellationToken) =>
        Current ?? (await OpenAsync(mayStart: true, [], cancellationToken).ConfigureAwait(false))!;

    /// <summary>The connection to a host that runs.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Null when none runs.</returns>
    /// <exception cref="RpcException">One runs and can't be reached.</exception>
    public async Task<HostConnection?> FindAsync(CancellationToken cancellationToken) =>
        Current ?? await OpenAsync(mayStart: false, [], cancellationToken).ConfigureAwait(false);

    /// <summary>Starts a host when none runs, and connects.</summary>
    /// <param name="options">Options of <c>lamps serve</c>, for a host that is started now.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<HostConnection> StartAsync(IReadOnlyList<string> options, CancellationToken cancellationToken) =>
        Current ?? (await OpenAsync(mayStart: true, options, cancellationToken).ConfigureAwait(false))!;

    /// <summary>Ends the connection; the next who needs one makes it.</summary>
    public void HangUp() => _link?.Connection.Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        _link?.Connection.Dispose();
        _opening.Dispose();
    }

    private static async Task<HostConnection> StartHostAsync(string address, IRpcTarget target, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        var program = HostProgram.Find();
        var clock = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            using var process = Launch(program, options);
            if (await ReachAsync(address, target, process, clock, cancellationToken).ConfigureAwait(false) is { } connection)
            {
                return connection;
            }

            // One that is just ending keeps the next from starting for a moment.
            if (attempt == Attempts || clock.Elapsed > StartLimit)
            {
                throw HostErrors.HostNotStarted(program, Reason(process));
            }

            await Task.Delay(Probe, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<HostConnection?> ReachAsync(string address, IRpcTarget target, Process process, Stopwatch clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Read before trying: a host that found another one and ended must not be taken for a failure while that one can be reached.
            var ended = process.HasExited;
            try
            {
                return await HostConnection.OpenAsync(address, Client, target, Probe, cancellationToken).ConfigureAwait(false);
            }
            catch (RpcException error) when (error.Error.Id is nameof(HostErrors.HostNotRunning) or nameof(HostErrors.HostNotAnswering) or nameof(RpcErrors.ConnectionLost))
            {
                if (ended || clock.Elapsed > StartLimit)
                {
                    return null;
                }
            }

            await Task.Delay(PollDelay, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Process Launch(string program, IReadOnlyList<string> options)
    {
        try
        {
            return HostProgram.Start(program, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            throw HostErrors.HostNotStarted(program, error.Message);
        }
    }

    private static string Reason(Process process) => HostProgram.Words() is { Length: > 0 } words ? words
        : process.HasExited ? $"it ended with exit code {process.ExitCode}"
        : $"it doesn't answer within {StartLimit.TotalSeconds:0} s";

    private static async Task<HostConnection?> TryConnectAsync(string address, IRpcTarget target, CancellationToken cancellationToken)
    {
        var limit = Probe;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await HostConnection.OpenAsync(address, Client, target, limit, cancellationToken).ConfigureAwait(false);
            }
            catch (RpcException error) when (error.Error.Id == nameof(HostErrors.HostNotRunning))
            {
                return null;
            }
            catch (RpcException error) when (error.Error.Id == nameof(HostErrors.HostNotAnswering) && attempt == 1)
            {
                // It is there and busy.
                limit = Patience;
            }
            catch (RpcException error) when (error.Error.Id == nameof(RpcErrors.ConnectionLost))
            {
                // A host that is just ending hangs up too, and then its address is free.
                if (attempt == Attempts)
                {
                    throw HostErrors.HostNotAnswering(address, error.InnerException?.Message ?? error.Message);
                }

                await Task.Delay(Probe, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<HostConnection?> OpenAsync(bool mayStart, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Current is { } current)
            {
                return current;
            }

            _link?.Connection.Dispose();
            _link = null;
            var address = Address;
            var connection = await TryConnectAsync(address, Calls, cancellationToken).ConfigureAwait(false)
                ?? (mayStart ? await StartHostAsync(address, Calls, options, cancellationToken).ConfigureAwait(false) : null);
            if (connection is not null)
            {
                await OnOpened(connection, cancellationToken).ConfigureAwait(false);
                _link = new Link(address, connection);
            }

            return connection;
        }
        finally
        {
            _opening.Release();
        }
    }

    private sealed record Link(string Address, HostConnection Connection);
}
