using System;
using System.IO.Pipes;
using System.Reflection;

namespace LamPS.Contracts.Hosting;

/// <summary>Looks whom a pipe belongs to, on .NET Framework (Windows PowerShell 5.1), whose pipes can't be asked to be of the current user alone.</summary>
/// <remarks>By reflection, because netstandard2.0 has no access control without a package, and a package could conflict in the user's process.</remarks>
internal static class PipeOwner
{
    /// <summary>Refuses a pipe of another user.</summary>
    /// <param name="pipe">Connected pipe.</param>
    /// <param name="address">Its name.</param>
    public static void Check(PipeStream pipe, string address)
    {
        var security = pipe.GetType().GetMethod("GetAccessControl", Type.EmptyTypes)?.Invoke(pipe, null);
        var identity = Type.GetType("System.Security.Principal.WindowsIdentity, mscorlib")?.GetMethod("GetCurrent", Type.EmptyTypes)?.Invoke(null, null);
        var sid = Type.GetType("System.Security.Principal.SecurityIdentifier, mscorlib");
        var owner = security?.GetType().GetMethod("GetOwner", [typeof(Type)])?.Invoke(security, [sid!]);
        if (owner is null || (!owner.Equals(Property(identity, "Owner")) && !owner.Equals(Property(identity, "User"))))
        {
            throw HostErrors.HostOfAnotherUser(address);
        }
    }

    private static object? Property(object? of, string name) => of?.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance)?.GetValue(of);
}
