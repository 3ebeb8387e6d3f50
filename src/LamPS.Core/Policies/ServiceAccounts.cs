namespace LamPS.Core.Policies;

/// <summary>
/// Accounts of services, behind which no person stands: they have no desktop of their own, and whoever makes a service do something would reach
/// everything that a host of theirs may do.
/// </summary>
public static class ServiceAccounts
{
    // SYS_UID_MAX of login.defs; those that systemd gives away (systemd.io/UIDS-GIDS); nobody.
    private const uint LastSystemUser = 999;
    private const uint FirstDynamicUser = 61184;
    private const uint LastDynamicUser = 65519;
    private const uint Nobody = 65534;

    private static readonly (string Sid, string Name)[] WellKnown =
    [
        ("S-1-5-18", "the account of the system (LocalSystem)"),
        ("S-1-5-19", "the account LocalService"),
        ("S-1-5-20", "the account NetworkService"),
    ];

    // Accounts that Windows makes up, by the first number of their identifier.
    private static readonly (string Prefix, string Name)[] Virtual =
    [
        ("S-1-5-80-", "the account of a service"),
        ("S-1-5-82-", "the account of an application pool"),
        ("S-1-5-83-", "the account of a virtual machine"),
        ("S-1-5-90-", "an account of the window manager"),
        ("S-1-5-96-", "an account of the font driver"),
    ];

    /// <summary>What kind of service account it is, in words; null for that of a person.</summary>
    /// <param name="account">The account.</param>
    /// <remarks>Root isn't one: in a container it is whoever works there.</remarks>
    public static string? Describe(Account account) =>
        WellKnown.FirstOrDefault(a => a.Sid == account.Sid).Name
        ?? Virtual.FirstOrDefault(a => account.Sid.StartsWith(a.Prefix, StringComparison.Ordinal)).Name
        ?? (account.Sid.Length > 0 && account.Name.EndsWith('$') ? "a managed account of services, or that of a machine"
            : account.UserId is (>= 1 and <= LastSystemUser) or (>= FirstDynamicUser and <= LastDynamicUser) or Nobody ? "an account of the system"
            : null);

    /// <summary>Refuses a service account, unless a policy allows it.</summary>
    /// <param name="account">Who would serve.</param>
    /// <param name="policy">Policy of the host, or null.</param>
    /// <exception cref="LamException">It is refused.</exception>
    public static void Check(Account account, Policy? policy)
    {
        if (Describe(account) is { } kind && policy?.ServiceAccounts != PolicyVerdict.Allow)
        {
            throw PolicyErrors.ServiceAccountRefused(account.Name, kind, policy?.ServiceAccounts == PolicyVerdict.Deny ? policy.Name : null);
        }
    }
}
