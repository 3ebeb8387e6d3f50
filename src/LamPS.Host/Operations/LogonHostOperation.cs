using LamPS.Core;
using LamPS.Core.Policies;
using LamPS.Core.Scheduling;
using LamPS.Host.Composition;
using LamPS.Host.Scheduling;
using LamPS.Host.Terminal;

namespace LamPS.Host.Operations;

/// <summary>The host of this user, started at each logon.</summary>
internal sealed class LogonHostOperation(LogonHost logon)
{
    /// <summary>What is asked for.</summary>
    /// <param name="IdleTimeout">After how long without clients it ends: <c>never</c>, or a duration.</param>
    /// <param name="Policy">Its policy, or null.</param>
    /// <param name="Highest">Whether it runs with all rights that the user has.</param>
    public sealed record Request(string IdleTimeout = "never", string? Policy = null, bool Highest = false);

    /// <summary>What would be registered.</summary>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="LamException">Something in it is wrong.</exception>
    public SchedulePreview Preview(Request request) => logon.Preview(Make(request));

    /// <summary>Registers it, in place of what was registered.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LamException">Something in it is wrong, or it can't be registered.</exception>
    public async Task<LogonHostInfo> AddAsync(Request request, CancellationToken cancellationToken)
    {
        var host = Make(request);
        ServiceAccounts.Check(ThisProgram.Account, request.Policy is null ? null : PolicyReader.Resolve(request.Policy));
        Directory.CreateDirectory(host.WorkingFolder);
        await logon.AddAsync(host, cancellationToken).ConfigureAwait(false);
        return await ShowAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts it now.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LamException">It can't be started.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => logon.StartAsync(ThisProgram.User, cancellationToken);

    /// <summary>What is registered, or null.</summary>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<LogonHostInfo?> FindAsync(CancellationToken cancellationToken) =>
        await logon.FindAsync(ThisProgram.User, cancellationToken).ConfigureAwait(false) is { } found ? Describe(found) : null;

    /// <summary>What is registered.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LamException">Nothing is.</exception>
    public async Task<LogonHostInfo> ShowAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken).ConfigureAwait(false) ?? throw SchedulingErrors.HostNotRegistered();

    /// <summary>Removes it; a host that runs goes on.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What was registered.</returns>
    /// <exception cref="LamException">Nothing is registered, or it can't be removed.</exception>
    public async Task<LogonHostInfo> RemoveAsync(CancellationToken cancellationToken)
    {
        var found = await ShowAsync(cancellationToken).ConfigureAwait(false);
        await logon.RemoveAsync(ThisProgram.User, cancellationToken).ConfigureAwait(false);
        return found;
    }

    private HostRegistration Make(Request request)
    {
        var policy = request.Policy;
        if (policy is not null && !Policy.BuiltIn.Any(p => p.Name == policy))
        {
            PolicyReader.Resolve(policy);
            policy = Path.GetFullPath(policy);
        }

        var home = Path.GetFullPath(LampsHome.Folder);
        return new HostRegistration
        {
            Program = ThisProgram.Command,
            Options =
            [
                "--wait", "--idle-timeout", request.IdleTimeout,
                .. policy is null ? (string[])[] : ["--policy", policy],
                .. logon.Kind == WindowsScheduler.Name ? (string[])[ConsoleWindow.Option] : [],
            ],
            Environment = ThisProgram.Environment,
            WorkingFolder = home,
            Log = Path.Combine(home, "host-at-logon.log"),
            User = ThisProgram.User,
            Highest = request.Highest,
        };
    }

    private LogonHostInfo Describe(RegisteredHost found) => new(
        logon.Kind,
        found.Enabled switch { true => "enabled", false => "disabled", null => "unknown" },
        found.Asked?.Command ?? [],
        found.Asked?.User ?? "",
        found.Asked?.Highest ?? false,
        found.Asked?.Log ?? "",
        found.Place,
        found.Asked is null ? [.. found.Changes, "What was asked for can't be read from it: it was changed, or LamPS didn't make it. Register it again with 'lamps serve --at-logon'."] : found.Changes);
}
