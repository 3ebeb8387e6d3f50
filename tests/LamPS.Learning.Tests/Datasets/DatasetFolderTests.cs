using LamPS.Contracts.Learning;
using LamPS.Core;
using LamPS.Learning.Datasets;
using LamPS.Learning.Episodes;
using LamPS.Learning.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Synthetic;
using LamPS.Learning.Tests.Episodes;
using LamPS.Learning.Tests.Plans;
using Xunit;

namespace LamPS.Learning.Tests.Datasets;

public sealed class DatasetFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-dataset-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EachStageIsCountedBySplit()
    {
        WritePlans(Path.Combine(_folder, "plans"));
        using (var store = EpisodeStore.Open(DatasetFolder.EpisodesIn(_folder)))
        {
            store.Add([EpisodeStoreTests.Task("f/1"), EpisodeStoreTests.Task("f/2"), EpisodeStoreTests.Task("g/3"), EpisodeStoreTests.Task("g/4") with { Split = Split.TestFamily }, EpisodeStoreTests.Task("g/5")]);
            store.Add(EpisodeStoreTests.Episode("f/1", Verdict.Yes) with { Actions = 4 }, "f");
            store.Add(EpisodeStoreTests.Episode("f/2", Verdict.No) with { Actions = 9 }, "f");
            store.Add(EpisodeStoreTests.Episode("g/3", Verdict.Unsure), "g");
            store.Add(EpisodeStoreTests.Episode("g/4", Verdict.Yes) with { Actions = 2 }, "g");
        }

        new SyntheticWriter(TimeProvider.System).Write(_folder, new SyntheticOptions { Seed = "1", Count = 20 }, [], 1, Token);

        var found = DatasetFolder.Describe(_folder, Token);

        Assert.Equal((_folder, 5, 4, 2, 3), (found.Path, found.Tasks, found.Episodes, found.Verified, found.Plans));
        Assert.InRange(found.Synthetic, 20, 40);
        Assert.True(found.Bytes > 1000);
        Assert.Equal(
            [
                new DatasetGroup(_folder, DatasetStage.Plans, null, "train", 1, 0, 0, 0, 2, 0), new DatasetGroup(_folder, DatasetStage.Plans, null, "test-family", 1, 0, 0, 0, 1, 0),
                new DatasetGroup(_folder, DatasetStage.Episodes, "expert", "train", 2, 3, 1, 1, 4, 1), new DatasetGroup(_folder, DatasetStage.Episodes, "expert", "test-family", 1, 1, 1, 0, 2, 0),
            ],
            found.Groups.SkipLast(1));
        Assert.Equal([null, null, 0.3333, 1, null], found.Groups.Select(g => g.Yield));
        Assert.Equal((DatasetStage.Synthetic, "train"), (found.Groups[^1].Stage, found.Groups[^1].Split));
    }

    [Fact]
    public void AFolderOfPlansAloneIsADataSetAndASuite()
    {
        WritePlans(_folder);

        Assert.Equal(3, DatasetFolder.Describe(_folder, Token).Plans);
        Assert.Equal(_folder, DatasetFolder.PlanSuiteIn(_folder));
        WritePlans(Path.Combine(_folder, "whole", "plans"));
        Assert.Equal(Path.Combine(_folder, "whole", "plans"), DatasetFolder.PlanSuiteIn(Path.Combine(_folder, "whole")));
        Assert.Equal("nowhere", DatasetFolder.PlanSuiteIn("nowhere"));
    }

    [Fact]
    public void AnEmptyFolderAndABrokenCardAreErrors()
    {
        Assert.Equal("DatasetNotFound", Assert.Throws<LamException>(() => DatasetFolder.Describe(_folder, Token)).Id);
        File.WriteAllText(Path.Combine(_folder, SyntheticWriter.Card), "{");
        Assert.Equal("CardInvalid", Assert.Throws<LamException>(() => DatasetFolder.Describe(_folder, Token)).Id);
    }

    [Fact]
    public void EverySplitHasItsName() => Assert.All(Enum.GetValues<Split>(), s => Assert.Equal(s, SplitNames.Find(SplitNames.Of(s))));

    private static void WritePlans(string folder) => JsonLines.Write(
        Path.Combine(folder, "plans.jsonl"), [PlanData.Record("a/1", "one"), PlanData.Record("a/2", "two"), PlanData.Record("b/1", "three", Split.TestFamily)], PlanJson.Record, Token);
}
