using LamPS.Core.Desktops;
using LamPS.Core.Runs;

namespace LamPS.Host.Operations;

/// <summary>Desktops and journals of whoever asks for something.</summary>
internal abstract class Workplace : IAsyncDisposable
{
    /// <summary>Begins to use a desktop.</summary>
    /// <param name="kind">Resolved kind.</param>
    /// <param name="headless">In a private session.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Core.LamException">It isn't ready.</exception>
    public abstract ValueTask<DesktopUse> UseAsync(string kind, bool headless, CancellationToken cancellationToken);

    /// <summary>A journal for one run; given back with <see cref="Return"/>.</summary>
    public abstract RunStore Rent();

    /// <summary>Gives a journal back.</summary>
    /// <param name="store">The journal.</param>
    public abstract void Return(RunStore store);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A desktop while it is in use.</summary>
/// <param name="desktop">The desktop.</param>
internal abstract class DesktopUse(IDesktop desktop) : IAsyncDisposable
{
    /// <summary>The desktop.</summary>
    public IDesktop Desktop => desktop;

    /// <summary>Hands over applications that were started by the way: they are closed when nobody needs them any more.</summary>
    /// <param name="applications">The applications.</param>
    public abstract void Adopt(IEnumerable<ApplicationInstance> applications);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
