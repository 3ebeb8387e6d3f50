using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>Reads bus addresses: <c>unix:path=/run/user/1000/bus,guid=...;unix:abstract=...</c>.</summary>
internal static class DBusAddress
{
    /// <summary>The end points of an address, in order of preference.</summary>
    /// <exception cref="LamPS.Core.LamException">None of its parts can be connected to.</exception>
    public static IReadOnlyList<EndPoint> Parse(string address)
    {
        var found = new List<EndPoint>();
        var why = "it is empty";
        foreach (var part in address.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                why = $"'{part}' names no transport";
                continue;
            }

            var transport = part[..colon];
            if (transport != "unix")
            {
                why = $"the transport '{transport}' isn't supported, only 'unix' is";
                continue;
            }

            if (UnixEndPoint(part[(colon + 1)..], ref why) is { } endPoint)
            {
                found.Add(endPoint);
            }
        }

        return found.Count > 0 ? found : throw DBusErrors.BusAddressInvalid(address, why);
    }

    private static UnixDomainSocketEndPoint? UnixEndPoint(string options, ref string why)
    {
        foreach (var option in options.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || option[..equals] is not ("path" or "abstract") || Unescape(option[(equals + 1)..]) is not { Length: > 0 } value)
            {
                continue;
            }

            var path = option[..equals] == "abstract" ? "\0" + value : value;

            // sun_path has 108 bytes, the last of which ends a path.
            if (Encoding.UTF8.GetByteCount(path) > 107)
            {
                why = "the socket's path is longer than 107 bytes";
                return null;
            }

            return new UnixDomainSocketEndPoint(path);
        }

        why = "a 'unix' address needs 'path' or 'abstract'";
        return null;
    }

    private static string? Unescape(string value)
    {
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '%')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(value[i].ToString()));
            }
            else if (i + 2 < value.Length && byte.TryParse(value.AsSpan(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var b) && b != 0)
            {
                bytes.Add(b);
                i += 2;
            }
            else
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
