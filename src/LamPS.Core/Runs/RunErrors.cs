using LamPS.Contracts;

namespace LamPS.Core.Runs;

/// <summary>Errors of the journal of runs.</summary>
public static class RunErrors
{
    private const string KeepOldRuns = "Move it away to start a new journal; the folders of earlier runs, with their pictures and reports, stay where they are.";

    /// <summary>No run has this id.</summary>
    /// <param name="id">What was asked for.</param>
    public static LamException RunNotFound(string id) =>
        new(nameof(RunNotFound), ExitCode.InvalidInput, id.Equals("last", StringComparison.OrdinalIgnoreCase) ? "there is no run yet" : $"there is no run '{id}'", "See 'lamps runs'.");

    /// <summary>Several runs begin with this id.</summary>
    /// <param name="id">What was asked for.</param>
    /// <param name="candidates">Ids that begin so, newest first.</param>
    public static LamException RunAmbiguous(string id, IReadOnlyList<string> candidates) =>
        new(nameof(RunAmbiguous), ExitCode.InvalidInput, $"'{id}' could be any of {string.Join(", ", candidates.Take(5))}{(candidates.Count > 5 ? $" and {candidates.Count - 5} more" : "")}", "Give more characters of the id.");

    /// <summary>A run with this id exists already.</summary>
    /// <param name="id">Id.</param>
    public static LamException RunIdTaken(string id) =>
        new(nameof(RunIdTaken), ExitCode.NotReady, $"there is a run '{id}' already", "Start again: the next id is another one.");

    /// <summary>The process of a run died in it.</summary>
    /// <param name="id">Id of the run.</param>
    /// <param name="processId">The process.</param>
    /// <param name="step">The action that had begun and whose end isn't known, for people; null when there is none.</param>
    public static LamException RunInterrupted(string id, int processId, string? step) =>
        new(
            nameof(RunInterrupted),
            ExitCode.Failed,
            $"run {id} was interrupted: its process ({processId}) is gone{(step is null ? ", and no action was under way" : $"; {step} had begun, and how it ended isn't known")}",
            step is null ? "Run it again." : "Look whether that action was done before you run it again.");

    /// <summary>The folder of the journal can't be used.</summary>
    /// <param name="path">Folder or file.</param>
    /// <param name="reason">What the system says.</param>
    /// <param name="inner">Cause.</param>
    public static LamException RunFolderUnusable(string path, string reason, Exception? inner = null) =>
        new(nameof(RunFolderUnusable), ExitCode.NotReady, $"runs can't be kept in '{path}': {reason}", "Make the folder writable for you, or choose another one.", inner);

    /// <summary>The journal can't be written.</summary>
    /// <param name="path">Database.</param>
    /// <param name="reason">What the system says.</param>
    /// <param name="inner">Cause.</param>
    public static LamException JournalNotWritable(string path, string reason, Exception? inner = null) =>
        new(nameof(JournalNotWritable), ExitCode.NotReady, $"the journal '{path}' can't be written: {reason}", "Nothing is done that can't be journalled. Free some space, or make the file writable for you.", inner);

    /// <summary>Another process keeps the journal locked.</summary>
    /// <param name="path">Database.</param>
    /// <param name="limit">How long was waited.</param>
    /// <param name="inner">Cause.</param>
    public static LamException JournalBusy(string path, TimeSpan limit, Exception? inner = null) =>
        new(nameof(JournalBusy), ExitCode.NotReady, $"another process has kept the journal '{path}' locked for {limit.TotalSeconds:0} s", "End that process, then try again.", inner);

    /// <summary>The database is damaged, or is none.</summary>
    /// <param name="path">Database.</param>
    /// <param name="reason">What SQLite says.</param>
    /// <param name="inner">Cause.</param>
    public static LamException JournalCorrupt(string path, string reason, Exception? inner = null) =>
        new(nameof(JournalCorrupt), ExitCode.NotReady, $"the journal '{path}' is damaged: {reason}", KeepOldRuns, inner);

    /// <summary>The database was made by a later version.</summary>
    /// <param name="path">Database.</param>
    /// <param name="found">Its schema version.</param>
    /// <param name="known">The latest schema version that is known here.</param>
    public static LamException JournalNewer(string path, long found, long known) =>
        new(nameof(JournalNewer), ExitCode.NotReady, $"the journal '{path}' was written by a later version of LamPS (schema {found}, here {known})", $"Update LamPS. Or: {KeepOldRuns}");
}
