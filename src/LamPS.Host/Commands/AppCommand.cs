using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Desktops;
using LamPS.Core.Applications;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Terminal;

namespace LamPS.Host.Commands;

/// <summary><c>lamps app</c>: the application catalog and maps.</summary>
internal static class AppCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) => new("app", "The applications that LamPS knows.") { CreateList(host), CreateLearn(host) };

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
                composer.MapOf(a)?.Version,
                [.. a.Functions.Select(f => f.Definition.Name)],
                a.Install))];
            invocation.Print(list, HostJsonContext.Default.IReadOnlyListApplicationInfo, Lines);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }

    private static Command CreateLearn(CommandHost host)
    {
        var name = new Argument<string>("APP") { Description = "Application of the catalog." };
        var command = new Command("learn", "Gathers the map of an application from a fresh instance: menus, dialogs, fields. Opens only what is safe to open.")
        {
            name, host.Options.Desktop, host.Options.Headless,
        };
        host.OnRun(command, async invocation =>
        {
            var composer = new Composer();
            var kind = composer.Desktops.Resolve(invocation.Get(host.Options.Desktop)!, invocation.Get(name));
            var definition = composer.Catalog.Resolve(invocation.Get(name)!, kind);
            await using var desktop = await DesktopFactory.OpenAsync(kind, invocation.Get(host.Options.Headless), invocation.Signals.Stop).ConfigureAwait(false);
            var progress = new Immediate(message => invocation.Screen.Note(message, Style.Dim));
            var map = await new ApplicationExplorer(TimeProvider.System).LearnAsync(desktop, definition, progress, invocation.Signals.Stop).ConfigureAwait(false);
            var path = composer.Maps.Save(map);
            invocation.Screen.Result($"{definition.Title} {map.Version}: {map.Menus.Count} menu entries, {map.Dialogs.Count} dialogs with {map.Dialogs.Sum(d => d.Fields.Count)} fields, {map.Toolbars.Count} tool bars");
            invocation.Screen.Result(path);
            return ExitCode.Verified;
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

    // Progress<T> posts to another thread, and lines would come out of order.
    private sealed class Immediate(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
