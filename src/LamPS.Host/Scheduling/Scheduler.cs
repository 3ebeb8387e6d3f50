using LamPS.Core;
using LamPS.Core.Scheduling;

namespace LamPS.Host.Scheduling;

/// <summary>What starts runs without anybody asking: the Task Scheduler of Windows, or systemd.</summary>
internal abstract class Scheduler
{
    /// <summary>Name of the kind: <c>windows</c> or <c>systemd</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The scheduler of this machine.</summary>
    /// <exception cref="LamException">None that is known.</exception>
    public static Scheduler Here() => Of(OperatingSystem.IsWindows() ? WindowsScheduler.Name : SystemdScheduler.Name);

    /// <summary>A scheduler by the name of its kind.</summary>
    /// <param name="kind">Name of the kind.</param>
    public static Scheduler Of(string kind) => kind == WindowsScheduler.Name ? new WindowsScheduler(new ProgramRunner()) : new SystemdScheduler(new ProgramRunner(), SystemdScheduler.UserFolder);

    /// <summary>What would be registered.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <exception cref="LamException">It can't be registered with this scheduler.</exception>
    public abstract SchedulePreview Preview(Schedule schedule);

    /// <summary>Registers a schedule, in place of one of the same name.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LamException">It can't be registered; nothing has changed then.</exception>
    public abstract Task AddAsync(Schedule schedule, CancellationToken cancellationToken);

    /// <summary>Names of all schedules.</summary>
    /// <param name="cancellationToken">Stops.</param>
    public abstract Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken);

    /// <summary>A schedule as it is registered, or null.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops.</param>
    public abstract Task<RegisteredSchedule?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Removes a schedule; a run of it that is under way goes on.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LamException">It can't be removed.</exception>
    public abstract Task RemoveAsync(string name, CancellationToken cancellationToken);
}
