using System.IO.Pipes;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using LamPS.Host.Operations;
using LamPS.Host.Sessions;

namespace LamPS.Host.Serving;

/// <summary>The pipe of a host: for its own user alone.</summary>
internal static class HostPipe
{
    /// <summary>Makes an instance of it, for one client.</summary>
    /// <param name="address">Its name.</param>
    /// <param name="isFirst">Whether nobody else may have one of that name.</param>
    /// <exception cref="Core.LamException">Another one has the name.</exception>
    public static NamedPipeServerStream Create(string address, bool isFirst)
    {
        if (!OperatingSystem.IsWindows())
        {
            // The system tells whose process is at the other end, and .NET hangs up on anyone else's.
            return new(address, PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        }

        try
        {
            return CreateForUser(address, isFirst);
        }
        catch (Exception error) when (isFirst && error is UnauthorizedAccessException or IOException)
        {
            throw OperationErrors.HostAddressTaken(address, error.Message);
        }
    }

    /// <summary>
    /// Whether the client is this user, with at least the rights of this host: one that runs as administrator must not be a way up for programs that
    /// don't. Can be asked when the client has said something.
    /// </summary>
    /// <param name="pipe">The connection.</param>
    public static bool IsOwnClient(NamedPipeServerStream pipe) => !OperatingSystem.IsWindows() || IsOwnUser(pipe);

    // The owner must be the user: the default owner of an administrator is the group, and .NET's option for one user would let all of them in.
    [SupportedOSPlatform("windows")]
    private static NamedPipeServerStream CreateForUser(string address, bool isFirst)
    {
        using var identity = WindowsIdentity.GetCurrent();
        var security = new PipeSecurity();
        security.SetOwner(identity.User!);
        security.AddAccessRule(new PipeAccessRule(identity.User!, PipeAccessRights.FullControl, AccessControlType.Allow));
        return NamedPipeServerStreamAcl.Create(
            address,
            PipeDirection.InOut,
            NamedPipeServerStream.MaxAllowedServerInstances,
            PipeTransmissionMode.Byte,
            PipeOptions.Asynchronous | (isFirst ? PipeOptions.FirstPipeInstance : PipeOptions.None),
            0,
            0,
            security);
    }

    [SupportedOSPlatform("windows")]
    private static bool IsOwnUser(NamedPipeServerStream pipe)
    {
        using var own = WindowsIdentity.GetCurrent();
        var rights = ProcessIntegrity.Own;
        WindowsIdentity? client = null;
        try
        {
            // Nothing else is done as the client, who lets itself be asked and no more.
            pipe.RunAsClient(() => client = WindowsIdentity.GetCurrent());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException or System.Security.SecurityException)
        {
            // A client that doesn't let itself be asked who it is.
            return false;
        }

        using (client)
        {
            return client?.User == own.User && ProcessIntegrity.OfToken(client!.AccessToken.DangerousGetHandle()) >= rights;
        }
    }
}
