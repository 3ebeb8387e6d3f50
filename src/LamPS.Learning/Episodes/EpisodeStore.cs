using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using LamPS.Core;
using LamPS.Learning.Records;
using LamPS.Learning.Tasks;
using Microsoft.Data.Sqlite;

namespace LamPS.Learning.Episodes;

/// <summary>
/// A collection of episodes: one SQLite file with the work list and what became of it. Each episode is one transaction, so a kill at any
/// moment loses at most the episodes that were under way, and none is done twice. Safe for use from several threads.
/// </summary>
public sealed class EpisodeStore : IDisposable
{
    private const int Version = 1;
    private const int PicturesPerFamily = 3;
    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();

    static EpisodeStore() => SQLitePCL.Batteries_V2.Init();

    private EpisodeStore(string path, SqliteOpenMode mode)
    {
        Path = path;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = mode, DefaultTimeout = 10 }.ToString());
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Opens a collection, or begins one.</summary>
    /// <param name="path">File.</param>
    /// <exception cref="LamException">It can't be written, or is something else.</exception>
    public static EpisodeStore Open(string path)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw EpisodeErrors.StoreNotWritten(path, error);
        }

        return Open(new EpisodeStore(path, SqliteOpenMode.ReadWriteCreate), create: true);
    }

    /// <summary>Opens a collection to read it.</summary>
    /// <param name="path">File.</param>
    /// <exception cref="LamException">There is none, or it is something else.</exception>
    public static EpisodeStore Read(string path) =>
        File.Exists(path) ? Open(new EpisodeStore(path, SqliteOpenMode.ReadOnly), create: false) : throw EpisodeErrors.StoreNotFound(path);

    /// <summary>Says what the collection was begun with; the first one to say it decides.</summary>
    /// <param name="what">What it is about: <c>seed</c>, <c>recipes</c>.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="LamException">It was begun with another value.</exception>
    public void Require(string what, string value)
    {
        Execute("INSERT OR IGNORE INTO facts (name, value) VALUES ($0, $1)", what, value);
        var there = Fact(what);
        if (there != value)
            throw EpisodeErrors.StoreOfOtherTasks(Path, what, there ?? "", value);
    }

    /// <summary>What the collection was begun with; null when nobody said.</summary>
    /// <param name="what">What it is about.</param>
    public string? Fact(string what) => Query("SELECT value FROM facts WHERE name = $0", r => r.GetString(0), what).FirstOrDefault();

    /// <summary>Adds tasks to the work list; those that are there already stay as they are.</summary>
    /// <param name="tasks">Tasks.</param>
    /// <returns>How many are new.</returns>
    public int Add(IEnumerable<TaskInstance> tasks)
    {
        var count = 0;
        lock (_lock)
        {
            InTransaction(() =>
            {
                foreach (var task in tasks)
                {
                    count += Execute(
                        "INSERT OR IGNORE INTO tasks (id, family, split, json) VALUES ($0, $1, $2, $3)",
                        task.Id, task.Family, task.Split.ToString(), JsonSerializer.Serialize(task, EpisodeJsonContext.Readable.TaskInstance));
                }
            });
        }

        return count;
    }

    /// <summary>The work list, in order.</summary>
    public IReadOnlyList<TaskInstance> Tasks() => Query("SELECT json FROM tasks ORDER BY number", r => Read(r.GetString(0), EpisodeJsonContext.Readable.TaskInstance));

    /// <summary>Tasks that an agent hasn't tried yet, in order.</summary>
    /// <param name="agent">Agent.</param>
    public IReadOnlyList<TaskInstance> Untried(string agent) => Query(
        "SELECT json FROM tasks WHERE NOT EXISTS (SELECT 1 FROM episodes WHERE episodes.task = tasks.id AND episodes.agent = $0) ORDER BY number",
        r => Read(r.GetString(0), EpisodeJsonContext.Readable.TaskInstance),
        agent);

    /// <summary>Keeps an episode. One that is there already stays.</summary>
    /// <param name="episode">Episode.</param>
    /// <param name="family">Family of its task.</param>
    /// <returns>Whether it is new.</returns>
    /// <exception cref="LamException">It can't be written.</exception>
    public bool Add(Episode episode, string family)
    {
        var steps = Pack(episode.Steps);
        var json = JsonSerializer.Serialize(episode with { Steps = [], Picture = null }, EpisodeJsonContext.Readable.Episode);
        var isNew = false;
        lock (_lock)
        {
            InTransaction(() =>
            {
                isNew = Execute(
                    "INSERT OR IGNORE INTO episodes (task, agent, family, verdict, json, steps) VALUES ($0, $1, $2, $3, $4, $5)",
                    episode.Task, episode.Agent, family, episode.Verdict.ToString(), json, steps) == 1;
                if (isNew && episode.Picture is { } picture)
                {
                    Execute(
                        """
                        INSERT INTO pictures (task, agent, family, png) SELECT $0, $1, $2, $3
                        WHERE (SELECT count(*) FROM pictures WHERE family = $2 AND agent = $1) < $4
                        """,
                        episode.Task, episode.Agent, family, picture.ToArray(), PicturesPerFamily);
                }
            });
        }

        return isNew;
    }

    /// <summary>Episodes without their steps, in the order of the work list.</summary>
    /// <param name="agent">Only of this agent; null for all.</param>
    public IReadOnlyList<Episode> Episodes(string? agent = null) => Query(
        "SELECT e.json FROM episodes AS e JOIN tasks AS t ON t.id = e.task WHERE $0 = '' OR e.agent = $0 ORDER BY t.number, e.agent",
        r => Read(r.GetString(0), EpisodeJsonContext.Readable.Episode),
        agent ?? "");

    /// <summary>The steps of an episode, with the menus of each in place.</summary>
    /// <param name="task">Id of the task.</param>
    /// <param name="agent">Agent.</param>
    public IReadOnlyList<StateAction> Steps(string task, string agent) =>
        Query("SELECT steps FROM episodes WHERE task = $0 AND agent = $1", r => Unpack((byte[])r.GetValue(0)), task, agent).FirstOrDefault() ?? [];

    /// <summary>The picture of a failure, as PNG; null when none was kept.</summary>
    /// <param name="task">Id of the task.</param>
    /// <param name="agent">Agent.</param>
    public byte[]? Picture(string task, string agent) => Query("SELECT png FROM pictures WHERE task = $0 AND agent = $1", r => (byte[])r.GetValue(0), task, agent).FirstOrDefault();

    /// <summary>How often each agent was right, by family.</summary>
    public IReadOnlyList<(string Agent, string Family, Verdict Verdict, int Count)> Counts() => Query(
        "SELECT agent, family, verdict, count(*) FROM episodes GROUP BY agent, family, verdict ORDER BY agent, family, verdict",
        r => (r.GetString(0), r.GetString(1), Enum.Parse<Verdict>(r.GetString(2)), r.GetInt32(3)));

    /// <summary>Takes over what another collection has: tasks, episodes and pictures that aren't here yet.</summary>
    /// <param name="other">Another collection, begun with the same.</param>
    /// <returns>How many tasks and episodes were new.</returns>
    /// <exception cref="LamException">It was begun with something else, or one of them can't be read or written.</exception>
    public (int Tasks, int Episodes) Merge(string other)
    {
        using (var theirs = Read(other))
        {
            foreach (var (name, value) in theirs.Query("SELECT name, value FROM facts", r => (r.GetString(0), r.GetString(1))))
                Require(name, value);
        }

        lock (_lock)
        {
            Execute("ATTACH DATABASE $0 AS other", other);
            try
            {
                var counts = (0, 0);
                InTransaction(() =>
                {
                    var tasks = Execute("INSERT OR IGNORE INTO tasks (id, family, split, json) SELECT id, family, split, json FROM other.tasks ORDER BY number");
                    var episodes = Execute("INSERT OR IGNORE INTO episodes (task, agent, family, verdict, json, steps) SELECT task, agent, family, verdict, json, steps FROM other.episodes");
                    Execute("INSERT OR IGNORE INTO pictures (task, agent, family, png) SELECT task, agent, family, png FROM other.pictures");
                    counts = (tasks, episodes);
                });
                return counts;
            }
            finally
            {
                Execute("DETACH DATABASE other");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static EpisodeStore Open(EpisodeStore store, bool create)
    {
        try
        {
            store.Prepare(create);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private void Prepare(bool create)
    {
        Guard(() =>
        {
            _connection.Open();
            return 0;
        });
        if (create)
        {
            Execute("PRAGMA journal_mode = WAL");
            Execute("PRAGMA synchronous = NORMAL");
            Execute(
                """
                CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
                CREATE TABLE IF NOT EXISTS tasks (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, family TEXT NOT NULL, split TEXT NOT NULL, json TEXT NOT NULL);
                CREATE TABLE IF NOT EXISTS episodes (task TEXT NOT NULL, agent TEXT NOT NULL, family TEXT NOT NULL, verdict TEXT NOT NULL, json TEXT NOT NULL, steps BLOB NOT NULL, PRIMARY KEY (task, agent));
                CREATE TABLE IF NOT EXISTS pictures (task TEXT NOT NULL, agent TEXT NOT NULL, family TEXT NOT NULL, png BLOB NOT NULL, PRIMARY KEY (task, agent));
                """);
            Execute("INSERT OR IGNORE INTO facts (name, value) VALUES ('version', $0)", Version);
        }

        var version = Fact("version");
        if (version != Version.ToString(CultureInfo.InvariantCulture))
            throw EpisodeErrors.StoreInvalid(Path, $"it has version {version ?? "none"}, not {Version}");
    }

    // Two steps of an episode share nearly everything they show, and so do two episodes.
    private static byte[] Pack(IReadOnlyList<StateAction> steps)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, new BrotliCompressionOptions { Quality = 5 }, leaveOpen: true))
            JsonSerializer.Serialize(brotli, steps, RecordsJsonContext.Readable.IReadOnlyListStateAction);
        return packed.ToArray();
    }

    private static IReadOnlyList<StateAction> Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        var steps = JsonSerializer.Deserialize(brotli, RecordsJsonContext.Readable.IReadOnlyListStateAction)!;
        IReadOnlyList<SceneMenu>? menus = null;
        return [.. steps.Select(s => s with { Scene = s.Scene with { Menus = menus = s.Scene.Menus ?? menus } })];
    }

    private static T Read<T>(string json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type)!;

    private void InTransaction(Action body)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            body();
            Execute("COMMIT");
        }
        catch
        {
            // A full disk rolls back by itself; the rollback that follows then has nothing to do.
            using var rollback = _connection.CreateCommand();
            rollback.CommandText = "ROLLBACK";
            try
            {
                rollback.ExecuteNonQuery();
            }
            catch (SqliteException)
            {
            }

            throw;
        }
    }

    private int Execute(string sql, params object[] values)
    {
        lock (_lock)
        {
            using var command = Command(sql, values);
            return Guard(command.ExecuteNonQuery);
        }
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params object[] values)
    {
        lock (_lock)
        {
            using var command = Command(sql, values);
            return Guard(() =>
            {
                List<T> rows = [];
                using var reader = command.ExecuteReader();
                while (reader.Read())
                    rows.Add(read(reader));
                return rows;
            });
        }
    }

    private SqliteCommand Command(string sql, object[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i}", values[i]);
        return command;
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException error) when (error.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_ERROR)
        {
            throw EpisodeErrors.StoreInvalid(Path, error.Message);
        }
        catch (SqliteException error)
        {
            throw EpisodeErrors.StoreNotWritten(Path, error);
        }
    }
}
