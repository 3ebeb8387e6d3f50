using System.CommandLine;
using System.Runtime.InteropServices;
using LamPS.Contracts;
using LamPS.Contracts.Health;
using LamPS.Core;
using LamPS.Core.Applications;
using LamPS.Core.Runs;
using LamPS.Desktop.AtSpi;
using LamPS.Desktop.AtSpi.Sessions;
using LamPS.Host.Cli;
using LamPS.Host.Composition;

namespace LamPS.Host.Commands;

/// <summary><c>lamps doctor</c>: what is here, what is missing, how to get it.</summary>
internal static class DoctorCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var command = new Command("doctor", "Says what works here, what is missing, and how to get it.") { host.Options.Desktop };
        host.OnRun(command, async invocation =>
        {
            var wanted = invocation.Get(host.Options.Desktop)!;
            var checks = await CheckAsync(invocation.Signals.Stop).ConfigureAwait(false);
            var ready = checks.Where(c => c.Area is "host" or "sandbox" || c.Area == wanted).All(c => c.Ok);
            invocation.Print(new HealthReport(ready, checks), HostJsonContext.Default.HealthReport, Lines);
            return ready ? ExitCode.Verified : ExitCode.NotReady;
        });
        return command;
    }

    private static async Task<IReadOnlyList<HealthCheck>> CheckAsync(CancellationToken cancellationToken)
    {
        var checks = new List<HealthCheck>
        {
            new("host", "LamPS", true, $"{Product.Version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}", ""),
            CheckStore(),
            new("host", "model", true, "baseline: plans from application maps and help, decides by words; this version has no other", ""),
            new("sandbox", "sandbox desktop", true, "embedded, needs nothing", ""),
        };
        if (OperatingSystem.IsLinux())
        {
            checks.Add(await CheckSessionAsync(cancellationToken).ConfigureAwait(false));
            var missing = HeadlessSession.FindMissing();
            checks.Add(new(
                "headless",
                "private sessions",
                missing.Count == 0,
                missing.Count == 0 ? "Xvfb, bus, accessibility bus and window manager are installed" : $"missing: {string.Join(", ", missing.Select(m => m.Program))}",
                missing.Count == 0 ? "" : $"apt-get install --no-install-recommends {string.Join(' ', missing.Select(m => m.Package).Distinct())}"));
        }

        checks.AddRange(new Composer().Catalog.All.Where(a => !a.Desktops.Contains("sandbox")).Select(a =>
            Programs.Find(a.Command) is { } path
                ? new HealthCheck("applications", a.Name, true, path, "")
                : new HealthCheck("applications", a.Name, false, $"'{a.Command}' was not found", a.Install)));
        checks.Add(Programs.Find("pwsh") is { } pwsh
            ? new("scripts", "PowerShell", true, pwsh, "")
            : new("scripts", "PowerShell", false, "'pwsh' was not found; 'script' steps of runbooks need it", "https://learn.microsoft.com/powershell/scripting/install/installing-powershell"));
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

    private static async Task<HealthCheck> CheckSessionAsync(CancellationToken cancellationToken)
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

    private static IEnumerable<string> Lines(HealthReport report)
    {
        foreach (var area in report.Checks.GroupBy(c => c.Area))
        {
            yield return area.Key;
            foreach (var check in area)
            {
                yield return $"  {(check.Ok ? "ok     " : "missing")}  {check.Name,-18} {check.Detail}";
                if (check.Remedy.Length > 0)
                {
                    yield return $"  {"",7}  {"",-18} get it: {check.Remedy}";
                }
            }
        }
    }
}
