using System.Buffers.Binary;
using System.Text;

namespace LamPS.Desktop.AtSpi.X11;

/// <summary>The file that holds the cookies by which clients prove that they may use a display.</summary>
internal static class XAuthority
{
    /// <summary>Name of the only method that is used.</summary>
    public const string CookieMethod = "MIT-MAGIC-COOKIE-1";

    private const ushort AnyFamily = 0xFFFF;
    private const int LargestFile = 1 << 20;

    /// <summary>The cookie for a display, or an empty one.</summary>
    /// <param name="path">The file; it need not exist.</param>
    /// <param name="number">Number of the display.</param>
    public static byte[] Find(string path, int number)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= LargestFile } ? Find(File.ReadAllBytes(path), number) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The cookie for a display in the content of such a file, or an empty one.</summary>
    public static byte[] Find(ReadOnlySpan<byte> content, int number)
    {
        var wanted = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        while (content.Length >= 2)
        {
            content = content[2..];
            if (!TryTake(ref content, out _) || !TryTake(ref content, out var display) || !TryTake(ref content, out var method) || !TryTake(ref content, out var cookie))
            {
                return [];
            }

            if ((display.IsEmpty || Encoding.ASCII.GetString(display) == wanted) && Encoding.ASCII.GetString(method) == CookieMethod)
            {
                return cookie.ToArray();
            }
        }

        return [];
    }

    /// <summary>The content of a file with one cookie for every display.</summary>
    public static byte[] Create(ReadOnlySpan<byte> cookie)
    {
        var bytes = new List<byte>();
        Append(AnyFamily);
        AppendText([]);
        AppendText([]);
        AppendText(Encoding.ASCII.GetBytes(CookieMethod));
        AppendText(cookie);
        return [.. bytes];

        void Append(ushort value) => bytes.AddRange([(byte)(value >> 8), (byte)value]);

        void AppendText(ReadOnlySpan<byte> text)
        {
            Append((ushort)text.Length);
            bytes.AddRange(text);
        }
    }

    private static bool TryTake(ref ReadOnlySpan<byte> content, out ReadOnlySpan<byte> field)
    {
        field = default;
        if (content.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(content) is var length && content.Length - 2 < length)
        {
            return false;
        }

        field = content.Slice(2, length);
        content = content[(2 + length)..];
        return true;
    }
}
