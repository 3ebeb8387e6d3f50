using System.Runtime.InteropServices;
using LamPS.Contracts.Health;
using LamPS.Core;
using LamPS.Core.Applications;
using LamPS.Core.Desktops.Sessions;
using LamPS.Core.Runs;
using LamPS.Desktop.AtSpi;
using LamPS.Desktop.AtSpi.Sessions;
using LamPS.Host.Composition;
using LamPS.Host.Scheduling;
using LamPS.Host.Scripts;
using LamPS.Host.Serving;
using LamPS.Host.Sessions;
using LamPS.Model.Devices;

namespace LamPS.Host.Operations;

/// <summary>What is here, what is missing, how to get it.</summary>
internal sealed class HealthOperation(Composer composer)
{
    /// <summary>Looks at everything.</summary>
    /// <param name="desktop">Desktop that must be ready beside host and sandbox; <c>auto</c> for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<HealthReport> CheckAsync(string desktop, CancellationToken cancellationToken)
    {
        var checks = await CheckAsync(cancellationToken).ConfigureAwait(false);
        return new HealthReport(checks.Where(c => c.Area is "host" or "sandbox" || c.Area == desktop).All(c => c.Ok), checks);
    }

    private async Task<IReadOnlyList<HealthCheck>> CheckAsync(CancellationToken cancellationToken)
    {
        var checks = new List<HealthCheck>
        {
            new("host", "LamPS", true, $"{Product.Version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}", ""),
            CheckStore(),
            new("host", "baseline", true, "plans from application maps and help, decides by words; needs no model", ""),
            new("sandbox", "sandbox desktop", true, "embedded, needs nothing", ""),
        };
        checks.AddRange(await CheckModelsAsync(cancellationToken).ConfigureAwait(false));
        checks.AddRange(BridgeHealth.Of(new(
            ThisProgram.Account,
            DesktopSession.HasDesktop,
            await BridgeHealth.FindHostAsync(LampsHome.Folder, cancellationToken).ConfigureAwait(false),
            await BridgeHealth.FindAtLogonAsync(cancellationToken).ConfigureAwait(false))));
        if (OperatingSystem.IsWindows())
        {
            checks.AddRange(WindowsSessionCheck.Of(WindowsSession.Read()));
        }

        if (OperatingSystem.IsLinux())
        {
            var session = new LinuxSession(new ProgramRunner(), Environment.GetEnvironmentVariable, Environment.IsPrivilegedProcess);
            checks.AddRange(LinuxSessionCheck.Of(await session.ReadAsync(cancellationToken).ConfigureAwait(false)));
            checks.Add(await CheckSessionAsync(cancellationToken).ConfigureAwait(false));
            var missing = HeadlessSession.FindMissing();
            checks.Add(new(
                "headless",
                "private sessions",
                missing.Count == 0,
                missing.Count == 0 ? "Xvfb, bus, accessibility bus and window manager are installed" : $"missing: {string.Join(", ", missing.Select(m => m.Program))}",
                missing.Count == 0 ? "" : $"apt-get install --no-install-recommends {string.Join(' ', missing.Select(m => m.Package).Distinct())}"));
        }

        checks.AddRange(composer.Catalog.All.Where(a => a.Desktops.Contains(DesktopFactory.Live)).Select(a =>
            Programs.Find(a.Command) is { } path
                ? new HealthCheck("applications", a.Name, true, path, "")
                : new HealthCheck("applications", a.Name, false, $"'{a.Command}' was not found", a.Install)));
        checks.Add(ScriptEngines.Describe() is { } engine
            ? new("scripts", "PowerShell", true, engine, "")
            : new("scripts", "PowerShell", false, "'pwsh' was not found; 'script' steps of runbooks need it", "https://learn.microsoft.com/powershell/scripting/install/installing-powershell"));
        return checks;
    }

    // Nothing here is needed as long as the baseline plans and decides.
    private async Task<IReadOnlyList<HealthCheck>> CheckModelsAsync(CancellationToken cancellationToken)
    {
        List<HealthCheck> checks = [];
        var models = new ModelOperation(composer.Models);
        try
        {
            var found = await models.DevicesAsync(again: false, cancellationToken).ConfigureAwait(false);
            checks.Add(new("models", "runtime", true, $"ONNX Runtime {found.Runtime}, {found.Library}", ""));
            checks.Add(new("models", "device", true, $"{found.Chosen}: {found.Reason.Split(';')[0]}; {found.Threads} {(found.Threads == 1 ? "thread" : "threads")} on the processor", ""));
            var choice = await composer.Models.Devices.ChooseAsync(again: false, cancellationToken).ConfigureAwait(false);
            checks.AddRange(DeviceAdvice.Of(choice).Select(d => new HealthCheck("models", d.Name, d.Works, d.Reason, d.Remedy)));
            checks.AddRange(found.Adapters.Select(a => new HealthCheck("models", a.Kind, true, a.MemoryBytes is { } bytes ? $"{a.Name}, {bytes >> 20} MiB" : a.Name, "")));
        }
        catch (LamException error)
        {
            checks.Add(new("models", "runtime", false, error.Message, error.Remedy));
        }

        try
        {
            checks.AddRange(composer.Models.Catalog.List().Select(m =>
                new HealthCheck("models", m.Name, m.Problem.Length == 0, m.Problem.Length == 0 ? m.Folder : m.Problem, m.Problem.Length == 0 ? "" : $"lamps model verify {m.Name}")));
            checks.AddRange(composer.Models.Remotes().Select(r => new HealthCheck(
                "models", $"remote:{r.Name}", r.Problem.Length == 0, r.Settings is { } s ? $"{s.Model} at {s.Endpoint} (not asked)" : r.Problem, r.Problem.Length == 0 ? "" : "see docs/models.md")));
        }
        catch (LamException error)
        {
            checks.Add(new("models", "catalog", false, error.Message, error.Remedy));
        }

        return checks;
    }

    private static HealthCheck CheckStore()
    {
        try
        {
            using var store = new RunStore(LampsHome.Folder);
            store.List(1);
            return new("host", "data folder", true, store.Folder, "");
        }
        catch (LamException error)
        {
            return new("host", "data folder", false, error.Message, error.Remedy);
        }
    }

    private async Task<HealthCheck> CheckSessionAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var desktop = await AtSpiDesktop.ConnectAsync(TimeProvider.System, cancellationToken).ConfigureAwait(false);
            var applications = await desktop.GetApplicationsAsync(cancellationToken).ConfigureAwait(false);
            return new("atspi", "desktop session", true, $"{applications.Count} applications can be seen", "");
        }
        catch (LamException error)
        {
            return new("atspi", "desktop session", false, error.Message, error.Remedy);
        }
    }
}
