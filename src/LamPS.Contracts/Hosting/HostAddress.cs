using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace LamPS.Contracts.Hosting;

/// <summary>
/// The name under which the host of a user is found: the same from every session of that user, so that a remote session without a desktop
/// reaches the host of the interactive one.
/// </summary>
public static class HostAddress
{
    // sun_path has 108 bytes on Linux, 104 on macOS.
    private const int LongestSocketPath = 100;

    /// <summary>Name of the pipe of whoever keeps things in a folder; on Unix the path of a socket.</summary>
    /// <param name="home">Folder, see <see cref="LampsFolder"/>.</param>
    public static string For(string home)
    {
        var user = Environment.UserName;
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return $"LamPS-{user}-{Hash(home.ToUpperInvariant())}";
        }

        var socket = Path.Combine(home, "host.sock");
        return Encoding.UTF8.GetByteCount(socket) <= LongestSocketPath ? socket : Path.Combine(Path.GetTempPath(), $"lamps-{user}-{Hash(home)}.sock");
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(8).Select(b => b.ToString("x2")));
    }
}
