using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Capturing;
using LamPS.Desktop.AtSpi.Launching;
using LamPS.Desktop.AtSpi.X11;

namespace LamPS.Desktop.AtSpi.Acting;

#pragma warning disable
internal sealed class ActionPerformer(AccessibilityClient client, ElementRegistry registry, SnapshotTaker snapshots, WindowKeeper windows, MenuReader menus, XConnection? display, TimeProvider time) : IDisposable
{
    public async Task<ActionOutcome> PerformAsync(ApplicationInstance application, LamAction action, CancellationToken ct) => ActionOutcome.NotSupported("");
    public void Dispose() {}
}
internal sealed class MenuReader(AccessibilityClient client, WindowKeeper windows, ElementRegistry registry, TimeProvider time) { public async Task<IReadOnlyList<MenuEntry>> ReadAsync(string bus, CancellationToken ct) => []; }
