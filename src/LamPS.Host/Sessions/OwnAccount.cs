using System.Runtime.InteropServices;
using System.Security.Principal;
using LamPS.Core.Policies;

namespace LamPS.Host.Sessions;

/// <summary>The account that this process runs as.</summary>
internal static class OwnAccount
{
    /// <summary>Reads it.</summary>
    public static Account Read()
    {
        if (!OperatingSystem.IsWindows())
        {
            return new Account(Environment.UserName, UserId: GetEffectiveUserId());
        }

        using var identity = WindowsIdentity.GetCurrent();
        return new Account(identity.Name, identity.User?.Value ?? "");
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint GetEffectiveUserId();
}
