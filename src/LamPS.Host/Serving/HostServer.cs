using System.Collections.Concurrent;
using System.IO.Pipes;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;
using LamPS.Core;
using LamPS.Core.Policies;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

namespace LamPS.Host.Serving;

/// <summary>
/// The host of a user: one per data folder, reached over a pipe that only this user can open (on Unix a socket of mode 600 whose peer is
/// checked, on Windows a pipe with an access list whose client is asked for its token). Each connection is a session with desktops of its own.
/// </summary>
internal sealed class HostServer : IAsyncDisposable
{
    private static readonly TimeSpan StoppingTime = TimeSpan.FromSeconds(5);

    private readonly HostOptions _options;
    private readonly Composer _composer;
    private readonly TimeProvider _time;
    private readonly Action<string> _note;
    private readonly FileStream _lock;
    private readonly DateTimeOffset _startedAt;
    private readonly ConcurrentDictionary<ClientSession, Task> _sessions = new();
    private readonly CancellationTokenSource _stop = new();
    private long _lastUse;

    private HostServer(HostOptions options, Composer composer, TimeProvider time, Action<string> note, FileStream held)
    {
        (_options, _composer, _time, _note, _lock) = (options, composer, time, note, held);
        _startedAt = time.GetUtcNow();
        _lastUse = time.GetTimestamp();
    }

    /// <summary>Runs that are under way, whoever asked for them.</summary>
    public RunningRuns Runs { get; } = new();

    /// <summary>Policy of this host, or null.</summary>
    public Policy? Policy => _options.Policy;

    /// <summary>This host, for whoever asks.</summary>
    public HostInfo Info => new(
        Environment.ProcessId,
        Product.Version,
        ProtocolVersion.Current,
        _startedAt,
        _sessions.Count,
        Runs.Count,
        _options.IdleTimeout?.TotalMilliseconds ?? 0,
        _options.Home,
        _options.Address,
        DesktopSession.Describe(),
        DesktopSession.HasDesktop);

    /// <summary>Takes the place of the one host.</summary>
    /// <param name="options">Folder, pipe, idle time.</param>
    /// <param name="composer">Shared by all sessions.</param>
    /// <param name="time">Clock.</param>
    /// <param name="note">Told what happens.</param>
    /// <returns>The host; null when another one has the place.</returns>
    /// <exception cref="LamException">The folder can't be used.</exception>
    public static HostServer? TryOpen(HostOptions options, Composer composer, TimeProvider time, Action<string> note)
    {
        var path = Path.Combine(options.Home, "host.lock");
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(options.Home);
            }
            else
            {
                Directory.CreateDirectory(options.Home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            // A lock is held open, so a host that dies lets go of it.
            return new HostServer(options, composer, time, note, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw OperationErrors.HomeNotUsable(options.Home, error.Message);
        }
    }

    /// <summary>Serves until it is told to stop or nobody has needed it for its idle time.</summary>
    /// <param name="cancellationToken">Stops: runs get a few seconds to stop after their action.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        if (!OperatingSystem.IsWindows())
        {
            // Nobody else can have the lock, so what stands there was left by a host that died.
            File.Delete(_options.Address);
        }

        var isFirst = true;
        var idle = WatchIdleAsync(both.Token);
        try
        {
            while (true)
            {
                var pipe = HostPipe.Create(_options.Address, isFirst);
                isFirst = false;
                try
                {
                    await pipe.WaitForConnectionAsync(both.Token).ConfigureAwait(false);
                }
                catch (UnauthorizedAccessException)
                {
                    await pipe.DisposeAsync().ConfigureAwait(false);
                    _note("refused a client of another user");
                    continue;
                }
                catch (IOException)
                {
                    // It went away while it came.
                    await pipe.DisposeAsync().ConfigureAwait(false);
                    continue;
                }
                catch
                {
                    await pipe.DisposeAsync().ConfigureAwait(false);
                    throw;
                }

                Serve(pipe);
            }
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            // Asked to stop.
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await idle.ConfigureAwait(false);
        await EndSessionsAsync().ConfigureAwait(false);
    }

    /// <summary>Asks to stop.</summary>
    public void Stop() => _stop.Cancel();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(_options.Address);
        }

        await _lock.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private void Serve(NamedPipeServerStream pipe)
    {
        var session = new ClientSession(pipe, this, _composer);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _sessions[session] = ended.Task;
        _ = Task.Run(async () =>
        {
            try
            {
                await session.RunAsync().ConfigureAwait(false);
            }
            catch (Exception error)
            {
                _note($"a session ended badly: {error.GetType().Name}: {error.Message}");
            }
            finally
            {
                Interlocked.Exchange(ref _lastUse, _time.GetTimestamp());
                _sessions.TryRemove(session, out _);
                ended.SetResult();
            }
        });
    }

    private async Task EndSessionsAsync()
    {
        var sessions = _sessions.ToArray();
        foreach (var (session, _) in sessions)
        {
            session.Dispose();
        }

        await Task.WhenAny(Task.WhenAll(sessions.Select(s => s.Value)), Task.Delay(StoppingTime, _time)).ConfigureAwait(false);
    }

    private async Task WatchIdleAsync(CancellationToken cancellationToken)
    {
        if (_options.IdleTimeout is not { } limit)
        {
            return;
        }

        try
        {
            while (true)
            {
                var idle = _sessions.IsEmpty ? _time.GetElapsedTime(Interlocked.Read(ref _lastUse)) : TimeSpan.Zero;
                if (idle >= limit)
                {
                    _note($"nobody has needed this host for {limit.TotalSeconds:0} s");
                    Stop();
                    return;
                }

                await Task.Delay(limit - idle, _time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped for another reason.
        }
    }
}
