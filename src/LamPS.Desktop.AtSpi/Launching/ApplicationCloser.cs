using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Desktop.AtSpi.Acting;
using LamPS.Desktop.AtSpi.Capturing;
using LamPS.Desktop.AtSpi.Sessions;

namespace LamPS.Desktop.AtSpi.Launching;
#pragma warning disable
internal sealed class ApplicationCloser(DesktopSession session, ApplicationLauncher launcher, WindowKeeper windows, SnapshotTaker snapshots, ActionPerformer performer, TimeProvider time)
{
    public async Task<ActionOutcome> CloseAsync(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken) => ActionOutcome.NotSupported("");
}
