using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Requests;
using LamPS.Core.Selectors;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Host.Terminal;

namespace LamPS.Host.Commands;

/// <summary><c>lamps tree</c> and <c>lamps find</c>: what is on the screen.</summary>
internal static class TreeCommand
{
    /// <summary>Makes <c>tree</c>.</summary>
    public static Command CreateTree(CommandHost host)
    {
        var depth = new Option<int?>("--depth") { Description = "Deepest level shown.", HelpName = "N" };
        var all = new Option<bool>("--all") { Description = "Also what doesn't show on the screen." };
        var command = new Command("tree", "Shows the elements of an application.") { depth, all };
        host.Options.AddDesktop(command);
        host.OnRun(command, async invocation =>
        {
            await using var workplace = new CommandWorkplace();
            var (list, _) = await new LookOperation(new Composer(), workplace, invocation.Caller)
                .FindAsync(new LookRequest(invocation.Scope, null, invocation.Get(depth), invocation.Get(all))).ConfigureAwait(false);
            invocation.Print(list, HostJsonContext.Default.ElementList, Lines);
            return ExitCode.Verified;
        });
        return command;
    }

    /// <summary>Makes <c>find</c>.</summary>
    public static Command CreateFind(CommandHost host)
    {
        var selector = new Argument<string>("SELECTOR") { Description = "Selector, for example \"dialog >> button[name='OK']\"." };
        var all = new Option<bool>("--all") { Description = "Also what doesn't show on the screen." };
        var command = new Command("find", "Shows the elements that a selector finds; exit code 1 when there are none.") { selector, all };
        host.Options.AddDesktop(command);
        host.OnRun(command, async invocation =>
        {
            var parsed = Selector.Parse(invocation.Get(selector)!);
            await using var workplace = new CommandWorkplace();
            var (list, alternative) = await new LookOperation(new Composer(), workplace, invocation.Caller)
                .FindAsync(new LookRequest(invocation.Scope, invocation.Get(selector), null, invocation.Get(all))).ConfigureAwait(false);
            invocation.Print(list, HostJsonContext.Default.ElementList, Lines);
            if (parsed.Alternatives > 1 && alternative >= 0)
            {
                invocation.Screen.Note($"alternative {alternative + 1} of {parsed.Alternatives} matched");
            }

            if (list.Elements.Count > 0)
            {
                return ExitCode.Verified;
            }

            var error = Core.Actions.ActionErrors.ElementNotFound(parsed.ToString(), TimeSpan.Zero);
            invocation.Screen.Error(error.Message, error.Remedy, error.Id);
            return error.ExitCode;
        });
        return command;
    }

    private static IEnumerable<string> Lines(ElementList list)
    {
        foreach (var element in list.Elements)
        {
            var indent = element.Selector.Length > 0 ? "" : new string(' ', 2 * element.Depth);
            var name = element.Name.Length > 0 ? $" '{Screen.Safe(element.Name)}'" : "";
            var value = element.Value is { Length: > 0 } text ? $" = \"{Screen.Safe(text)}\"" : "";
            var states = element.States.Where(s => s is "checked" or "selected" or "focused" or "modal" or "expanded" or "invalid").ToList();
            if (!element.States.Contains("enabled"))
            {
                states.Add("disabled");
            }

            var tail = element.Selector.Length > 0 ? $"   {element.Selector}" : "";
            yield return $"{element.Id,-5} {indent}{element.Role}{name}{value}{(states.Count > 0 ? $" ({string.Join(", ", states)})" : "")}{tail}";
        }

        foreach (var omitted in list.Omitted)
        {
            yield return $"      left out: {omitted}";
        }
    }
}
