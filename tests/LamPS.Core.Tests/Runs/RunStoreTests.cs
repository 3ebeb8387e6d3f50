using System.Text.Json;
using LamPS.Contracts;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Runs;

public sealed class RunStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_reads_back_as_it_was_written()
    {
        using var store = new RunStore(_folder.Path);
        var run = RunSamples.Run();
        RunSamples.Play(store, run);

        var events = store.Events(run.Id);

        // The beginning of the action gave way to its end.
        var expected = RunSamples.Events(run).Where(e => e is not StepStarted).ToList();
        Assert.Equal(expected.Select(e => e.GetType()), events.Select(e => e.GetType()));
        Assert.Equal(expected.Select(Journal.Write), events.Select(Journal.Write));
        var arguments = events.OfType<StepEnded>().Single().Record.Arguments;
        Assert.Equal(["Zoe", 3L, 4.0, true, null], arguments.Values);
        Assert.Equal(Journal.Write(RunSamples.Ended(run)), Journal.Write(store.Get(run.Id)));
    }

    [Fact]
    public void An_action_is_in_the_journal_before_it_is_done()
    {
        using var store = new RunStore(_folder.Path);
        store.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run()));
        store.OnEvent(new StepStarted(RunSamples.Start, RunSamples.Begun()));

        using var other = new RunStore(_folder.Path);
        var seen = Assert.IsType<StepStarted>(other.Events("r7k2ab")[^1]);
        Assert.Equal("set_text", seen.Record.Function);
        Assert.Null(seen.Record.Outcome);
    }

    [Fact]
    public void Runs_are_listed_newest_first()
    {
        using var store = new RunStore(_folder.Path);
        RunSamples.Play(store, RunSamples.Run("raaaaa", 1));
        RunSamples.Play(store, RunSamples.Run("rccccc", 3));
        RunSamples.Play(store, RunSamples.Run("rbbbbb", 2));

        Assert.Equal(["rccccc", "rbbbbb", "raaaaa"], store.List(10).Select(r => r.Id));
        Assert.Equal(["rccccc"], store.List(1).Select(r => r.Id));
        Assert.Equal("rccccc", store.Find("last")?.Id);
    }

    [Fact]
    public void A_run_is_found_by_the_beginning_of_its_id()
    {
        using var store = new RunStore(_folder.Path);
        RunSamples.Play(store, RunSamples.Run("rabc22", 1));
        RunSamples.Play(store, RunSamples.Run("rabd22", 2));
        RunSamples.Play(store, RunSamples.Run("rabc2", 3));

        Assert.Equal("rabd22", store.Find("rabd")?.Id);
        // A full id wins over ids that go on.
        Assert.Equal("rabc2", store.Find("rabc2")?.Id);
        Assert.Null(store.Find("x"));
        Assert.Null(store.Find(""));
        Assert.Null(store.Find("%"));
        var ambiguous = Assert.Throws<LamException>(() => store.Find("rab"));
        Assert.Equal(nameof(RunErrors.RunAmbiguous), ambiguous.Id);
        Assert.Contains("rabc2, rabd22, rabc22", ambiguous.Message, StringComparison.Ordinal);
        Assert.Equal(nameof(RunErrors.RunNotFound), Assert.Throws<LamException>(() => store.Get("nope")).Id);
    }

    [Fact]
    public void An_empty_folder_has_no_last_run()
    {
        using var store = new RunStore(_folder.Path);
        Assert.Null(store.Find("last"));
        Assert.Empty(store.List(10));
        Assert.Equal("there is no run yet", Assert.Throws<LamException>(() => store.Get("last")).Message);
    }

    [Fact]
    public void An_id_is_taken_once()
    {
        using var store = new RunStore(_folder.Path);
        RunSamples.Play(store, RunSamples.Run());
        var taken = Assert.Throws<LamException>(() => store.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run())));
        Assert.Equal(nameof(RunErrors.RunIdTaken), taken.Id);

        // Nothing of the refused one stays in the way.
        RunSamples.Play(store, RunSamples.Run("rother"));
        Assert.Equal(2, store.List(10).Count);
    }

    [Fact]
    public void One_store_journals_one_run_at_a_time()
    {
        using var store = new RunStore(_folder.Path);
        Assert.Throws<InvalidOperationException>(() => store.OnEvent(new StepStarted(RunSamples.Start, RunSamples.Begun())));
        store.OnEvent(new RunProgress(RunSamples.Start, "before any run"));
        store.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run()));
        Assert.Throws<InvalidOperationException>(() => store.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run("rother"))));
        Assert.Single(store.Events("r7k2ab"));
    }

    [Theory]
    [InlineData("../etc")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("..")]
    public void A_folder_is_never_outside(string id)
    {
        using var store = new RunStore(_folder.Path);
        Assert.Throws<LamException>(() => store.FolderOf(id));
    }

    [Fact]
    public void Folders_and_files_are_for_their_owner()
    {
        var path = _folder.Sub("data");
        using var store = new RunStore(path);
        RunSamples.Play(store, RunSamples.Run());
        Assert.True(Directory.Exists(store.FolderOf("r7k2ab")));

        // On Windows the user's profile is the user's own already.
        if (OperatingSystem.IsWindows())
            return;

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & Others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(store.FolderOf("r7k2ab")) & Others);
        foreach (var file in Directory.GetFiles(path))
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & Others);
        }
    }

    [Fact]
    public void Texts_that_are_hard_on_json_come_back()
    {
        using var store = new RunStore(_folder.Path);
        store.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run()));
        const string Hard = "\0 \" \\ </script> \u202E \uD83D\uDE00 '; DROP TABLE runs; --";
        store.OnEvent(new StepEnded(RunSamples.Start, RunSamples.Done(RunSamples.Begun()) with { Detail = Hard, Reason = "\uD800 alone", Confidence = double.NaN }));

        var record = store.Events("r7k2ab").OfType<StepEnded>().Single().Record;
        Assert.Equal(Hard, record.Detail);
        Assert.Equal("\uFFFD alone", record.Reason);
        Assert.Equal(double.NaN, record.Confidence);
    }

    [Fact]
    public void Several_writers_at_once_lose_nothing()
    {
        const int Writers = 4;
        const int Actions = 50;
        using (var first = new RunStore(_folder.Path))
        {
            Parallel.For(0, Writers, new ParallelOptions { MaxDegreeOfParallelism = Writers }, writer =>
            {
                using var store = new RunStore(_folder.Path);
                store.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run($"rwrit{writer}", writer)));
                for (var i = 1; i <= Actions; i++)
                {
                    store.OnEvent(new StepStarted(RunSamples.Start, RunSamples.Begun(i)));
                    store.OnEvent(new StepEnded(RunSamples.Start, RunSamples.Done(RunSamples.Begun(i))));
                }

                store.OnEvent(new RunEnded(RunSamples.Start, RunSamples.Ended(RunSamples.Run($"rwrit{writer}", writer))));
            });

            Assert.Equal(Writers, first.List(10).Count);
            foreach (var run in first.List(10))
            {
                Assert.Equal(Enumerable.Range(1, Actions), first.Events(run.Id).OfType<StepEnded>().Select(e => e.Record.Number));
            }
        }
    }

    [Fact]
    public void Runs_can_be_read_while_another_process_writes()
    {
        using var store = new RunStore(_folder.Path);
        RunSamples.Play(store, RunSamples.Run());
        using var writer = new RunStore(_folder.Path);
        writer.Database.Execute("BEGIN EXCLUSIVE");
        Assert.NotEmpty(store.Events(Assert.Single(store.List(10)).Id));
        writer.Database.Execute("ROLLBACK");
    }

    [Fact]
    public void A_row_of_an_unknown_type_is_passed_over()
    {
        using var store = new RunStore(_folder.Path);
        RunSamples.Play(store, RunSamples.Run());
        var count = store.Events("r7k2ab").Count;
        store.Database.Execute("INSERT INTO events VALUES ('r7k2ab', 500, 'FromTheFuture', NULL, '{}')");
        Assert.Equal(count, store.Events("r7k2ab").Count);
    }

    [Fact]
    public void Every_kind_of_event_has_a_place_in_the_journal()
    {
        var samples = RunSamples.Events(RunSamples.Run());
        var kinds = typeof(RunEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RunEvent)) && !t.IsAbstract).ToHashSet();
        Assert.Equal(kinds, samples.Select(e => e.GetType()).ToHashSet());
        foreach (var sample in samples)
        {
            var json = Journal.Write(sample);
            Assert.Equal(json, Journal.Write(Journal.Read(Journal.TypeOf(sample), json)!));
            Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(json).RootElement.ValueKind);
        }
    }

    [Fact]
    public void Pruning_keeps_the_newest_and_those_under_way()
    {
        using var live = new RunStore(_folder.Path);
        live.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run("rlive1", -5)));
        using var store = new RunStore(_folder.Path);
        for (var i = 0; i < 5; i++)
        {
            var run = RunSamples.Run($"rdone{i}", i);
            RunSamples.Play(store, run);
            store.Save(run.Id, "a.png", RunSamples.Picture((byte)i));
        }

        store.Flush();
        Assert.Equal(3, store.Prune(keepRuns: 2, maxBytes: long.MaxValue));
        Assert.Equal(["rdone4", "rdone3", "rlive1"], store.List(10).Select(r => r.Id));
        Assert.Equal(["rdone3", "rdone4", "rlive1"], Directory.GetDirectories(_folder.Sub("runs")).Select(Path.GetFileName).Order());
        Assert.Empty(store.Events("rdone0"));

        var one = new FileInfo(Path.Combine(store.FolderOf("rdone4"), "a.png")).Length;
        Assert.Equal(1, store.Prune(keepRuns: 10, maxBytes: one));
        Assert.Equal(["rdone4", "rlive1"], store.List(10).Select(r => r.Id));
    }

    [Fact]
    public void A_run_whose_process_died_is_shown_as_interrupted_and_stays_as_it_is()
    {
        var dead = RunSamples.Run() with { ProcessId = DeadProcess.Id };
        using var store = new RunStore(_folder.Path);
        store.OnEvent(new RunStarted(RunSamples.Start, dead));
        store.OnEvent(new StepEnded(RunSamples.Start, RunSamples.Done(RunSamples.Begun(1))));
        store.OnEvent(new StepStarted(RunSamples.Start, RunSamples.Begun(2, "click")));

        var run = store.Get("last");
        Assert.Equal(Outcome.Failed, run.Outcome);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Null(run.EndedAt);
        Assert.Equal(nameof(RunErrors.RunInterrupted), run.Error!.Id);
        Assert.Contains("action 2 (click on textbox 'Name')", run.Error.Message, StringComparison.Ordinal);
        Assert.Null(store.Events(run.Id).OfType<RunStarted>().Single().Run.Outcome);
        Assert.Equal(1, store.Prune(0, 0));
    }

    [Fact]
    public void A_number_that_another_process_has_now_does_not_keep_a_run_alive()
    {
        using var store = new RunStore(_folder.Path);
        store.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run()));
        Assert.Null(store.Get("last").Outcome);

        store.Database.Execute("UPDATE runs SET process = 'an earlier one'");
        Assert.Equal(nameof(RunErrors.RunInterrupted), store.Get("last").Error!.Id);
    }

    private static class DeadProcess
    {
        // Above the largest number that Linux and Windows give.
        public const int Id = int.MaxValue - 3;
    }
}
