using LamPS.Contracts;

namespace LamPS.Core.Applications;

/// <summary>Errors of application maps.</summary>
internal static class ApplicationMapErrors
{
    /// <summary>A map can't be read.</summary>
    public static LamException MapNotReadable(string source, string reason) =>
        new(nameof(MapNotReadable), ExitCode.InvalidInput, $"application map '{source}' can't be read: {reason}", "Delete the file, or learn the application again: lamps app learn APP.");

    /// <summary>A map can't be written.</summary>
    public static LamException MapNotWritten(string application, string path, string reason) =>
        new(nameof(MapNotWritten), ExitCode.NotReady, $"the map of '{application}' can't be written to '{path}': {reason}", "Check that the data folder can be written to.");
}
