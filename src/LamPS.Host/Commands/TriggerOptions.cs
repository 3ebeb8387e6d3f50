using System.CommandLine;
using LamPS.Core.Scheduling;
using LamPS.Host.Cli;

namespace LamPS.Host.Commands;

/// <summary>The options that say when a schedule runs.</summary>
internal sealed class TriggerOptions
{
    private readonly Option<bool> _logon = new("--at-logon") { Description = "When you log on." };

    private readonly (string Kind, Option<string?> Option)[] _all =
    [
        ("daily", new("--daily") { Description = "Every day: 06:00.", HelpName = "TIME" }),
        ("weekly", new("--weekly") { Description = "On days of the week: mon,thu@06:00.", HelpName = "DAYS@TIME" }),
        ("monthly", new("--monthly") { Description = "On days of the month: 1,15@06:00, last@06:00.", HelpName = "DAYS@TIME" }),
        ("once", new("--once") { Description = "Once: 2026-12-01T06:00.", HelpName = "DATE" }),
        ("idle", new("--on-idle") { Description = "When nobody has touched the machine for a while: 10m (Windows).", HelpName = "TIME" }),
        ("event", new("--on-event") { Description = "When something is written to an event log (Windows).", HelpName = "LOG:SOURCE:ID" }),
    ];

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var (_, option) in _all)
        {
            command.Options.Add(option);
        }

        command.Options.Add(_logon);
    }

    /// <summary>The trigger that was given.</summary>
    /// <param name="invocation">The call.</param>
    /// <exception cref="Core.LamException">None, or several.</exception>
    public string Read(Invocation invocation)
    {
        List<string> given = [.. _all.Select(o => invocation.Get(o.Option) is { } value ? $"{o.Kind} {value}" : null).OfType<string>(), .. invocation.Get(_logon) ? (string[])["logon"] : []];
        return given is [var trigger] ? trigger : throw SchedulingErrors.TriggerMissing(string.Join(" and ", given));
    }
}
