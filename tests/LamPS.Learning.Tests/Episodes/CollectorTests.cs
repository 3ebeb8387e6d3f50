using LamPS.Contracts;
using LamPS.Contracts.Learning;
using LamPS.Core;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Planning;
using LamPS.Desktop.Sandbox;
using LamPS.Learning.Episodes;
using LamPS.Learning.Recipes;
using LamPS.Learning.Tasks;
using LamPS.Learning.Tests.Recipes;
using Xunit;

namespace LamPS.Learning.Tests.Episodes;

/// <summary>Whole episodes on the sandbox: launched, done, saved to the disk, judged by the file.</summary>
public sealed class CollectorTests : IDisposable
{
    private static readonly RecipeCatalog Recipes = SomeRecipes.Catalog(
        SomeRecipes.Family("write-word", more: """
                expert:
                  - { line: "Write \"{word}\"", act: set_text, on: "textbox[name='Document']", with: { text: "{word}" } }
                near-misses:
                  - [{ line: "Write nothing", act: set_text, on: "textbox[name='Document']", with: { text: "nothing" } }]
            """),
        SomeRecipes.Family("impossible", more: """
                expert:
                  - { line: "Press the button that isn't there", act: click, on: "button[name='Nowhere']" }
            """));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lamps-collector-");

    private EpisodeOptions Options => new()
    {
        Catalog = new ApplicationCatalog([.. SandboxCatalog.All]),
        Knowledge = (_, _) => ValueTask.FromResult(PlanningKnowledge.None),
        Scratch = _folder.FullName,
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task AnEpisodeIsJudgedByTheSavedFileAndKeepsWhatWasDone()
    {
        var kept = await RunAsync([Task("write-word", 1), Task("impossible", 2)], sessions: 1);
        var done = kept["write-word/1"];
        Assert.Equal((Verdict.Yes, 1), (done.Verdict, done.Actions));
        var step = Assert.Single(done.Steps);
        Assert.Equal(("write-word/1#1", "set_text", "word1", "finish"), (step.Id, step.Action.Function, step.Action.Arguments!["text"].GetValue<string>(), step.Action.Status));
        Assert.Contains(step.Scene.Elements, e => e.Id == step.Action.Element && e.Role == "textbox");
        Assert.NotNull(step.Scene.Menus);
        Assert.Null(done.Picture);

        var not = kept["impossible/2"];
        Assert.Equal(Verdict.No, not.Verdict);
        Assert.NotEmpty(not.Reasons);
        Assert.Empty(not.Steps);
        Assert.NotNull(not.Picture);
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task EveryTaskIsTriedOnceBySessionsSideBySide()
    {
        var kept = await RunAsync([.. Enumerable.Range(0, 40).Select(i => Task("write-word", i))], sessions: 4);
        Assert.Equal(40, kept.Count);
        Assert.All(kept.Values, e => Assert.Equal(Verdict.Yes, e.Verdict));
    }

    [Fact]
    public async Task ASessionThatDoesNotStartNowAndThenCostsNoTask()
    {
        var failures = 0;
        var kept = await RunAsync([.. Enumerable.Range(0, 6).Select(i => Task("write-word", i))], sessions: 2, () => ++failures <= 3 ? throw Broken() : new SandboxDesktop());
        Assert.Equal(6, kept.Count);
    }

    [Fact]
    public async Task WhenNothingStartsAnyMoreItSaysSo()
    {
        var error = await Assert.ThrowsAsync<LamException>(() => RunAsync([Task("write-word", 1), Task("write-word", 2)], sessions: 2, () => throw Broken()));
        Assert.Equal("DesktopsFail", error.Id);
        Assert.Contains("no display", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreThatCannotBeWrittenStopsEverythingAtOnce()
    {
        var tries = 0;
        var error = await Assert.ThrowsAsync<LamException>(() => Collector().RunAsync(
            Work(50),
            2,
            (_, _) => throw (++tries > 0 ? EpisodeErrors.StoreNotWritten("x.db", new IOException("no space left")) : null!),
            null,
            TestContext.Current.CancellationToken));
        Assert.Equal("StoreNotWritten", error.Id);
        Assert.InRange(tries, 1, 2);
    }

    [Fact]
    public async Task FamiliesThatFailAreNamed()
    {
        var progress = await Collector().RunAsync(
            [.. new[] { Task("write-word", 1), Task("impossible", 2), Task("impossible", 3) }.Select(t => (t, ExpertAgent.Of(Recipes)))], 1, (_, _) => { }, null, TestContext.Current.CancellationToken);
        Assert.Equal(new FamilyYield(ExpertAgent.Name, "impossible", 2, 0), Assert.Single(progress.Worst));
    }

    [Fact]
    public async Task CancellingKeepsWhatWasDoneAndNothingElse()
    {
        using var stop = new CancellationTokenSource();
        List<string> kept = [];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Collector().RunAsync(
            Work(200),
            2,
            (task, _) =>
            {
                kept.Add(task.Id);
                if (kept.Count == 5)
                    stop.Cancel();
            },
            null,
            stop.Token));
        Assert.InRange(kept.Count, 5, 8);
        Assert.Equal(kept.Distinct(), kept);
    }

    private static LamException Broken() => new("SessionPartFailed", ExitCode.NotReady, "no display", "");

    private static TaskInstance Task(string family, int number) => EpisodeStoreTests.Task($"{family}/{number}") with
    {
        Parts = [new TaskPart(family, 0, new Dictionary<string, ParameterValue> { ["word"] = ParameterValue.Text($"word{number}") })],
    };

    private static List<(TaskInstance, EpisodeAgent)> Work(int count) => [.. Enumerable.Range(0, count).Select(i => (Task("write-word", i), ExpertAgent.Of(Recipes)))];

    private Collector Collector(Func<IDesktop>? open = null) =>
        new(new EpisodeRunner(Options, new FileBench()), _ => System.Threading.Tasks.Task.FromResult((open ?? (() => new SandboxDesktop()))()), TimeProvider.System);

    private async Task<Dictionary<string, Episode>> RunAsync(IReadOnlyList<TaskInstance> tasks, int sessions, Func<IDesktop>? open = null)
    {
        Dictionary<string, Episode> kept = [];
        var progress = await Collector(open).RunAsync(
            [.. tasks.Select(t => (t, ExpertAgent.Of(Recipes)))], sessions, (task, episode) => kept.Add(task.Id, episode), null, TestContext.Current.CancellationToken);
        Assert.Equal(tasks.Count, progress.Done);
        Assert.Equal(kept.Values.Count(e => e.Verdict == Verdict.Yes), progress.Yes);
        return kept;
    }
}

/// <summary>Text files, judged by whether they hold the word.</summary>
internal sealed class FileBench : ITaskBench
{
    public string Prepare(TaskInstance task, string folder)
    {
        var path = Path.Combine(folder, "document.txt");
        File.WriteAllText(path, "");
        return path;
    }

    public bool IsWhole(string document) => true;

    public Judgement Judge(TaskInstance task, string folder)
    {
        var word = task.Parts[0].Values["word"].Checked;
        return File.ReadAllText(Path.Combine(folder, "document.txt")) == word ? Judgement.Yes : new Judgement(Verdict.No, [$"{word} isn't there"]);
    }

    public IEnumerable<(string Parameter, ParameterValue Value)> OtherValues(TaskInstance task) => [("word", ParameterValue.Text("another"))];
}
