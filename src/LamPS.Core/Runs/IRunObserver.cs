using LamPS.Core.Desktops;

namespace LamPS.Core.Runs;

/// <summary>Sees what happens in runs, in order, on the run's own thread; must be quick and must not throw.</summary>
public interface IRunObserver
{
    /// <summary>Something happened.</summary>
    /// <param name="runEvent">What.</param>
    void OnEvent(RunEvent runEvent);
}

/// <summary>Keeps the pictures of a run.</summary>
public interface IScreenshotSink
{
    /// <summary>Keeps a picture; may encode it later, on another thread.</summary>
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
    RunRecord? Find(string id);

    /// <summary>Everything that happened in a run, in order: plans, runbook steps, step records (the last state of each), expectations.</summary>
    /// <param name="id">Full id.</param>
    IReadOnlyList<RunEvent> Events(string id);

    /// <summary>Folder with the run's pictures and reports.</summary>
    /// <param name="id">Full id.</param>
    string FolderOf(string id);

    /// <summary>Waits until everything given is on the disk.</summary>
    void Flush();
}
