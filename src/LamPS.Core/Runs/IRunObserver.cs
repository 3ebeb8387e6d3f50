using LamPS.Core.Desktops;

namespace LamPS.Core.Runs;

/// <summary>Sees what happens in runs, in order, on the run's own thread; must be quick.</summary>
/// <remarks>
/// An observer never throws into a run, but for what comes before anything is done: a <see cref="LamException"/> from
/// <see cref="RunStarted"/> or <see cref="StepStarted"/> says that it can't be journalled, so the run or the action must not happen.
/// </remarks>
public interface IRunObserver
{
    /// <summary>Something happened.</summary>
    /// <param name="runEvent">What.</param>
    /// <exception cref="LamException">Only for <see cref="RunStarted"/> and <see cref="StepStarted"/>: it must not happen.</exception>
    void OnEvent(RunEvent runEvent);
}

/// <summary>Keeps the pictures of a run.</summary>
public interface IScreenshotSink
{
    /// <summary>Keeps a picture; may encode it later, on another thread, so its pixels must not change any more. Waits while too many are under way; never throws for a picture that can't be kept.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="name">File name without folder, for example <c>003-before.png</c>.</param>
    /// <param name="screenshot">The picture.</param>
    void Save(string run, string name, Screenshot screenshot);
}

/// <summary>The journal of runs, and what reads it.</summary>
public interface IRunStore : IRunObserver, IScreenshotSink
{
    /// <summary>Runs, newest first.</summary>
    /// <param name="limit">Most of them.</param>
    IReadOnlyList<RunRecord> List(int limit);

    /// <summary>One run by id, by an unambiguous beginning of its id, or <c>last</c>; null when there is none.</summary>
    /// <param name="id">Id.</param>
    /// <exception cref="LamException">Several runs begin so; the message names them.</exception>
    RunRecord? Find(string id);

    /// <summary>Everything that happened in a run, in order: plans, runbook steps, step records (the last state of each), expectations.</summary>
    /// <param name="id">Full id.</param>
    IReadOnlyList<RunEvent> Events(string id);

    /// <summary>Folder with the run's pictures and reports.</summary>
    /// <param name="id">Full id.</param>
    string FolderOf(string id);

    /// <summary>Waits until everything given is on the disk.</summary>
    /// <exception cref="LamException">The journal can't be written.</exception>
    void Flush();
}
