using System.Text.Json;
using LamPS.Core.Verification.Documents;
using Xunit;

namespace LamPS.Host.Tests;

/// <summary>Every example is run, as its reader would run it.</summary>
public sealed class ExampleTests : IDisposable
{
    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public async Task All_examples_are_valid()
    {
        string[] files = [.. new[] { "examples", "examples/from-runs" }.SelectMany(f => Directory.GetFiles(Path.Combine(LampsProcess.Repository, f), "*.yaml"))];

        var result = await _lamps.RunAsync(["validate", .. files]);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(files.Length, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Quickstart_verifies_and_leaves_a_report()
    {
        var report = _lamps.PathOf("report");

        var result = await _lamps.RunAsync(
            "run", LampsProcess.Example("quickstart.yaml"), "--parameter", $"store={_lamps.Folder}", "--parameter", "requester=Ada Lovelace", "--report", report, "--output", "json");

        var json = Verified(result);
        Assert.Equal("sandbox", json.GetProperty("desktop").GetString());
        Assert.All(json.GetProperty("expectations").EnumerateArray(), e => Assert.True(e.GetProperty("holds").GetBoolean()));
        Assert.Contains(json.GetProperty("steps").EnumerateArray(), s => s.GetProperty("function").GetString() == "set_text" && s.GetProperty("planStep").GetString()!.Contains("Ada Lovelace"));
        var saved = Assert.Single(json.GetProperty("saved").EnumerateArray()).GetString()!;
        Assert.Contains("Ada Lovelace", await File.ReadAllTextAsync(saved));
        Assert.Equal(json.GetProperty("run").GetString(), JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(report, "report.json"))).RootElement.GetProperty("run").GetString());
    }

    [Fact]
    [Trait("Needs", "desktop")]
    public async Task Writer_letter_verifies_three_files()
    {
        DesktopRequirement.For("soffice");

        var result = await _lamps.RunAsync("run", LampsProcess.Example("writer-letter.yaml"), "--headless", "--parameter", $"out={_lamps.Folder}", "--parameter", "customer=Fabrikam", "--output", "json");

        var json = Verified(result);
        Assert.Equal(3, json.GetProperty("saved").GetArrayLength());
        Assert.Contains("Dear Fabrikam", DocumentReader.Read(_lamps.PathOf("letter.odt")).GetText());
        Assert.Contains("Dear Fabrikam", DocumentReader.Read(_lamps.PathOf("letter.docx")).GetText());
        Assert.Contains("Dear Fabrikam", DocumentReader.Read(_lamps.PathOf("letter.pdf")).GetText());
        Assert.Contains("CUSTOMER", DocumentReader.Read(LampsProcess.Example("templates/letter.odt")).GetText());
    }

    [Fact]
    [Trait("Needs", "desktop")]
    public async Task A_task_on_Writer_does_what_it_says_and_the_saved_file_shows_it()
    {
        DesktopRequirement.For("soffice");
        var template = _lamps.PathOf("in.odt");
        File.Copy(LampsProcess.Example("templates/letter.odt"), template);
        var before = await File.ReadAllBytesAsync(template);
        var target = _lamps.PathOf("out.odt");

        var result = await _lamps.RunAsync(
            "task", "Replace \"CUSTOMER\" by \"Contoso\", insert a table with 3 rows and 4 columns",
            "--desktop", "atspi", "--headless", "--app", "writer", "--document", template, "--save", target, "--output", "json");

        var json = Verified(result);
        Assert.Equal([target], json.GetProperty("saved").EnumerateArray().Select(s => s.GetString()));
        var content = DocumentReader.Read(target);
        Assert.DoesNotContain("CUSTOMER", content.GetText());
        Assert.Contains("Dear Contoso", content.GetText());
        Assert.Contains(content.Tables, t => t is { Rows: 3, Columns: 4 });
        Assert.Equal(before, await File.ReadAllBytesAsync(template));
    }

    [Theory]
    [Trait("Needs", "desktop")]
    [InlineData("calculator.yaml", "galculator", null)]
    [InlineData("mousepad.yaml", "mousepad", "file=note.txt")]
    [InlineData("form.yaml", "zenity", "answers=answers.txt")]
    public async Task Small_applications_verify(string example, string program, string? parameter)
    {
        DesktopRequirement.For(program);
        string[] parameters = parameter is null ? [] : ["--parameter", parameter];

        Verified(await _lamps.RunAsync(["run", LampsProcess.Example(example), "--headless", "--output", "json", .. parameters]));
    }

    [Fact]
    [Trait("Needs", "desktop")]
    public async Task What_teaches_a_model_verifies()
    {
        DesktopRequirement.For("mousepad");
        using var teaching = _lamps.Start("run", LampsProcess.Example("from-runs/teach.yaml"), "--headless", "--max-actions", "400", "--parameter", $"out={_lamps.Folder}", "--output", "json");

        Verified(await LampsProcess.FinishAsync(teaching, TimeSpan.FromMinutes(10)));
    }

    private static JsonElement Verified(LampsResult result)
    {
        Assert.True(result.ExitCode == 0, result.ToString());
        var json = result.Json;
        Assert.Equal("Verified", json.GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("error").ValueKind);
        return json;
    }
}
