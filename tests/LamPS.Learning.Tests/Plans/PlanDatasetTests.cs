using System.Text;
using LamPS.Contracts;
using LamPS.Core;
using LamPS.Learning.Plans;
using LamPS.Learning.Plans.Evolving;
using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Plans.Splitting;
using LamPS.Learning.Records;
using Xunit;

namespace LamPS.Learning.Tests.Plans;

public sealed class PlanDatasetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);

    private Task<PlanDatasetResult> MakeAsync(string into, Func<PlanDatasetOptions, PlanDatasetOptions>? with = null, params PlanSource[] sources)
    {
        var options = new PlanDatasetOptions
        {
            Sources = sources.Length > 0 ? sources : [new PlanSource(SourceKind.Auto, At("help"))], Folder = At(into), Titles = new Dictionary<string, string> { ["libreoffice"] = "LibreOffice" },
        };
        return PlanDataset.MakeAsync(with?.Invoke(options) ?? options, null, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task TheSameSeedGivesTheSameBytes()
    {
        PlanData.WriteHelp(At("help"), 90);
        await MakeAsync("one");
        await MakeAsync("two");
        await MakeAsync("three", o => o with { Seed = 2 });

        foreach (var file in Directory.EnumerateFiles(At("one"), "*", SearchOption.AllDirectories))
            Assert.Equal(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(file.Replace("one", "two"), TestContext.Current.CancellationToken));
        Assert.NotEqual(await File.ReadAllTextAsync(At("one/plans.jsonl"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(At("three/plans.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RecordsKnowTheirParentsAndDontLeak()
    {
        PlanData.WriteHelp(At("help"), 90);
        var result = await MakeAsync("out");
        var records = JsonLines.Read(At("out/plans.jsonl"), PlanJson.Record).ToDictionary(r => r.TaskId);

        Assert.Equal(records.Count, result.Card.Records);
        Assert.Empty(LeakCheck.Find(records.Values));
        Assert.Equal(4, records.Values.Select(r => r.Split).Distinct().Count());
        Assert.Equal(4, records.Values.Select(r => r.Kind).Distinct().Count());
        foreach (var child in records.Values.Where(r => r.Kind != PlanRecordKind.Direct))
        {
            var parent = records[child.Parent!];
            Assert.True(Paraphraser.Words(child.Task) <= Paraphraser.Words(parent.Task) + 20, child.Task);
            Assert.True(child.Kind == PlanRecordKind.Composition || child.Split == parent.Split);
            Assert.True(child.Kind != PlanRecordKind.Paraphrase || child.Plan.SequenceEqual(parent.Plan));
        }

        // What a task says, its plan uses.
        Assert.All(records.Values.Where(r => r.Kind == PlanRecordKind.Parameters), r => Assert.Contains(r.Plan, l => l.Contains('"') && r.Task.Contains(l[l.IndexOf('"')..], StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(records.Values.Count(r => r.Split == Split.TestFamily), File.ReadLines(At("out/splits/test-family.txt")).Count());
        Assert.Contains("| filter |", await File.ReadAllTextAsync(At("out/card.md"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task MissingAndEmptySourcesAreErrors()
    {
        Directory.CreateDirectory(At("empty"));
        Assert.Equal("SourceNotFound", (await Assert.ThrowsAsync<LamException>(() => MakeAsync("out", null, new PlanSource(SourceKind.Auto, At("none"))))).Id);
        Assert.Equal("SourceEmpty", (await Assert.ThrowsAsync<LamException>(() => MakeAsync("out", null, new PlanSource(SourceKind.Auto, At("empty"))))).Id);
        Assert.Equal("SourceEmpty", (await Assert.ThrowsAsync<LamException>(() => MakeAsync("out", null, new PlanSource(SourceKind.Markdown, At("empty"))))).Id);
        Assert.Equal(("NoSources", ExitCode.NotReady), await Assert.ThrowsAsync<LamException>(() => MakeAsync("out", o => o with { Sources = [] })) is var error ? (error.Id, error.ExitCode) : default);
        Assert.Equal("SourceKindUnknown", Assert.Throws<LamException>(() => PlanSource.Parse("wiki:x")).Id);
        Assert.False(Directory.Exists(At("out")));
    }

    [Fact]
    public async Task FilesThatCantBeReadStopItUnlessTheyAreSkipped()
    {
        PlanData.WriteHelp(At("help"), 30);
        await File.WriteAllBytesAsync(At("help/zero.html"), [0, 1, 2, 0], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(At("help/latin.html"), Encoding.Latin1.GetBytes("<h1>Adding caf\u00e9 names</h1><ol><li>Choose <b>Caf\u00e9 &gt; Add</b>.</li></ol>"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(At("help/nothing.html"), "", TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<LamException>(() => MakeAsync("out"));
        Assert.Equal(("SourceBroken", ExitCode.InvalidInput), (error.Id, error.ExitCode));
        Assert.Contains("zero.html", error.Message);
        Assert.False(Directory.Exists(At("out")));

        var counts = (await MakeAsync("out", o => o with { SkipsBroken = true })).Card.Stages[0].Counts;
        Assert.Equal((1, 1, 1), (counts["file that can't be read"], counts["file with a broken encoding, read as Latin-1"], counts["empty file"]));
        Assert.Contains(JsonLines.Read(At("out/plans.jsonl"), PlanJson.Record), r => r.Plan[0] == "Choose Café > Add");
    }

    [Fact]
    public async Task AFolderThatCantBeWrittenIsAnError()
    {
        PlanData.WriteHelp(At("help"), 20);
        await File.WriteAllTextAsync(At("file"), "", TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<LamException>(() => MakeAsync("file"));
        Assert.Equal(("NotWritten", ExitCode.NotReady), (error.Id, error.ExitCode));
    }

    [Fact]
    public async Task QueriesArePlannedOrCounted()
    {
        PlanData.WriteHelp(At("help"), 20);
        await File.WriteAllTextAsync(At("queries.txt"), "make the text bold\nsing a song\n", TestContext.Current.CancellationToken);
        var result = await MakeAsync(
            "out",
            o => o with { Planner = (_, task, _) => ValueTask.FromResult<IReadOnlyList<string>?>(task.Contains("bold") ? ["Press Bold"] : null) },
            new PlanSource(SourceKind.Auto, At("help")), new PlanSource(SourceKind.Auto, At("queries.txt")));
        var stage = result.Card.Stages.Single(s => s.Name == "plan queries");
        Assert.Equal((2, 1, 1), (stage.In, stage.Out, stage.Counts["without plan"]));
        Assert.Equal("make the text bold", JsonLines.Read(At("out/plans.jsonl"), PlanJson.Record).Single(r => r.Plan is ["Press Bold"]).Task);
    }
}
