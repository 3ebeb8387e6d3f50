using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using LamPS.Core.Desktops.Sessions;

namespace LamPS.Host.Sessions;

/// <summary>Integrity levels of processes.</summary>
[SupportedOSPlatform("windows")]
internal static class ProcessIntegrity
{
    // SECURITY_MANDATORY_MEDIUM_RID and its neighbours.
    private const int Medium = 0x2000;
    private const int High = 0x3000;
    private const int System = 0x4000;

    /// <summary>That of this process.</summary>
    public static IntegrityLevel Own => OfProcess(WindowsNative.GetCurrentProcess()) ?? IntegrityLevel.Medium;

    /// <summary>That of another one.</summary>
    /// <param name="processId">The process.</param>
    /// <returns>Null when it has gone; <see cref="IntegrityLevel.System"/> when it doesn't let itself be asked, as only those do that have more rights.</returns>
    public static IntegrityLevel? Of(int processId)
    {
        var process = WindowsNative.OpenProcess(WindowsNative.ProcessQueryLimitedInformation, false, processId);
        if (process == 0)
        {
            return null;
        }

        try
        {
            return OfProcess(process) ?? IntegrityLevel.System;
        }
        finally
        {
            WindowsNative.CloseHandle(process);
        }
    }

    /// <summary>That of a token.</summary>
    /// <param name="token">The token, open for queries.</param>
    public static IntegrityLevel? OfToken(nint token)
    {
        WindowsNative.GetTokenInformation(token, WindowsNative.TokenIntegrityLevel, 0, 0, out var size);
        var buffer = Marshal.AllocHGlobal(Math.Max(size, 1));
        try
        {
            if (!WindowsNative.GetTokenInformation(token, WindowsNative.TokenIntegrityLevel, buffer, size, out _))
            {
                return null;
            }

            // TOKEN_MANDATORY_LABEL begins with the address of an identifier whose last number is the level.
            var sid = Marshal.ReadIntPtr(buffer);
            var last = Marshal.ReadByte(WindowsNative.GetSidSubAuthorityCount(sid)) - 1;
            return Marshal.ReadInt32(WindowsNative.GetSidSubAuthority(sid, last)) switch
            {
                < Medium => IntegrityLevel.Low,
                < High => IntegrityLevel.Medium,
                < System => IntegrityLevel.High,
                _ => IntegrityLevel.System,
            };
        }
        finally
        {
            Marshal.FreeHGlobal(buffer);
        }
    }

    private static IntegrityLevel? OfProcess(nint process)
    {
        if (!WindowsNative.OpenProcessToken(process, WindowsNative.TokenQuery, out var token))
        {
            return null;
        }

        try
        {
            return OfToken(token);
        }
        finally
        {
            WindowsNative.CloseHandle(token);
        }
    }
}
