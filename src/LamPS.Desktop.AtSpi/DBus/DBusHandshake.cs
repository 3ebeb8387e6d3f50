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
    public static async Task RunAsync(Socket socket, string address, CancellationToken cancellationToken)
    {
        var user = Convert.ToHexString(Encoding.ASCII.GetBytes(UserId().ToString(CultureInfo.InvariantCulture)));
        await SendAsync(socket, $"\0AUTH EXTERNAL {user}\r\n", cancellationToken).ConfigureAwait(false);
        var answer = await ReadLineAsync(socket, cancellationToken).ConfigureAwait(false);
        if (!answer.StartsWith("OK", StringComparison.Ordinal))
        {
            throw DBusErrors.BusRefused(address, answer.Length == 0 ? "it closed the connection" : answer);
        }

        await SendAsync(socket, "BEGIN\r\n", cancellationToken).ConfigureAwait(false);
    }

    private static async Task SendAsync(Socket socket, string line, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = Encoding.ASCII.GetBytes(line);
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, cancellationToken).ConfigureAwait(false)..];
        }
    }

    // Byte by byte: what follows the line belongs to the messages.
    private static async Task<string> ReadLineAsync(Socket socket, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (line.Length < LongestLine)
        {
            if (await socket.ReceiveAsync(one.AsMemory(), cancellationToken).ConfigureAwait(false) == 0)
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
