using System.Text.Json;
using System.Xml.Linq;
using LamPS.Core;
using LamPS.Learning.Evaluating.Reports;
using LamPS.Learning.Evaluating.Statistics;
using Xunit;

namespace LamPS.Learning.Tests.Evaluating.Reports;

public sealed class ReportFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static EvaluationReport Report()
    {
        var metric = new Metric("TSR");
        ResultTable Table(string title, double value) =>
            new(title, [new("", "all", metric, 4, value, 0.1, 0.9), new("split", "a|b, \"c\"", metric, 2, value, 0, 1)]);
        return new EvaluationReport(
            "Plans <x>",
            [new("suite", "s & t")],
            [Table("random", 0.25), Table("oracle", 1)],
            [new ReportCase("t1", "Insert <b>a table</b>", "test-family", "extra", [new("Reference", [("Choose A > B", true)]), new("Predicted", [("Press <OK>", false)])])]);
    }

    [Fact]
    public async Task WritesEveryForm()
    {
        var files = await ReportFolder.WriteAsync(_folder, Report(), TestContext.Current.CancellationToken);

        Assert.Equal("index.html", Path.GetFileName(files[0]));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "results.json"), TestContext.Current.CancellationToken));
        Assert.Equal(4, json.RootElement.GetProperty("tables").EnumerateArray().Sum(t => t.GetProperty("rows").GetArrayLength()));
        Assert.Equal("Press <OK>", json.RootElement.GetProperty("cases")[0].GetProperty("predicted")[0].GetString());
        var csv = await File.ReadAllLinesAsync(Path.Combine(_folder, "tables.csv"), TestContext.Current.CancellationToken);
        Assert.Contains("random,split,\"a|b, \"\"c\"\"\",TSR,%,2,0.25,0,1", csv);
        Assert.Contains("| a\\|b, \"c\" | 2 | 25.0 (0.0-100.0) |", await File.ReadAllTextAsync(Path.Combine(_folder, "tables.md"), TestContext.Current.CancellationToken));
        var html = await File.ReadAllTextAsync(files[0], TestContext.Current.CancellationToken);
        Assert.Contains("Insert &lt;b&gt;a table&lt;/b&gt;", html);
        Assert.Contains("class=\"wrong\">Press &lt;OK&gt;", html);
        var plot = Assert.Single(files, f => f.EndsWith("tsr.svg", StringComparison.Ordinal));
        Assert.Equal(2, XDocument.Load(plot).Descendants().Count(e => e.Name.LocalName == "circle"));
    }

    [Fact]
    public async Task AFolderThatCantBeWrittenIsAnError()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<LamException>(() => ReportFolder.WriteAsync(file, Report(), TestContext.Current.CancellationToken));
        Assert.Equal("NotWritten", error.Id);
    }
}
