using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Desktop.AtSpi;
using LamPS.Desktop.AtSpi.Sessions;
using LamPS.Desktop.Sandbox;
using LamPS.Desktop.Sandbox.Replay;
using LamPS.Host.Operations;

namespace LamPS.Host.Composition;

/// <summary>Makes desktops from what the command line or a runbook says.</summary>
internal sealed class DesktopFactory(ApplicationCatalog catalog)
{
    /// <summary>The desktop of real applications on this system.</summary>
    public static readonly string Live = OperatingSystem.IsWindows() ? "windows" : "atspi";

    private const string Replay = "replay:";

    /// <summary>Resolves <c>auto</c>: a desktop on which the application runs, a live one first; the sandbox without an application.</summary>
    /// <param name="kind">As written.</param>
    /// <param name="application">Application, or null.</param>
    /// <exception cref="Core.LamException">There is no such desktop.</exception>
    public string Resolve(string kind, string? application)
    {
        if (kind.StartsWith(Replay, StringComparison.Ordinal) || kind is "sandbox" or "atspi" or "windows")
        {
            return kind;
        }

        if (kind != "auto")
        {
            throw OperationErrors.DesktopUnknown(kind);
        }

        if (application is null)
        {
            return "sandbox";
        }

        if (catalog.Find(application) is { } known)
        {
            return known.Desktops.Contains(Live) ? Live : known.Desktops[0];
        }

        // A slip of the pen should be told as one, and not that some desktop isn't ready.
        return ApplicationCatalog.IsProgram(application)
            ? Live
            : throw DesktopErrors.ApplicationNotInstalled(
                application, application, $"Check the name: the catalog has {string.Join(", ", catalog.All.Select(a => a.Name))}; any other program is named by its command or path.");
    }

    /// <summary>Opens a desktop.</summary>
    /// <param name="kind">Resolved kind.</param>
    /// <param name="headless">In a private session.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Core.LamException">It isn't ready.</exception>
    public static async Task<IDesktop> OpenAsync(string kind, bool headless, CancellationToken cancellationToken)
    {
        if (headless && kind != "atspi")
        {
            throw OperationErrors.HeadlessNeedsLiveDesktop(kind);
        }

        if (kind.StartsWith(Replay, StringComparison.Ordinal))
        {
            return ReplayDesktop.Open(kind[Replay.Length..]);
        }

        return kind switch
        {
            "sandbox" => new SandboxDesktop(),
            "atspi" when OperatingSystem.IsLinux() => headless
                ? await AtSpiDesktop.StartHeadlessAsync(new HeadlessOptions(), TimeProvider.System, cancellationToken).ConfigureAwait(false)
                : await AtSpiDesktop.ConnectAsync(TimeProvider.System, cancellationToken).ConfigureAwait(false),
            "atspi" => throw OperationErrors.DesktopNotHere(kind, "Linux"),
            _ => await OpenWindowsAsync(cancellationToken).ConfigureAwait(false),
        };
    }

#if WINDOWS
    private static Task<IDesktop> OpenWindowsAsync(CancellationToken cancellationToken) => Desktop.Windows.WindowsDesktop.OpenAsync(TimeProvider.System, cancellationToken);
#else
    private static Task<IDesktop> OpenWindowsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        throw OperationErrors.DesktopNotHere("windows", OperatingSystem.IsWindows() ? "a LamPS that was built for Windows" : "Windows");
    }
#endif
}
