using System.Diagnostics;
using LamPS.Learning.Checks;
using LamPS.Learning.Episodes;
using LamPS.Learning.Templates;
using Xunit;

namespace LamPS.Learning.Tests.Checks;

[Trait("Needs", "LibreOffice")]
public sealed class WriterRoundTripTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-trip-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What Writer saves of an untouched template must look untouched to every aspect, or every task in it would fail.</summary>
    [Fact]
    public async Task SavingATemplateAloneChangesNothing()
    {
        var output = Directory.CreateDirectory(Path.Combine(_folder, "saved")).FullName;
        var info = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { $"-env:UserInstallation=file://{_folder}/profile", "--headless", "--convert-to", "odt:writer8", "--outdir", output })
        {
            info.ArgumentList.Add(argument);
        }

        foreach (var kind in TemplateLibrary.Kinds)
        {
            var path = Path.Combine(_folder, kind + ".odt");
            TemplateLibrary.Make(kind, 11).Write(path);
            info.ArgumentList.Add(path);
        }

        using var process = Process.Start(info)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var set = CheckSet.Compile("a", [], [new CheckSource("everything", 1, 1)], []);
        Assert.All(TemplateLibrary.Kinds, kind =>
        {
            var template = DocumentView.Read(TemplateLibrary.Make(kind, 11).Document, kind);
            var judgement = CheckSet.Judge([(set, new Dictionary<string, object>())], Path.Combine(output, kind + ".odt"), template);
            Assert.True(judgement.Verdict == Verdict.Yes, $"{kind}: {string.Join("; ", judgement.Reasons)}");
        });
    }
}
