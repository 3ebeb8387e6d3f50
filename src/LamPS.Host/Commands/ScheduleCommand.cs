using System.CommandLine;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Contracts.Scheduling;
using LamPS.Core.Scheduling;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Host.Scheduling;
using LamPS.Host.Terminal;

namespace LamPS.Host.Commands;

/// <summary><c>lamps schedule</c>: runbooks that are run at certain times or events.</summary>
internal static class ScheduleCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) => new("schedule", "Runbooks that are run at certain times or events, by Task Scheduler or systemd.")
    {
        CreateAdd(host), CreateList(host), CreateShow(host), CreateRemove(host),
    };

    private static Command CreateAdd(CommandHost host)
    {
        var name = Name();
        var file = new Argument<string>("RUNBOOK") { Description = "The runbook." };
        var parameter = new Option<string[]>("--set", "--parameter", "--param") { Description = "Parameter of the runbook; may be given several times. No secrets.", HelpName = "NAME=VALUE" };
        var triggers = new TriggerOptions();
        var highest = new Option<bool>("--highest") { Description = "With the highest privileges of the user (Windows, registered by an administrator)." };
        var limit = new Option<string?>("--time-limit") { Description = "Time limit of each run: 90s, 30m, 1h. Without it, a run that hangs is ended after 24 hours.", HelpName = "TIME" };
        var folder = new Option<string?>("--working-folder") { Description = "Folder that relative paths start from (default: the current one).", HelpName = "DIR" };
        var force = new Option<bool>("--force") { Description = "Replaces a schedule of this name." };
        var print = new Option<bool>("--print") { Description = "Writes what would be registered to standard output, and registers nothing." };
        var kind = new Option<string?>("--for") { Description = "With --print: windows or systemd (default: that of this machine).", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong(WindowsScheduler.Name, SystemdScheduler.Name);
        var command = new Command("add", "Registers runs of a runbook.") { name, file, parameter };
        triggers.AddTo(command);
        foreach (var option in new Option[]
        {
            highest, limit, folder, force, print, kind, host.Options.Desktop, host.Options.Headless, host.Options.App, host.Options.Document, host.Options.Policy, host.Options.Report,
            host.Options.NoScreenshots, host.Options.Model, host.Options.MaxActions, host.Options.KeepOpen,
        })
        {
            command.Options.Add(option);
        }

        host.OnRun(command, async invocation =>
        {
            if (invocation.Get(kind) is not null && !invocation.Get(print))
            {
                throw OperationErrors.CommandLineInvalid("--for says what --print writes; a schedule is registered on this machine alone");
            }

            var composer = new Composer();
            await using var workplace = new CommandWorkplace();
            var loaded = new RunbookOperation(composer, workplace, invocation.Caller).Load(invocation.Get(file)!);
            if (!loaded.IsValid)
            {
                return ValidateCommand.Refuse(invocation, loaded.Diagnostics);
            }

            var scope = invocation.Scope;
            var settings = invocation.Settings;
            var request = new ScheduleRequest(
                invocation.Get(name)!,
                invocation.Get(file)!,
                triggers.Read(invocation),
                Path.GetFullPath(invocation.Get(folder) ?? "."),
                RunCommand.Parameters(invocation.Get(parameter) ?? []),
                scope with { Document = Full(scope.Document), TimeoutMs = CommonOptions.ParseDuration("--time-limit", invocation.Get(limit))?.TotalMilliseconds },
                settings with { Report = Full(settings.Report) },
                invocation.Get(highest),
                invocation.Get(force));
            var operation = new ScheduleOperation(composer, invocation.Get(kind) is { } other ? Scheduler.Of(other) : Scheduler.Here(), TimeProvider.System);
            if (invocation.Get(print))
            {
                invocation.Print(operation.Preview(loaded.OrThrow(), request), HostJsonContext.Default.SchedulePreview, Lines);
                return ExitCode.Verified;
            }

            var added = await operation.AddAsync(loaded.OrThrow(), request, invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Print(added, HostJsonContext.Default.ScheduleInfo, Lines);
            invocation.Screen.Note(Where(added), Style.Dim);
            return ExitCode.Verified;
        });
        return command;
    }

    private static Command CreateList(CommandHost host)
    {
        var command = new Command("list", "Lists the schedules.");
        host.OnRun(command, async invocation =>
        {
            invocation.Print(await Schedules().ListAsync(invocation.Signals.Stop).ConfigureAwait(false), HostJsonContext.Default.IReadOnlyListScheduleInfo, Lines);
            return ExitCode.Verified;
        });
        return command;
    }

    private static Command CreateShow(CommandHost host)
    {
        var name = Name();
        var command = new Command("show", "Shows a schedule as it is registered, and what was changed since.") { name };
        host.OnRun(command, async invocation =>
        {
            invocation.Print(await Schedules().ShowAsync(invocation.Get(name)!, invocation.Signals.Stop).ConfigureAwait(false), HostJsonContext.Default.ScheduleInfo, Lines);
            return ExitCode.Verified;
        });
        return command;
    }

    private static Command CreateRemove(CommandHost host)
    {
        var name = Name();
        var command = new Command("remove", "Removes a schedule; a run of it that is under way goes on.") { name };
        host.OnRun(command, async invocation =>
        {
            var operation = Schedules();
            var found = await operation.ShowAsync(invocation.Get(name)!, invocation.Signals.Stop).ConfigureAwait(false);
            await operation.RemoveAsync(found.Name, invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Print(found, HostJsonContext.Default.ScheduleInfo, s => [$"{s.Name} is removed; its runs and its log are kept"]);
            return ExitCode.Verified;
        });
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "Name of the schedule: letters, digits, dashes, underscores." };

    private static ScheduleOperation Schedules() => new(new Composer(), Scheduler.Here(), TimeProvider.System);

    private static string? Full(string? path) => path is null ? null : Path.GetFullPath(path);

    private static IEnumerable<string> Lines(SchedulePreview preview) => preview.Scheduler == SystemdScheduler.Name
        ? preview.Parts.Select(p => $"# {p.Place}\n{p.Content}")
        : preview.Parts.Select(p => p.Content);

    private static IEnumerable<string> Lines(IReadOnlyList<ScheduleInfo> list)
    {
        if (list.Count == 0)
        {
            yield return "No schedules. Make one: lamps schedule add NAME RUNBOOK --daily 06:00";
            yield break;
        }

        var width = Math.Max(8, list.Max(s => s.Name.Length));
        yield return $"{"Name".PadRight(width)}  {"State",-9} {"Next run",-16}  {"Last run",-16}  {"Exit",4}  When and what";
        foreach (var s in list)
        {
            var changed = s.Changes.Count > 0 ? " (changed)" : "";
            yield return $"{s.Name.PadRight(width)}  {s.State,-9} {Time(s.NextRun),-16}  {Time(s.LastRun),-16}  {s.LastExitCode?.ToString(CultureInfo.InvariantCulture) ?? "-",4}  {s.Description}: {Path.GetFileName(s.File)}{changed}";
        }
    }

    private static IEnumerable<string> Lines(ScheduleInfo s) =>
    [
        $"name        {s.Name}",
        $"state       {s.State}",
        $"when        {s.Description}",
        $"runbook     {s.File}",
        .. s.Parameters.Select((p, i) => $"{(i == 0 ? "parameters" : ""),-10}  {Screen.Safe(p, 200)}"),
        $"command     {string.Join(' ', s.Command.Select(w => w.Contains(' ') ? $"\"{w}\"" : w).Select(w => Screen.Safe(w, 400)))}",
        $"folder      {s.WorkingFolder}",
        $"user        {s.User}{(s.Highest ? ", with the highest privileges" : "")}",
        $"time limit  {(s.TimeLimitMs is { } ms ? string.Create(CultureInfo.InvariantCulture, $"{ms / 60000:0.##} min") : "none; ended after 24 h")}",
        $"next run    {Time(s.NextRun)}",
        $"last run    {Time(s.LastRun)}{(s.LastExitCode is { } code ? string.Create(CultureInfo.InvariantCulture, $", exit code {code}") : "")}",
        $"log         {s.Log}",
        .. s.Registered.Select((p, i) => $"{(i == 0 ? "registered" : ""),-10}  {p}"),
        .. s.Changes.Select((c, i) => $"{(i == 0 ? "changed" : ""),-10}  {Screen.Safe(c, 400)}"),
    ];

    private static string Where(ScheduleInfo s) =>
        $"Its result: 'lamps schedule show {s.Name}' and 'lamps runs'; what it said: {s.Log}{(s.Scheduler == SystemdScheduler.Name ? $", journalctl --user -u {SystemdUnits.ServiceOf(s.Name)}" : "")}";

    private static string Time(DateTimeOffset? time) => time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";
}
