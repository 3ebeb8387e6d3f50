using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>The authentication that opens a connection: the kernel tells the other side who this is (EXTERNAL).</summary>
internal static partial class DBusHandshake
{
    private const int LongestLine = 4096;

    /// <summary>Authenticates; afterwards both sides speak messages.</summary>
    public static void Run(Socket socket, string address)
    {
        var user = Convert.ToHexString(Encoding.ASCII.GetBytes(UserId().ToString(CultureInfo.InvariantCulture)));
        Send(socket, $"\0AUTH EXTERNAL {user}\r\n");
        var answer = ReadLine(socket);
        if (!answer.StartsWith("OK", StringComparison.Ordinal))
        {
            throw DBusErrors.BusRefused(address, answer.Length == 0 ? "it closed the connection" : answer);
        }

        Send(socket, "BEGIN\r\n");
    }

    private static void Send(Socket socket, string line)
    {
        ReadOnlySpan<byte> bytes = Encoding.ASCII.GetBytes(line);
        while (!bytes.IsEmpty)
        {
            bytes = bytes[socket.Send(bytes)..];
        }
    }

    // Byte by byte: what follows the line belongs to the messages.
    private static string ReadLine(Socket socket)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (line.Length < LongestLine)
        {
            if (socket.Receive(one) == 0)
            {
                return line.ToString();
            }

            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return line.ToString();
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint UserId();
}
