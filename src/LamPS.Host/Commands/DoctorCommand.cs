using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Health;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

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
            var report = await new HealthOperation(new Composer()).CheckAsync(invocation.Get(host.Options.Desktop)!, invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Print(report, HostJsonContext.Default.HealthReport, Lines);
            return report.Ready ? ExitCode.Verified : ExitCode.NotReady;
        });
        return command;
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
                    yield return $"  {"",7}  {"",-18} to do: {check.Remedy}";
                }
            }
        }
    }
}
