using System.Collections.Concurrent;
using LamPS.Core;
using LamPS.Core.Desktops;
using LamPS.Core.Runs;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

namespace LamPS.Host.Serving;

/// <summary>
/// The workplace of a client: its desktops stay open between calls, so that element handles stay live, and one call at a time uses them.
/// What was started by the way is closed when the client has gone.
/// </summary>
internal sealed class SessionWorkplace : Workplace
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<(string Kind, bool Headless), OpenDesktop> _desktops = [];
    private readonly ConcurrentBag<RunStore> _stores = [];

    /// <inheritdoc/>
    public override async ValueTask<DesktopUse> UseAsync(string kind, bool headless, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_desktops.TryGetValue((kind, headless), out var open))
            {
                open = new OpenDesktop(await DesktopFactory.OpenAsync(kind, headless, cancellationToken).ConfigureAwait(false));
                _desktops.Add((kind, headless), open);
            }

            return new Use(open, _turn);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>Lets other calls use the desktops while a run waits for its own client, whose script may make such calls.</summary>
    /// <param name="wait">What is waited for.</param>
    public async ValueTask<T> AwayAsync<T>(Func<Task<T>> wait)
    {
        _turn.Release();
        try
        {
            return await wait().ConfigureAwait(false);
        }
        finally
        {
            await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override RunStore Rent() => _stores.TryTake(out var store) ? store : new RunStore(LampsHome.Folder);

    /// <inheritdoc/>
    public override void Return(RunStore store) => _stores.Add(store);

    /// <summary>Closes what was started by the way, then the desktops. Nobody uses them any more.</summary>
    public override async ValueTask DisposeAsync()
    {
        foreach (var open in _desktops.Values)
        {
            await Closing.CloseAsync(open.Desktop, open.Adopted).ConfigureAwait(false);
            try
            {
                await open.Desktop.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is LamException or IOException)
            {
                // A desktop that is gone already needs no closing.
            }
        }

        foreach (var store in _stores)
        {
            store.Dispose();
        }

        _turn.Dispose();
    }

    private sealed class OpenDesktop(IDesktop desktop)
    {
        public IDesktop Desktop => desktop;

        public List<ApplicationInstance> Adopted { get; } = [];
    }

    private sealed class Use(OpenDesktop open, SemaphoreSlim turn) : DesktopUse(open.Desktop)
    {
        public override void Adopt(IEnumerable<ApplicationInstance> applications) => open.Adopted.AddRange(applications);

        public override ValueTask DisposeAsync()
        {
            turn.Release();
            return ValueTask.CompletedTask;
        }
    }
}
