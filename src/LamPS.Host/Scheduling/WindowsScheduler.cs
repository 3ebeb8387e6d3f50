using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using LamPS.Core.Scheduling;

namespace LamPS.Host.Scheduling;

/// <summary>Task Scheduler, by <c>schtasks</c>.</summary>
internal sealed class WindowsScheduler(IProgramRunner programs) : Scheduler
{
    /// <summary>Name of the kind.</summary>
    public const string Name = "windows";

    private const string Program = "schtasks";

    // SCHED_S_TASK_RUNNING and SCHED_S_TASK_HAS_NOT_RUN stand where exit codes stand otherwise.
    private const int IsRunning = 0x41301;
    private const int HasNotRun = 0x41303;

    /// <inheritdoc/>
    public override string Kind => Name;

    // Without the encoding: what is printed gets that of wherever it goes.
    /// <inheritdoc/>
    public override SchedulePreview Preview(Schedule schedule) => new(Kind, [new(PathOf(schedule.Name), $"<?xml version=\"1.0\"?>\n{TaskXml.Write(schedule).Root}")]);

    /// <inheritdoc/>
    public override async Task AddAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        var task = TaskXml.Write(schedule);
        var file = Path.Combine(Path.GetTempPath(), $"lamps-{Guid.NewGuid():n}.xml");
        try
        {
            await File.WriteAllTextAsync(file, $"{task.Declaration}\n{task.Root}", Encoding.Unicode, cancellationToken).ConfigureAwait(false);
            var made = await programs.RunAsync(Program, ["/Create", "/TN", PathOf(schedule.Name), "/XML", file, "/F"], cancellationToken).ConfigureAwait(false);
            if (!made.Ok)
            {
                throw SchedulingErrors.SchedulerRefused(schedule.Name, "Task Scheduler", made.Why, Remedy(schedule));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        var all = await programs.RunAsync(Program, ["/Query", "/FO", "CSV", "/NH"], cancellationToken).ConfigureAwait(false);
        if (!all.Ok)
        {
            throw SchedulingErrors.SchedulerNotReady("Task Scheduler", all.Why, "Try 'schtasks /Query' yourself; schedules need Windows 10, Server 2016 or later.");
        }

        return
        [
            .. Rows(all.Output).Select(row => row[0]).Where(path => path.StartsWith(TaskXml.Folder, StringComparison.OrdinalIgnoreCase))
                .Select(path => path[TaskXml.Folder.Length..]).Where(name => !name.Contains('\\')).Distinct().Order(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <inheritdoc/>
    public override async Task<RegisteredSchedule?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var found = await programs.RunAsync(Program, ["/Query", "/TN", PathOf(name), "/XML"], cancellationToken).ConfigureAwait(false);
        if (!found.Ok)
        {
            return null;
        }

        var task = Read(found.Output);
        var asked = task is null ? null : TaskXml.Asked(task);
        var last = await programs.RunAsync(Program, ["/Query", "/TN", PathOf(name), "/V", "/FO", "CSV", "/NH"], cancellationToken).ConfigureAwait(false);
        var (time, exitCode) = last.Ok && Rows(last.Output).FirstOrDefault() is { } row ? LastRun(row) : default;
        return new RegisteredSchedule(name, [PathOf(name)], asked)
        {
            Changes = asked is null ? [] : TaskComparison.Compare(TaskXml.Write(asked), task!),
            Enabled = task is null ? null : TaskXml.IsEnabled(task),
            LastRun = time,
            LastExitCode = exitCode,
        };
    }

    /// <inheritdoc/>
    public override async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        var removed = await programs.RunAsync(Program, ["/Delete", "/TN", PathOf(name), "/F"], cancellationToken).ConfigureAwait(false);
        if (!removed.Ok)
        {
            throw SchedulingErrors.SchedulerRefused(name, "Task Scheduler", removed.Why, "A task that was made with elevated rights is removed with them.");
        }
    }

    private static string PathOf(string name) => TaskXml.Folder + name;

    private static string Remedy(Schedule schedule) => schedule switch
    {
        { Highest: true } => "A task with the highest privileges is registered by an administrator: use a terminal that was started as administrator.",
        { Trigger: ScheduleTrigger.AtLogon or ScheduleTrigger.OnEvent } => "Some machines let only administrators register such a trigger: use a terminal that was started as administrator.",
        _ => "Look at what would be registered: add --print. A policy of the machine may forbid tasks.",
    };

    private static XDocument? Read(string text)
    {
        try
        {
            // The declaration tells the encoding of a file that this isn't.
            return XDocument.Parse(text[Math.Max(0, text.IndexOf("<Task", StringComparison.Ordinal))..]);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // Columns in their order, whatever the language: 5 is the last run, 6 its result.
    private static (DateTimeOffset? Time, int? ExitCode) LastRun(IReadOnlyList<string> row) =>
        row.Count > 6 && int.TryParse(row[6], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) && code is not IsRunning and not HasNotRun
            ? (DateTime.TryParse(row[5], CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal, out var time) ? time : null, code)
            : default;

    private static IEnumerable<IReadOnlyList<string>> Rows(string csv) => csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => line.Length > 2 && line[0] == '"' && line[^1] == '"')
        .Select(line => line[1..^1].Split("\",\""));
}
