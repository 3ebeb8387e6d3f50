using LamPS.Core;
using LamPS.Core.Scheduling;

namespace LamPS.Host.Scheduling;

/// <summary>What starts the host of a user when that user logs on: the Task Scheduler of Windows, or the user's systemd.</summary>
internal abstract class LogonHost
{
    /// <summary>Name of the kind: <c>windows</c> or <c>systemd</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>That of this machine.</summary>
    public static LogonHost Here() => Of(OperatingSystem.IsWindows() ? WindowsScheduler.Name : SystemdScheduler.Name);

    /// <summary>One by the name of its kind.</summary>
    /// <param name="kind">Name of the kind.</param>
    public static LogonHost Of(string kind) => kind == WindowsScheduler.Name ? new WindowsLogonHost(new ProgramRunner()) : new SystemdLogonHost(new ProgramRunner(), SystemdScheduler.UserFolder);

    /// <summary>What would be registered.</summary>
    /// <param name="host">What is asked for.</param>
    /// <exception cref="LamException">It can't be registered.</exception>
    public abstract SchedulePreview Preview(HostRegistration host);

    /// <summary>Registers it, in place of what was registered.</summary>
    /// <param name="host">What is asked for.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LamException">It can't be registered.</exception>
    public abstract Task AddAsync(HostRegistration host, CancellationToken cancellationToken);

    /// <summary>What is registered, or null.</summary>
    /// <param name="user">Whose; on Windows with the domain.</param>
    /// <param name="cancellationToken">Stops.</param>
    public abstract Task<RegisteredHost?> FindAsync(string user, CancellationToken cancellationToken);

    /// <summary>Starts it now, in the session in which the user is logged on.</summary>
    /// <param name="user">Whose; on Windows with the domain.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LamException">It can't be started.</exception>
    public abstract Task StartAsync(string user, CancellationToken cancellationToken);

    /// <summary>Removes it; a host that runs goes on.</summary>
    /// <param name="user">Whose; on Windows with the domain.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LamException">It can't be removed.</exception>
    public abstract Task RemoveAsync(string user, CancellationToken cancellationToken);
}
