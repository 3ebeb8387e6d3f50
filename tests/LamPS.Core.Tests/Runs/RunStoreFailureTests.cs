using System.Text;
using LamPS.Contracts;
using LamPS.Core.Runs;
using Microsoft.Data.Sqlite;
using Xunit;

namespace LamPS.Core.Tests.Runs;

public sealed class RunStoreFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string DatabasePath => _folder.Sub(RunStore.DatabaseName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_no_database_is_called_damaged()
    {
        File.WriteAllText(DatabasePath, new string('x', 8192));
        var error = Assert.Throws<LamException>(() => new RunStore(_folder.Path));
        Assert.Equal(nameof(RunErrors.JournalCorrupt), error.Id);
        Assert.Equal(ExitCode.NotReady, error.ExitCode);
        Assert.Contains(DatabasePath, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
        // What is there is left for its owner.
        Assert.Equal(8192, new FileInfo(DatabasePath).Length);
    }

    [Fact]
    public void A_database_with_damaged_pages_is_called_damaged()
    {
        using (var store = new RunStore(_folder.Path))
        {
            for (var i = 0; i < 20; i++)
            {
                RunSamples.Play(store, RunSamples.Run($"rdone{i}", i));
            }
        }

        using (var file = File.OpenWrite(DatabasePath))
        {
            // The first page, which holds the schema, stays.
            file.Position = 4096;
            file.Write(Encoding.ASCII.GetBytes(new string('x', (int)file.Length - 4096)));
        }

        using var damaged = new RunStore(_folder.Path);
        Assert.Equal(nameof(RunErrors.JournalCorrupt), Assert.Throws<LamException>(() => damaged.List(10)).Id);
    }

    [Fact]
    public void A_damaged_event_is_called_damaged()
    {
        using var store = new RunStore(_folder.Path);
        RunSamples.Play(store, RunSamples.Run());
        store.Database.Execute("UPDATE events SET json = '{' WHERE type = 'StepEnded'");
        Assert.Equal(nameof(RunErrors.JournalCorrupt), Assert.Throws<LamException>(() => store.Events("r7k2ab")).Id);
    }

    [Fact]
    public void A_folder_that_can_not_be_made_is_named()
    {
        File.WriteAllText(_folder.Sub("file"), "");
        var path = Path.Combine(_folder.Sub("file"), "data");
        var error = Assert.Throws<LamException>(() => new RunStore(path));
        Assert.Equal(nameof(RunErrors.RunFolderUnusable), error.Id);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_can_not_be_opened_is_named()
    {
        Directory.CreateDirectory(DatabasePath);
        var error = Assert.Throws<LamException>(() => new RunStore(_folder.Path));
        Assert.Equal(nameof(RunErrors.RunFolderUnusable), error.Id);
        Assert.Contains(DatabasePath, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_a_later_version_is_left_alone()
    {
        new RunStore(_folder.Path).Dispose();
        Execute("PRAGMA user_version = 99");
        var error = Assert.Throws<LamException>(() => new RunStore(_folder.Path));
        Assert.Equal(nameof(RunErrors.JournalNewer), error.Id);
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_version_brings_an_earlier_database_up_to_date()
    {
        using (var store = new RunStore(_folder.Path))
        {
            RunSamples.Play(store, RunSamples.Run());
        }

        using (var connection = Open())
        {
            RunSchema.Apply(connection, DatabasePath, [.. RunSchema.Migrations, "ALTER TABLE runs ADD COLUMN label TEXT DEFAULT 'none'"]);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT label || (SELECT user_version FROM pragma_user_version) FROM runs";
            Assert.Equal($"none{RunSchema.Migrations.Count + 1}", command.ExecuteScalar());
        }
    }

    [Fact]
    public void A_migration_that_fails_leaves_the_database_as_it_was()
    {
        new RunStore(_folder.Path).Dispose();
        using (var connection = Open())
        {
            Assert.Throws<SqliteException>(() =>
                RunSchema.Apply(connection, DatabasePath, [.. RunSchema.Migrations, "ALTER TABLE runs ADD COLUMN label TEXT", "NONSENSE"]));
        }

        using var store = new RunStore(_folder.Path);
        RunSamples.Play(store, RunSamples.Run());
        Assert.Single(store.List(10));
    }

    [Fact]
    public void With_a_full_disk_no_action_begins_and_nothing_else_throws()
    {
        using var store = new RunStore(_folder.Path);
        store.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run()));
        store.OnEvent(new StepStarted(RunSamples.Start, RunSamples.Begun(1)));
        store.Database.Execute("PRAGMA max_page_count = 1");
        var long1 = RunSamples.Done(RunSamples.Begun(1)) with { Detail = new string('x', 100_000) };

        // The action is done already, so its end must not throw; it is kept.
        store.OnEvent(new StepEnded(RunSamples.Start, long1));
        store.OnEvent(new RunProgress(RunSamples.Start, "still there"));
        var error = Assert.Throws<LamException>(() => store.OnEvent(new StepStarted(RunSamples.Start, RunSamples.Begun(2))));
        Assert.Equal(nameof(RunErrors.JournalNotWritable), error.Id);
        Assert.Equal(ExitCode.NotReady, error.ExitCode);
        Assert.Contains("full", error.Message, StringComparison.Ordinal);
        Assert.Throws<LamException>(store.Flush);

        // Space again: the journal is complete and in order, without the action that was refused.
        store.Database.Execute("PRAGMA max_page_count = 1000000");
        store.OnEvent(new StepStarted(RunSamples.Start, RunSamples.Begun(3)));
        Assert.Equal(
            [typeof(RunStarted), typeof(StepEnded), typeof(RunProgress), typeof(StepStarted)],
            store.Events("r7k2ab").Select(e => e.GetType()));
    }

    [Fact]
    public void A_read_only_journal_takes_no_run()
    {
        using var store = new RunStore(_folder.Path);
        store.Database.Execute("PRAGMA query_only = ON");
        var error = Assert.Throws<LamException>(() => store.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run())));
        Assert.Equal(nameof(RunErrors.JournalNotWritable), error.Id);
        Assert.Contains("readonly", error.Message, StringComparison.Ordinal);

        store.Database.Execute("PRAGMA query_only = OFF");
        RunSamples.Play(store, RunSamples.Run());
        Assert.Single(store.List(10));
    }

    [Fact]
    public void The_end_of_a_run_that_could_not_be_written_is_written_later()
    {
        using var store = new RunStore(_folder.Path);
        store.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run()));
        store.Database.Execute("PRAGMA query_only = ON");
        store.OnEvent(new RunEnded(RunSamples.Start, RunSamples.Ended(RunSamples.Run())));
        Assert.Null(store.Get("r7k2ab").EndedAt);

        store.Database.Execute("PRAGMA query_only = OFF");
        RunSamples.Play(store, RunSamples.Run("rother", 1));
        Assert.NotNull(store.Get("r7k2ab").EndedAt);
        Assert.NotNull(store.Get("rother").EndedAt);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
