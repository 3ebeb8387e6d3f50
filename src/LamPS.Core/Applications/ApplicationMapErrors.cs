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

    /// <summary>The journal of an exploration can't be kept.</summary>
    public static LamException JournalNotUsable(string path, string reason) =>
        new(nameof(JournalNotUsable), ExitCode.NotReady, $"the journal of the exploration can't be kept in '{path}': {reason}", "Check that no other 'lamps app learn' of this application runs, and that the data folder can be written to.");

    /// <summary>A context of the catalog can't be prepared.</summary>
    public static LamException ContextNotReached(string context, string step, string reason) =>
        new(nameof(ContextNotReached), ExitCode.NotReady, $"the context '{context}' can't be prepared: {step}: {reason}", "Correct its steps in the catalog; the rest of the application is explored all the same.");
}
