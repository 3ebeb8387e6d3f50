using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Desktops;
using LamPS.Core.Applications;
using LamPS.Host.Cli;
using LamPS.Host.Composition;

namespace LamPS.Host.Commands;

/// <summary><c>lamps app</c>: the application catalog and maps.</summary>
internal static class AppCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) => new("app", "The applications that LamPS knows.") { CreateList(host) };

    private static Command CreateList(CommandHost host)
    {
        var command = new Command("list", "Lists the applications of the catalog.");
        host.OnRun(command, invocation =>
        {
            var composer = new Composer();
            IReadOnlyList<ApplicationInfo> list = [.. composer.Catalog.All.Select(a => new ApplicationInfo(
                a.Name,
                a.Title,
                a.Desktops,
                IsInstalled(a),
                composer.Knowledge(a.Name).Map?.Version,
                [.. a.Functions.Select(f => f.Definition.Name)],
                a.Install))];
            invocation.Print(list, HostJsonContext.Default.IReadOnlyListApplicationInfo, Lines);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }

    private static bool IsInstalled(ApplicationDefinition application) => application.Desktops.Contains("sandbox") || Programs.Find(application.Command) is not null;

    private static IEnumerable<string> Lines(IReadOnlyList<ApplicationInfo> list)
    {
        yield return $"{"Name",-14} {"Desktops",-10} {"Installed",-10} {"Map",-12} {"Functions",-24} Title";
        foreach (var app in list)
        {
            yield return $"{app.Name,-14} {string.Join(",", app.Desktops),-10} {(app.Installed ? "yes" : "no"),-10} {app.Map ?? "-",-12} {string.Join(",", app.Functions),-24} {app.Title}";
        }
    }
}
