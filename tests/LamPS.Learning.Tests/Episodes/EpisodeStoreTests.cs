using LamPS.Core;
using LamPS.Learning.Episodes;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Tasks;
using Xunit;

namespace LamPS.Learning.Tests.Episodes;

public sealed class EpisodeStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lamps-store-");

    private string At(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void GoesOnWhereItWasLeft()
    {
        using (var store = EpisodeStore.Open(At("a.db")))
        {
            Assert.Equal(3, store.Add([Task("f/1"), Task("f/2"), Task("f/3")]));
            Assert.True(store.Add(Episode("f/2", Verdict.Yes), "f"));
        }

        using var again = EpisodeStore.Open(At("a.db"));
        Assert.Equal(1, again.Add([Task("f/1"), Task("f/4")]));
        Assert.Equal(["f/1", "f/3", "f/4"], again.Untried("expert").Select(t => t.Id));
        Assert.Equal(4, again.Untried("other").Count);
        Assert.False(again.Add(Episode("f/2", Verdict.No), "f"));
        Assert.Equal(Verdict.Yes, Assert.Single(again.Episodes("expert")).Verdict);
    }

    [Fact]
    public void StepsComeBackWithTheMenusOfEach()
    {
        using var store = EpisodeStore.Open(At("a.db"));
        store.Add([Task("f/1")]);
        store.Add(Episode("f/1", Verdict.Yes) with { Steps = [Step("1", [new SceneMenu("A > B", 3, 1)]), Step("2", null), Step("3", [])] }, "f");
        var steps = store.Steps("f/1", "expert");
        Assert.Equal([1, 1, 0], steps.Select(s => s.Scene.Menus!.Count));
        Assert.Empty(store.Steps("f/1", "nobody"));
    }

    [Fact]
    public void PicturesOfAFamilyAreBounded()
    {
        using var store = EpisodeStore.Open(At("a.db"));
        store.Add(Enumerable.Range(0, 9).Select(i => Task($"f/{i}")));
        for (var i = 0; i < 9; i++)
            store.Add(Episode($"f/{i}", Verdict.No) with { Picture = new byte[] { 1, 2 } }, "f");
        Assert.Equal(3, Enumerable.Range(0, 9).Count(i => store.Picture($"f/{i}", "expert") is not null));
    }

    [Fact]
    public void TwoDataSetsAreNeverMixed()
    {
        using var store = EpisodeStore.Open(At("a.db"));
        store.Require("seed", "1");
        store.Require("seed", "1");
        Assert.Equal("StoreOfOtherTasks", Assert.Throws<LamException>(() => store.Require("seed", "2")).Id);
        using (var other = EpisodeStore.Open(At("b.db")))
            other.Require("seed", "2");
        Assert.Equal("StoreOfOtherTasks", Assert.Throws<LamException>(() => store.Merge(At("b.db"))).Id);
    }

    [Fact]
    public void ShardsComeTogether()
    {
        using (var other = EpisodeStore.Open(At("b.db")))
        {
            other.Require("seed", "1");
            other.Add([Task("f/2"), Task("f/3")]);
            other.Add(Episode("f/3", Verdict.No), "f");
        }

        using var store = EpisodeStore.Open(At("a.db"));
        store.Require("seed", "1");
        store.Add([Task("f/1"), Task("f/2")]);
        store.Add(Episode("f/1", Verdict.Yes), "f");
        Assert.Equal((1, 1), store.Merge(At("b.db")));
        Assert.Equal((0, 0), store.Merge(At("b.db")));
        Assert.Equal(["f/1", "f/3"], store.Episodes().Select(e => e.Task));
        Assert.Equal(["f/2"], store.Untried("expert").Select(t => t.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a database at all, but long enough to have a header of a hundred bytes, which SQLite reads first of all")]
    public void AnotherFileIsRefused(string content)
    {
        File.WriteAllText(At("c.db"), content);
        Assert.Equal("StoreInvalid", Assert.Throws<LamException>(() => EpisodeStore.Read(At("c.db"))).Id);
        Assert.Equal("StoreNotFound", Assert.Throws<LamException>(() => EpisodeStore.Read(At("none.db"))).Id);
        Assert.Equal(content, File.ReadAllText(At("c.db")));
    }

    [Fact]
    public void AFolderThatCannotBeMadeIsNamed()
    {
        File.WriteAllText(At("file"), "");
        Assert.Equal("StoreNotWritten", Assert.Throws<LamException>(() => EpisodeStore.Open(At("file/x/a.db"))).Id);
    }

    internal static TaskInstance Task(string id) => new()
    {
        Id = id, Split = Split.Train, Application = "text-editor", Request = id, Template = "plain", TemplateSeed = 1,
        Parts = [new TaskPart(id[..id.IndexOf('/', StringComparison.Ordinal)], 0, new Dictionary<string, ParameterValue> { ["x"] = ParameterValue.Number(2.5, "cm") })],
    };

    internal static Episode Episode(string task, Verdict verdict) => new() { Task = task, Agent = "expert", Verdict = verdict, Outcome = "Verified" };

    private static StateAction Step(string id, IReadOnlyList<SceneMenu>? menus) => new()
    {
        Id = id, Source = "live", Family = "f", Split = Split.Train, Application = "a", Request = "r", Line = "l",
        Scene = new Scene { Elements = [], Menus = menus }, Action = new RecordedAction { Function = "", Status = "finish" },
    };
}
