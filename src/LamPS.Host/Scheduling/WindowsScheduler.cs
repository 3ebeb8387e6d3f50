using System.Globalization;
using LamPS.Core.Scheduling;

namespace LamPS.Host.Scheduling;

/// <summary>Task Scheduler.</summary>
/// <param name="programs">Runs <c>schtasks</c>.</param>
internal sealed class WindowsScheduler(IProgramRunner programs) : Scheduler
{
    /// <summary>Name of the kind.</summary>
    public const string Name = "windows";

    // SCHED_S_TASK_RUNNING and SCHED_S_TASK_HAS_NOT_RUN stand where exit codes stand otherwise.
    private const int IsRunning = 0x41301;
    private const int HasNotRun = 0x41303;

    private readonly TaskSchedulerProgram _tasks = new(programs);

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <inheritdoc/>
    public override SchedulePreview Preview(Schedule schedule) => new(Kind, [new(PathOf(schedule.Name), TaskSchedulerProgram.Text(TaskXml.Write(schedule)))]);

    /// <inheritdoc/>
    public override async Task AddAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        var made = await _tasks.CreateAsync(PathOf(schedule.Name), TaskXml.Write(schedule), cancellationToken).ConfigureAwait(false);
        if (!made.Ok)
        {
            throw SchedulingErrors.SchedulerRefused(schedule.Name, "Task Scheduler", made.Why, Remedy(schedule));
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        var (all, rows) = await _tasks.QueryAsync([], cancellationToken).ConfigureAwait(false);
        if (!all.Ok)
        {
            throw SchedulingErrors.SchedulerNotReady("Task Scheduler", all.Why, "Try 'schtasks /Query' yourself; schedules need Windows 10, Server 2016 or later.");
        }

        return
        [
            .. rows.Select(row => row[0]).Where(path => path.StartsWith(TaskXml.Folder, StringComparison.OrdinalIgnoreCase))
                .Select(path => path[TaskXml.Folder.Length..]).Where(name => !name.Contains('\\')).Distinct().Order(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <inheritdoc/>
    public override async Task<RegisteredSchedule?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var (isThere, task) = await _tasks.FindAsync(PathOf(name), cancellationToken).ConfigureAwait(false);
        if (!isThere)
        {
            return null;
        }

        var asked = task is null ? null : TaskXml.Asked(task);
        var (_, rows) = await _tasks.QueryAsync(["/TN", PathOf(name), "/V"], cancellationToken).ConfigureAwait(false);
        var (time, exitCode) = rows.Count > 0 ? LastRun(rows[0]) : default;
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
        var removed = await _tasks.DeleteAsync(PathOf(name), cancellationToken).ConfigureAwait(false);
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

    // Columns in their order, whatever the language: 5 is the last run, 6 its result.
    private static (DateTimeOffset? Time, int? ExitCode) LastRun(IReadOnlyList<string> row) =>
        row.Count > 6 && int.TryParse(row[6], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) && code is not IsRunning and not HasNotRun
            ? (DateTime.TryParse(row[5], CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal, out var time) ? time : null, code)
            : default;
}
