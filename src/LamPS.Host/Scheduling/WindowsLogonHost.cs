using LamPS.Core.Scheduling;

namespace LamPS.Host.Scheduling;

/// <summary>A task of the Task Scheduler, with the interactive token of its user.</summary>
/// <param name="programs">Runs <c>schtasks</c>.</param>
internal sealed class WindowsLogonHost(IProgramRunner programs) : LogonHost
{
    private readonly TaskSchedulerProgram _tasks = new(programs);

    /// <inheritdoc/>
    public override string Kind => WindowsScheduler.Name;

    /// <inheritdoc/>
    public override SchedulePreview Preview(HostRegistration host) => new(Kind, [new(HostTaskXml.PathOf(host.User), TaskSchedulerProgram.Text(HostTaskXml.Write(host)))]);

    /// <inheritdoc/>
    public override async Task AddAsync(HostRegistration host, CancellationToken cancellationToken)
    {
        var made = await _tasks.CreateAsync(HostTaskXml.PathOf(host.User), HostTaskXml.Write(host), cancellationToken).ConfigureAwait(false);
        if (!made.Ok)
        {
            throw SchedulingErrors.HostNotTaken(
                "Task Scheduler",
                made.Why,
                host.Highest
                    ? "A task with the highest privileges is registered by an administrator: use a terminal that was started as administrator."
                    : "Some machines let only administrators register what starts at logon: use a terminal that was started as administrator.");
        }
    }

    /// <inheritdoc/>
    public override async Task<RegisteredHost?> FindAsync(string user, CancellationToken cancellationToken)
    {
        var path = HostTaskXml.PathOf(user);
        var (isThere, task) = await _tasks.FindAsync(path, cancellationToken).ConfigureAwait(false);
        if (!isThere)
        {
            return null;
        }

        var asked = task is null ? null : HostTaskXml.Asked(task);
        return new RegisteredHost(path, asked, task is null ? null : TaskXml.IsEnabled(task), asked is null ? [] : TaskComparison.Compare(HostTaskXml.Write(asked), task!));
    }

    /// <inheritdoc/>
    public override async Task StartAsync(string user, CancellationToken cancellationToken)
    {
        var started = await _tasks.StartAsync(HostTaskXml.PathOf(user), cancellationToken).ConfigureAwait(false);
        if (!started.Ok)
        {
            throw SchedulingErrors.HostNotStartedNow("Task Scheduler", started.Why);
        }
    }

    /// <inheritdoc/>
    public override async Task RemoveAsync(string user, CancellationToken cancellationToken)
    {
        var removed = await _tasks.DeleteAsync(HostTaskXml.PathOf(user), cancellationToken).ConfigureAwait(false);
        if (!removed.Ok)
        {
            throw SchedulingErrors.HostNotTaken("Task Scheduler", removed.Why, "A task that was made with elevated rights is removed with them.");
        }
    }
}
