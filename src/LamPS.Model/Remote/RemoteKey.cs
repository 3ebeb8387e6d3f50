using System.Globalization;
using System.Text;
using LamPS.Core;

namespace LamPS.Model.Remote;

/// <summary>Gets the key of a model on a server. It is read anew for each question, so that a changed one counts at once, and is kept nowhere.</summary>
internal static class RemoteKey
{
    private const int MostBytes = 4096;
    private const UnixFileMode OfOthers =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Reads it.</summary>
    /// <param name="name">Name of the model, for messages.</param>
    /// <param name="settings">Say where it is.</param>
    /// <param name="variables">Reads environment variables.</param>
    /// <returns>The key; null when the server wants none.</returns>
    /// <exception cref="LamException">It isn't there, is no key, or others have access to its file.</exception>
    public static string? Read(string name, RemoteModelSettings settings, Func<string, string?> variables)
    {
        if (settings.KeyFile is { } file)
            return FromFile(name, file);
        if (settings.KeyVariable is not { } variable)
            return null;
        return variables(variable)?.Trim() is { } key && IsKey(key) ? key : throw RemoteErrors.RemoteKeyMissing(name, variable);
    }

    private static string FromFile(string name, string file)
    {
        try
        {
            using var stream = File.OpenRead(file);

            // Of the opened file, so that it can't be another one than is read. Files in a Windows profile are their owner's.
            var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(stream.SafeFileHandle);
            if ((mode & OfOthers) != 0)
                throw RemoteErrors.RemoteKeyFileOpen(name, file, Convert.ToString((int)mode, 8));
            var bytes = new byte[MostBytes + 1];
            var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var key = Encoding.UTF8.GetString(bytes, 0, count).Trim();
            var tooLong = string.Create(CultureInfo.InvariantCulture, $"it is longer than {MostBytes:N0} bytes");
            return count <= MostBytes && IsKey(key) ? key : throw RemoteErrors.RemoteKeyFileUnusable(name, file, count > MostBytes ? tooLong : "it is empty or has more than a key in it");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw RemoteErrors.RemoteKeyFileUnusable(name, file, error.Message.TrimEnd('.'), error);
        }
    }

    private static bool IsKey(string text) => text.Length > 0 && text.All(c => c is > ' ' and < (char)0x7F);
}
