using LamPS.Core.Desktops;
using LamPS.Core.Runs;
using LamPS.Host.Composition;

namespace LamPS.Host.Operations;

/// <summary>The workplace of one call of the command line: everything is opened for it and closed after it.</summary>
internal sealed class CommandWorkplace : Workplace
{
    /// <inheritdoc/>
    public override async ValueTask<DesktopUse> UseAsync(string kind, bool headless, CancellationToken cancellationToken) =>
        new Use(await DesktopFactory.OpenAsync(kind, headless, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override RunStore Rent() => new(LampsHome.Folder);

    /// <inheritdoc/>
    public override void Return(RunStore store) => store.Dispose();

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Use(IDesktop desktop) : DesktopUse(desktop)
    {
        private readonly List<ApplicationInstance> _adopted = [];

        public override void Adopt(IEnumerable<ApplicationInstance> applications) => _adopted.AddRange(applications);

        public override async ValueTask DisposeAsync()
        {
            await Closing.CloseAsync(Desktop, _adopted).ConfigureAwait(false);
            await Desktop.DisposeAsync().ConfigureAwait(false);
        }
    }
}
