using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LamPS.Core.Runs;

/// <summary>The tables of the journal and their history. <c>user_version</c> counts the migrations that a database has seen.</summary>
internal static class RunSchema
{
    /// <summary>SQL of each migration in order. Published ones never change: add another.</summary>
    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            started_at INTEGER NOT NULL,
            ended INTEGER NOT NULL DEFAULT 0,
            process TEXT NOT NULL,
            json TEXT NOT NULL
        );
        CREATE INDEX runs_by_start ON runs (started_at, number);
        CREATE TABLE events (
            run TEXT NOT NULL,
            number INTEGER NOT NULL,
            type TEXT NOT NULL,
            step INTEGER,
            json TEXT NOT NULL,
            PRIMARY KEY (run, number)
        ) WITHOUT ROWID;
        CREATE TABLE pictures (
            run TEXT NOT NULL,
            name TEXT NOT NULL,
            same_as TEXT NOT NULL,
            PRIMARY KEY (run, name)
        ) WITHOUT ROWID;
        """,
    ];

    /// <summary>Brings a database up to date; several processes may do so at once.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="path">Path, for errors.</param>
    /// <param name="migrations">All migrations in order.</param>
    /// <exception cref="LamException">The database comes from a later version.</exception>
    public static void Apply(SqliteConnection connection, string path, IReadOnlyList<string> migrations)
    {
        if (VersionOf(connection) == migrations.Count)
            return;

        using var transaction = connection.BeginTransaction(deferred: false);
        var version = VersionOf(connection, transaction);
        if (version > migrations.Count)
            throw RunErrors.JournalNewer(path, version, migrations.Count);

        for (var i = (int)version; i < migrations.Count; i++)
        {
            Execute(connection, migrations[i], transaction);
        }

        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {migrations.Count}"), transaction);
        transaction.Commit();
    }

    private static long VersionOf(SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        command.Transaction = transaction;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
