using System.Text;
using LamPS.Contracts;
using LamPS.Core.Reports;
using LamPS.Core.Runs;
using LamPS.Core.Tests.Runs;
using Xunit;

namespace LamPS.Core.Tests.Reports;

public sealed class ReportWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunStore _store;

    public ReportWriterTests() => _store = new RunStore(_folder.Sub("data"));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Page_and_json_are_written_side_by_side()
    {
        RunSamples.Play(_store, RunSamples.Run());
        var folder = _folder.Sub("a/b");
        var files = await ReportWriter.WriteAsync(_store, "last", folder, CancellationToken.None);

        Assert.Equal(new ReportFiles(Path.Combine(folder, "report.html"), Path.Combine(folder, "report.json")), files);
        Assert.Equal(["report.html", "report.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        var result = ResultJson.Read(await File.ReadAllTextAsync(files.Json));
        Assert.Equal(("r7k2ab", files.Html), (result.Run, result.Report));
        Assert.Equal((byte)'<', (await File.ReadAllBytesAsync(files.Html))[0]);
    }

    [Fact]
    public async Task A_report_is_replaced()
    {
        RunSamples.Play(_store, RunSamples.Run());
        var files = await ReportWriter.WriteAsync(_store, "last", _folder.Sub("out"), CancellationToken.None);
        File.WriteAllText(files.Html, "old");
        await ReportWriter.WriteAsync(_store, "last", _folder.Sub("out"), CancellationToken.None);
        Assert.NotEqual("old", File.ReadAllText(files.Html));
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_named()
    {
        var error = await Assert.ThrowsAsync<LamException>(() => ReportWriter.WriteAsync(_store, "nope", _folder.Path, CancellationToken.None));
        Assert.Equal(nameof(RunErrors.RunNotFound), error.Id);
    }

    [Fact]
    public async Task A_folder_that_can_not_be_made_is_named()
    {
        RunSamples.Play(_store, RunSamples.Run());
        File.WriteAllText(_folder.Sub("file"), "");
        var path = Path.Combine(_folder.Sub("file"), "out");
        var error = await Assert.ThrowsAsync<LamException>(() => ReportWriter.WriteAsync(_store, "last", path, CancellationToken.None));
        Assert.Equal((nameof(ReportErrors.ReportNotWritable), ExitCode.NotReady), (error.Id, error.ExitCode));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_not_be_replaced_stays_and_nothing_half_is_left()
    {
        RunSamples.Play(_store, RunSamples.Run());
        var folder = _folder.Sub("out");
        Directory.CreateDirectory(Path.Combine(folder, "report.html", "inside"));
        await Assert.ThrowsAsync<LamException>(() => ReportWriter.WriteAsync(_store, "last", folder, CancellationToken.None));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Cancelled_writes_nothing()
    {
        RunSamples.Play(_store, RunSamples.Run());
        var folder = _folder.Sub("out");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReportWriter.WriteAsync(_store, "last", folder, new CancellationToken(canceled: true)));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Pictures_that_are_missing_or_damaged_are_left_out()
    {
        var run = RunSamples.Run();
        _store.Save(run.Id, "001-before.png", RunSamples.Picture(1));
        _store.Flush();
        RunSamples.Play(_store, run);
        File.WriteAllText(Path.Combine(_store.FolderOf(run.Id), "001-after.png"), "<svg onload='alert(1)'>");

        var page = await ReportPage.WriteAsync(_store, "last", _folder.Sub("out"));
        Assert.Single(page.QuerySelectorAll("symbol image"));
        Assert.Single(page.QuerySelectorAll("figure"));

        File.Delete(Path.Combine(_store.FolderOf(run.Id), "001-before.png"));
        page = await ReportPage.WriteAsync(_store, "last", _folder.Sub("out"));
        Assert.Empty(page.QuerySelectorAll("figure"));
        Assert.Equal("Its pictures are not in this page.", page.QuerySelector("li.action .note")!.Said());
    }

    [Fact]
    public void When_not_all_pictures_fit_those_of_failures_come_first()
    {
        var folder = _store.FolderOf("rmany2");
        for (var i = 1; i <= 4; i++)
        {
            _store.Save("rmany2", $"{i:000}-before.png", RunSamples.Picture((byte)i));
        }

        _store.Flush();
        var size = new FileInfo(Path.Combine(folder, "001-before.png")).Length;
        var actions = Enumerable.Range(1, 4).Select(i => RunSamples.Begun(i) with { Outcome = i == 4 ? Outcome.Failed : Outcome.Verified }).ToList();
        var pictures = new PictureSet(folder, actions, (size * 2) + 10);

        Assert.Equal([true, false, false, true], actions.Select(a => pictures.Find(a.ScreenshotBefore) is not null));
        Assert.Equal(2, pictures.LeftOut);
    }

    [Fact]
    public async Task A_report_of_thirty_actions_stays_small()
    {
        var id = new ReportSamples(_store).Long(30);
        var files = await ReportWriter.WriteAsync(_store, id, _folder.Sub("out"), CancellationToken.None);
        Assert.InRange(new FileInfo(files.Html).Length, 100_000, 4_000_000);
        Assert.True(new FileInfo(files.Json).Length < 40_000, Encoding.UTF8.GetString(File.ReadAllBytes(files.Json))[..200]);
    }
}
