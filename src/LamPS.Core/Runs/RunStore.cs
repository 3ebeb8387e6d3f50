using LamPS.Contracts;
using LamPS.Core.Desktops;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LamPS.Core.Runs;

/// <summary>Runs in a folder: the journal <c>runs.db</c> (SQLite) and a folder of pictures and reports for each run.</summary>
/// <remarks>
/// A store journals one run at a time, from its <see cref="RunStarted"/> to its <see cref="RunEnded"/>; runs side by side take a
/// store each, in one process or in several, on the same folder. Each event is one statement that is committed when
/// <see cref="OnEvent"/> returns, so it outlives the process. An event that can't be written is kept and written before the next
/// one; an action (<see cref="StepStarted"/>) for which that fails must not happen. Every event passes the <see cref="Redactor"/> first.
/// </remarks>
public sealed partial class RunStore : IRunStore, IDisposable
{
    /// <summary>File name of the database.</summary>
    public const string DatabaseName = "runs.db";

    private readonly Lock _writing = new();
    private readonly Lock _reading = new();
    private readonly ILogger _logger;
    private readonly PictureWriter _pictures;
    private readonly Queue<Pending> _pending = [];
    private RunDatabase? _reader;
    private string? _current;
    private long _number;
    private bool _disposed;

    /// <summary>Opens the folder's runs; makes folder (mode 700 on Unix) and database where there are none.</summary>
    /// <param name="directory">Folder.</param>
    /// <param name="redactor">Knows the secrets; a new one when null.</param>
    /// <param name="logger">Told what could not be kept.</param>
    /// <exception cref="LamException">The folder can't be used, or the database is damaged, locked or of a later version.</exception>
    public RunStore(string directory, Redactor? redactor = null, ILogger<RunStore>? logger = null)
    {
        Folder = Path.GetFullPath(directory);
        Redactor = redactor ?? new Redactor();
        _logger = logger ?? NullLogger<RunStore>.Instance;
        RunFolders.Create(Folder);
        RunFolders.Create(Path.Combine(Folder, "runs"));
        RunFolders.CreateFile(DatabasePath);
        Database = new RunDatabase(DatabasePath);
        _pictures = new PictureWriter(NoteSamePicture, _logger);
    }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Secrets that are masked in all that is kept; more can be added at any time.</summary>
    public Redactor Redactor { get; }

    /// <summary>The connection that writes.</summary>
    internal RunDatabase Database { get; }

    /// <summary>How many picture files were written.</summary>
    internal int PicturesWritten => _pictures.Written;

    private string DatabasePath => Path.Combine(Folder, DatabaseName);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A run is under way in this store, or, for an action, none is.</exception>
    public void OnEvent(RunEvent runEvent)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            switch (runEvent)
            {
                case RunStarted started:
                    Begin(Redactor.Apply(started));
                    break;
                case StepStarted started:
                    BeginAction(Redactor.Apply(started));
                    break;
                default:
                    Append(runEvent);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is none of a file.</exception>
    public void Save(string run, string name, Screenshot screenshot)
    {
        if (name.Length == 0 || Path.GetFileName(name) != name || name is "." or "..")
            throw new ArgumentException($"'{name}' is no file name.", nameof(name));

        _pictures.Add(run, FolderOf(run), name, screenshot);
    }

    /// <inheritdoc/>
    public IReadOnlyList<RunRecord> List(int limit) => Read(reader => reader.Runs(limit).Select(row => Present(row, reader)).ToList());

    /// <inheritdoc/>
    public RunRecord? Find(string id) => Read(reader =>
    {
        var rows = id.Equals("last", StringComparison.OrdinalIgnoreCase) ? reader.Runs(1) : id.Length == 0 ? [] : reader.RunsLike(id);
        if (rows.Count > 1)
            throw RunErrors.RunAmbiguous(id, [.. rows.Select(row => row.Run.Id)]);

        return rows.Count == 0 ? null : Present(rows[0], reader);
    });

    /// <summary>One run by id, by an unambiguous beginning of its id, or <c>last</c>.</summary>
    /// <param name="id">Id.</param>
    /// <exception cref="LamException">There is none, or there are several.</exception>
    public RunRecord Get(string id) => Find(id) ?? throw RunErrors.RunNotFound(id);

    /// <inheritdoc/>
    public IReadOnlyList<RunEvent> Events(string id) => Read(reader =>
    {
        var same = reader.Pictures(id);
        var events = reader.Events(id);
        return same.Count == 0 ? events : [.. events.Select(e => WithStoredPictures(e, same))];
    });

    /// <inheritdoc/>
    public string FolderOf(string id)
    {
        if (id.Length == 0 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw RunErrors.RunNotFound(id);

        return Path.Combine(Folder, "runs", id);
    }

    /// <inheritdoc/>
    public void Flush()
    {
        _pictures.Flush();
        lock (_writing)
        {
            WritePending();
            Database.Execute("PRAGMA wal_checkpoint(PASSIVE)");
        }
    }

    /// <summary>Deletes the oldest runs with all their files. Runs that are under way stay.</summary>
    /// <param name="keepRuns">How many runs stay, at least 0.</param>
    /// <param name="maxBytes">How many bytes the files of the runs that stay may have together.</param>
    /// <returns>How many runs were deleted.</returns>
    /// <exception cref="LamException">The journal or a folder can't be written.</exception>
    public int Prune(int keepRuns, long maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keepRuns);
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        lock (_writing)
        {
            var (kept, bytes, pruned) = (0, 0L, 0);
            foreach (var row in Database.Runs(int.MaxValue))
            {
                var folder = FolderOf(row.Run.Id);
                bytes += RunFolders.SizeOf(folder);
                if (!IsOver(row) || (kept < keepRuns && bytes <= maxBytes))
                {
                    kept++;
                    continue;
                }

                DeleteFolder(folder);
                Database.Delete(row.Run.Id);
                pruned++;
            }

            if (pruned > 0)
            {
                Database.Execute("PRAGMA incremental_vacuum");
            }

            return pruned;
        }
    }

    /// <summary>Writes what is left and closes the database.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;

        _pictures.Dispose();
        lock (_writing)
        {
            TryWritePending();
            _disposed = true;
            Database.Dispose();
        }

        lock (_reading)
        {
            _reader?.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal of run {Run} is behind by {Count} events: {Reason}")]
    private static partial void LogBehind(ILogger logger, string run, int count, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Type} came without a run and was not journalled")]
    private static partial void LogNoRun(ILogger logger, string type);

    private static void DeleteFolder(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RunErrors.RunFolderUnusable(path, e.Message, e);
        }
    }

    private static bool IsOver(RunRow row) => row.Run.EndedAt is not null || ProcessIdentity.Of(row.Run.ProcessId) != row.Process;

    private static RunRecord Present(RunRow row, RunDatabase reader)
    {
        var run = row.Run;
        if (run.EndedAt is not null || !IsOver(row))
            return run;

        var open = reader.Events(run.Id).OfType<StepStarted>().LastOrDefault()?.Record;
        return run with
        {
            Outcome = Outcome.Failed,
            ExitCode = ExitCode.Failed,
            Error = RunErrors.RunInterrupted(run.Id, run.ProcessId, open is null ? null : Describe(open)).ToError(),
        };
    }

    private static string Describe(StepRecord action) =>
        $"action {action.Number} ({action.Function}{(action.Element is { } element ? $" on {element.Role} '{VisibleText.Of(element.Name)}'" : "")})";

    private static RunEvent WithStoredPictures(RunEvent runEvent, IReadOnlyDictionary<string, string> same)
    {
        return runEvent switch
        {
            StepStarted started => started with { Record = Stored(started.Record) },
            StepEnded ended => ended with { Record = Stored(ended.Record) },
            _ => runEvent,
        };

        StepRecord Stored(StepRecord record) => record with { ScreenshotBefore = Name(record.ScreenshotBefore), ScreenshotAfter = Name(record.ScreenshotAfter) };

        string? Name(string? name) => name is not null && same.TryGetValue(name, out var stored) ? stored : name;
    }

    private void Begin(RunStarted started)
    {
        if (_current is not null)
            throw new InvalidOperationException($"Run {_current} is under way in this store; a second run needs a store of its own.");

        WritePending();
        RunFolders.Create(FolderOf(started.Run.Id));
        Database.InsertRun(started, ProcessIdentity.Of(started.Run.ProcessId) ?? "");
        _current = started.Run.Id;
        _number = 1;
    }

    private void BeginAction(StepStarted started)
    {
        if (_current is null)
            throw new InvalidOperationException("An action needs a run.");

        WritePending();
        Database.InsertEvent(_current, _number + 1, started);
        _number++;
    }

    private void Append(RunEvent runEvent)
    {
        if (_current is null)
        {
            LogNoRun(_logger, Journal.TypeOf(runEvent));
            return;
        }

        _pending.Enqueue(new Pending(_current, ++_number, Redactor.Apply(runEvent)));
        TryWritePending();
        if (runEvent is RunEnded)
        {
            _current = null;
        }
    }

    private void TryWritePending()
    {
        try
        {
            WritePending();
        }
        catch (LamException e)
        {
            LogBehind(_logger, _pending.Peek().Run, _pending.Count, e.Message);
        }
    }

    private void WritePending()
    {
        while (_pending.TryPeek(out var next))
        {
            Database.InsertEvent(next.Run, next.Number, next.Event);
            if (next.Event is RunEnded ended)
            {
                Database.EndRun(ended.Run);
            }

            _pending.Dequeue();
        }
    }

    private void NoteSamePicture(string run, string name, string sameAs)
    {
        lock (_writing)
        {
            Database.InsertPicture(run, name, sameAs);
        }
    }

    private T Read<T>(Func<RunDatabase, T> read)
    {
        lock (_reading)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            // A connection of its own, so that a long list never holds up a run.
            return read(_reader ??= new RunDatabase(DatabasePath));
        }
    }

    private sealed record Pending(string Run, long Number, RunEvent Event);
}
