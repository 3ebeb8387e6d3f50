using System;
using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace LamPS.Contracts.Hosting;

/// <summary>
/// Looks whom a pipe of Windows belongs to. <c>PipeOptions.CurrentUserOnly</c> would compare with the default owner of the process, which for an
/// administrator is the group of administrators: such a one couldn't reach their own host that has normal rights, and would trust that of another.
/// </summary>
/// <remarks>By the functions of Windows, because netstandard2.0 has no access control without a package, and a package could conflict in the user's process.</remarks>
internal static class PipeOwner
{
    private const int KernelObject = 6;
    private const int OwnerInformation = 1;
    private const int TokenQuery = 8;
    private const int TokenUser = 1;
    private const int FileNotFound = 2;
    private const uint NoWait = 1;

    /// <summary>Whether there is a pipe of that name; it isn't touched, as looking for a file would.</summary>
    /// <param name="address">Its name.</param>
    public static bool IsThere(string address) => WaitNamedPipe(@"\\.\pipe\" + address, NoWait) || Marshal.GetLastWin32Error() != FileNotFound;

    /// <summary>Refuses a pipe of another user.</summary>
    /// <param name="pipe">Connected pipe.</param>
    /// <param name="address">Its name.</param>
    /// <exception cref="Rpc.RpcException">It belongs to another user, or that can't be seen.</exception>
    public static void Check(PipeStream pipe, string address)
    {
        if (GetSecurityInfo(pipe.SafePipeHandle, KernelObject, OwnerInformation, out var owner, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, out var descriptor) != 0)
        {
            throw HostErrors.HostOfAnotherUser(address);
        }

        try
        {
            if (!IsOwnUser(owner))
            {
                throw HostErrors.HostOfAnotherUser(address);
            }
        }
        finally
        {
            LocalFree(descriptor);
        }
    }

    private static bool IsOwnUser(IntPtr sid)
    {
        if (!OpenProcessToken(GetCurrentProcess(), TokenQuery, out var token))
        {
            return false;
        }

        GetTokenInformation(token, TokenUser, IntPtr.Zero, 0, out var size);
        var buffer = Marshal.AllocHGlobal(Math.Max(size, 1));
        try
        {
            // TOKEN_USER begins with the address of the identifier.
            return GetTokenInformation(token, TokenUser, buffer, size, out _) && EqualSid(sid, Marshal.ReadIntPtr(buffer));
        }
        finally
        {
            Marshal.FreeHGlobal(buffer);
            CloseHandle(token);
        }
    }

    [DllImport("kernel32.dll", SetLastError = true, CharSet = CharSet.Unicode, EntryPoint = "WaitNamedPipeW")]
    private static extern bool WaitNamedPipe(string name, uint timeout);

    [DllImport("advapi32.dll")]
    private static extern int GetSecurityInfo(SafeHandle handle, int kind, int what, out IntPtr owner, IntPtr group, IntPtr access, IntPtr audit, out IntPtr descriptor);

    [DllImport("kernel32.dll")]
    private static extern IntPtr LocalFree(IntPtr memory);

    [DllImport("kernel32.dll")]
    private static extern IntPtr GetCurrentProcess();

    [DllImport("kernel32.dll")]
    private static extern bool CloseHandle(IntPtr handle);

    [DllImport("advapi32.dll", SetLastError = true)]
    private static extern bool OpenProcessToken(IntPtr process, int access, out IntPtr token);

    [DllImport("advapi32.dll", SetLastError = true)]
    private static extern bool GetTokenInformation(IntPtr token, int what, IntPtr buffer, int size, out int needed);

    [DllImport("advapi32.dll")]
    private static extern bool EqualSid(IntPtr one, IntPtr other);
}
