using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace LamPS.Core.Runs;

/// <summary>The database of runs over one connection: all SQL, and what SQLite's errors mean. One caller at a time.</summary>
internal sealed class RunDatabase : IDisposable
{
    private static readonly TimeSpan BusyLimit = TimeSpan.FromSeconds(5);
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly List<SqliteCommand> _commands = [];
    private SqliteCommand? _insertEvent;

    static RunDatabase() => SQLitePCL.Batteries_V2.Init();

    /// <summary>Opens the database and makes it when there is none.</summary>
    /// <param name="path">Path of the file; its folder exists.</param>
    /// <exception cref="LamException">It can't be opened.</exception>
    public RunDatabase(string path)
    {
        _path = path;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = (int)BusyLimit.TotalSeconds,
        }.ToString());
        try
        {
            Guard(Prepare);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Adds a run and its first event, both or none.</summary>
    /// <param name="started">The event.</param>
    /// <param name="process">Identity of the run's process.</param>
    /// <exception cref="LamException">There is such a run already, or it can't be written.</exception>
    public void InsertRun(RunStarted started, string process)
    {
        using var command = Command("INSERT INTO runs (id, started_at, process, json) VALUES ($id, $at, $process, $json)");
        command.Parameters.AddWithValue("$id", started.Run.Id);
        command.Parameters.AddWithValue("$at", started.Run.StartedAt.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$process", process);
        command.Parameters.AddWithValue("$json", Journal.Write(started.Run));
        Execute("BEGIN IMMEDIATE");
        try
        {
            Guard(() => command.ExecuteNonQuery());
            InsertEvent(started.Run.Id, 1, started);
            Execute("COMMIT");
        }
        catch (LamException e)
        {
            Abandon();
            throw e.InnerException is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT } ? RunErrors.RunIdTaken(started.Run.Id) : e;
        }
    }

    /// <summary>Writes the end of a run into its row.</summary>
    /// <param name="run">The run.</param>
    public void EndRun(RunRecord run)
    {
        using var command = Command("UPDATE runs SET ended = 1, json = $json WHERE id = $id");
        command.Parameters.AddWithValue("$id", run.Id);
        command.Parameters.AddWithValue("$json", Journal.Write(run));
        Guard(() => command.ExecuteNonQuery());
    }

    /// <summary>Adds an event: one statement, committed when this returns.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="number">Number of the event within the run.</param>
    /// <param name="runEvent">The event.</param>
    public void InsertEvent(string run, long number, RunEvent runEvent)
    {
        // A second try of the same event, after a failure whose effect isn't known, must not fail on the first one.
        _insertEvent ??= Keep("INSERT OR REPLACE INTO events (run, number, type, step, json) VALUES ($run, $number, $type, $step, $json)", "$run", "$number", "$type", "$step", "$json");
        var values = _insertEvent.Parameters;
        values[0].Value = run;
        values[1].Value = number;
        values[2].Value = Journal.TypeOf(runEvent);
        values[3].Value = runEvent switch
        {
            StepStarted started => started.Record.Number,
            StepEnded ended => ended.Record.Number,
            _ => DBNull.Value,
        };
        values[4].Value = Journal.Write(runEvent);
        Guard(() => _insertEvent.ExecuteNonQuery());
    }

    /// <summary>Notes that a picture is the same as another one, which is stored.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="name">Its file name.</param>
    /// <param name="sameAs">File name of the other.</param>
    public void InsertPicture(string run, string name, string sameAs)
    {
        using var command = Command("INSERT OR REPLACE INTO pictures (run, name, same_as) VALUES ($run, $name, $same)");
        command.Parameters.AddWithValue("$run", run);
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$same", sameAs);
        Guard(() => command.ExecuteNonQuery());
    }

    /// <summary>Runs, newest first.</summary>
    /// <param name="limit">Most of them.</param>
    public IReadOnlyList<RunRow> Runs(int limit)
    {
        using var command = Command("SELECT json, process FROM runs ORDER BY started_at DESC, number DESC LIMIT $limit");
        command.Parameters.AddWithValue("$limit", limit);
        return ReadRuns(command);
    }

    /// <summary>Runs whose id begins so, newest first; the one with exactly this id alone when there is one.</summary>
    /// <param name="id">Id or its beginning.</param>
    public IReadOnlyList<RunRow> RunsLike(string id)
    {
        using var command = Command(
            "SELECT json, process FROM runs WHERE id = $id OR (substr(id, 1, length($id)) = $id AND NOT EXISTS (SELECT 1 FROM runs WHERE id = $id)) ORDER BY started_at DESC, number DESC");
        command.Parameters.AddWithValue("$id", id);
        return ReadRuns(command);
    }

    /// <summary>Events of a run in order, the beginning of an action only where its end is missing.</summary>
    /// <param name="run">Id of the run.</param>
    public IReadOnlyList<RunEvent> Events(string run)
    {
        using var command = Command(
            """
            SELECT type, json FROM events AS e WHERE run = $run AND NOT (type = 'StepStarted'
                AND EXISTS (SELECT 1 FROM events AS o WHERE o.run = $run AND o.type = 'StepEnded' AND o.step = e.step AND o.number > e.number))
            ORDER BY number
            """);
        command.Parameters.AddWithValue("$run", run);
        return Read(command, reader => Journal.Read(reader.GetString(0), reader.GetString(1)));
    }

    /// <summary>Pictures of a run that are the same as another one: name and the name of the other.</summary>
    /// <param name="run">Id of the run.</param>
    public IReadOnlyDictionary<string, string> Pictures(string run)
    {
        using var command = Command("SELECT name, same_as FROM pictures WHERE run = $run");
        command.Parameters.AddWithValue("$run", run);
        return Read(command, reader => (object)KeyValuePair.Create(reader.GetString(0), reader.GetString(1)))
            .Cast<KeyValuePair<string, string>>().ToDictionary();
    }

    /// <summary>Deletes a run and all of its rows.</summary>
    /// <param name="run">Id of the run.</param>
    public void Delete(string run) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var sql in (string[])["DELETE FROM events WHERE run = $run", "DELETE FROM pictures WHERE run = $run", "DELETE FROM runs WHERE id = $run"])
        {
            using var command = Command(sql);
            command.Transaction = transaction;
            command.Parameters.AddWithValue("$run", run);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    });

    /// <summary>Runs a statement that returns nothing of interest.</summary>
    /// <param name="sql">Statement.</param>
    public void Execute(string sql)
    {
        using var command = Command(sql);
        Guard(() => command.ExecuteNonQuery());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private void Prepare()
    {
        _connection.Open();
        Execute($"PRAGMA busy_timeout = {(int)BusyLimit.TotalMilliseconds}");
        using (var mode = Command("PRAGMA journal_mode"))
        {
            if (mode.ExecuteScalar() is not "wal")
            {
                // Takes effect only before the first table.
                Execute("PRAGMA auto_vacuum = INCREMENTAL");
                Execute("PRAGMA journal_mode = WAL");
            }
        }

        // In WAL mode NORMAL loses nothing when the process dies, and never damages the file when the machine does.
        Execute("PRAGMA synchronous = NORMAL");
        // Copying the log into the database takes milliseconds; with 32 MB it waits for the end of nearly every run.
        Execute("PRAGMA wal_autocheckpoint = 8000");
        RunSchema.Apply(_connection, _path, RunSchema.Migrations);
    }

    private void Abandon()
    {
        // SQLite ends the transaction itself after some errors, a full disk for example.
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            Execute("ROLLBACK");
        }
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private SqliteCommand Keep(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = Command(sql);
        foreach (var name in parameters)
        {
            command.Parameters.AddWithValue(name, DBNull.Value);
        }

        Guard(command.Prepare);
        _commands.Add(command);
        return command;
    }

    private IReadOnlyList<RunRow> ReadRuns(SqliteCommand command) =>
        Read(command, reader => new RunRow(Journal.ReadRun(reader.GetString(0)), reader.GetString(1)));

    private List<T> Read<T>(SqliteCommand command, Func<SqliteDataReader, T?> read)
        where T : class
    {
        var rows = new List<T>();
        Guard(() =>
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                if (read(reader) is { } row)
                {
                    rows.Add(row);
                }
            }
        });
        return rows;
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException e)
        {
            throw Explain(e);
        }
        catch (JsonException e)
        {
            throw RunErrors.JournalCorrupt(_path, e.Message, e);
        }
    }

    private LamException Explain(SqliteException e) => e.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => RunErrors.JournalCorrupt(_path, Reason(e), e),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => RunErrors.JournalBusy(_path, BusyLimit, e),
        SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM => RunErrors.RunFolderUnusable(_path, Reason(e), e),
        _ => RunErrors.JournalNotWritable(_path, Reason(e), e),
    };

    // SQLite's own words without the frame that the provider puts around them: "SQLite Error 13: 'database or disk is full'."
    private static string Reason(SqliteException e) => SQLitePCL.raw.sqlite3_errstr(e.SqliteErrorCode).utf8_to_string();
}
