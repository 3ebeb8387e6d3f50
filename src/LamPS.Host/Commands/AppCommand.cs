using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Requests;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

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
            var list = new ApplicationOperation(new Composer(), new CommandWorkplace(), invocation.Caller).List();
            invocation.Print(list, HostJsonContext.Default.IReadOnlyListApplicationInfo, Lines);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }

    private static Command CreateLearn(CommandHost host)
    {
        var name = new Argument<string>("APP") { Description = "Application of the catalog." };
        var resume = new Option<bool>("--resume") { Description = "Goes on where an exploration of the same version was ended; nothing is explored twice." };
        var dialogs = new Option<int>("--dialogs") { Description = "Opens at most N dialogs now; 0 for all. The rest is left to --resume.", HelpName = "N" };
        var command = new Command("learn", "Gathers the map of an application from a fresh instance: menus, dialogs, fields. Opens only what is safe to open.")
        {
            name, host.Options.Desktop, host.Options.Headless, resume, dialogs,
        };
        host.OnRun(command, async invocation =>
        {
            await using var workplace = new CommandWorkplace();
            var request = new LearnRequest("", invocation.Get(name)!, invocation.Get(host.Options.Desktop)!, invocation.Get(host.Options.Headless), invocation.Get(resume), invocation.Get(dialogs));
            var map = await new ApplicationOperation(new Composer(), workplace, invocation.Caller).LearnAsync(request).ConfigureAwait(false);
            invocation.Screen.Result($"{map.Application} {map.Version}: {map.MenuEntries} menu entries, {map.Dialogs} dialogs with {map.Fields} fields, {map.Toolbars} tool bars, {map.LeftOut} left out");
            invocation.Screen.Result(map.Path);
            return ExitCode.Verified;
        });
        return command;
    }

    private static IEnumerable<string> Lines(IReadOnlyList<ApplicationInfo> list)
    {
        yield return $"{"Name",-14} {"Desktops",-10} {"Installed",-10} {"Map",-12} {"Functions",-24} Title";
        foreach (var app in list)
        {
            yield return $"{app.Name,-14} {string.Join(",", app.Desktops),-10} {(app.Installed ? "yes" : "no"),-10} {app.Map ?? "-",-12} {string.Join(",", app.Functions),-24} {app.Title}";
        }
    }
}
