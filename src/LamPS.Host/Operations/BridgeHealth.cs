using LamPS.Contracts.Health;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;
using LamPS.Core;
using LamPS.Core.Policies;
using LamPS.Host.Scheduling;

namespace LamPS.Host.Operations;

/// <summary>Whether a desktop can be reached from where this process is, by a host of the same user.</summary>
internal static class BridgeHealth
{
    private const string Area = "bridge";

    /// <summary>What is known of it.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="HasDesktop">Whether this session has a desktop.</param>
    /// <param name="Host">The host that runs, or null.</param>
    /// <param name="AtLogon">The host at logon as it is registered, or null.</param>
    public sealed record Facts(Account Account, bool HasDesktop, HostInfo? Host, LogonHostInfo? AtLogon);

    /// <summary>Says what is here and what is missing.</summary>
    /// <param name="facts">What is known.</param>
    public static IReadOnlyList<HealthCheck> Of(Facts facts) =>
    [
        ServiceAccounts.Describe(facts.Account) is { } kind
            ? new(Area, "account", false, $"{facts.Account.Name} is {kind}: it has no desktop, and no host starts for it", "Work as the user whose desktop it is; docs/safety.md says how a policy lets a service account serve.")
            : new(Area, "account", true, facts.Account.Name, ""),
        facts switch
        {
            { HasDesktop: true } => new(Area, "desktop", true, "this session has one", ""),
            { Host: { HasDesktop: true } host } => new(Area, "desktop", true, $"that of the host in {host.Session} (process {host.ProcessId}): cmdlets work there", ""),
            _ => new(
                Area,
                "desktop",
                false,
                facts.Host is null ? "this session has none, and no host runs on one" : $"this session has none, and the host that runs has none either ({facts.Host.Session})",
                "Log on to the desktop as this user and run 'lamps serve --at-logon --now' there. Private sessions (--headless, Linux) and the sandbox need none."),
        },
        facts.AtLogon switch
        {
            null => new(Area, "host at logon", true, "not registered; 'lamps serve --at-logon' has a host start whenever you log on", ""),
            { State: "disabled" } => new(Area, "host at logon", false, $"{facts.AtLogon.Registered} is disabled", "lamps serve --at-logon"),
            { Changes: [var change, ..] } => new(Area, "host at logon", false, $"{facts.AtLogon.Registered} was changed: {change}", "lamps serve --at-logon registers it anew; --status shows all that was changed."),
            _ => new(Area, "host at logon", true, facts.AtLogon.Registered, ""),
        },
    ];

    /// <summary>The host of this user that runs, or null.</summary>
    /// <param name="home">Its folder.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<HostInfo?> FindHostAsync(string home, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = await HostConnection.OpenAsync(HostAddress.For(home), $"lamps {Product.Version}", null, TimeSpan.FromSeconds(2), cancellationToken).ConfigureAwait(false);
            return connection.Host;
        }
        catch (RpcException)
        {
            return null;
        }
    }

    /// <summary>The host at logon as it is registered; null when it isn't, or that can't be read.</summary>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<LogonHostInfo?> FindAtLogonAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await new LogonHostOperation(LogonHost.Here()).FindAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is LamException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
