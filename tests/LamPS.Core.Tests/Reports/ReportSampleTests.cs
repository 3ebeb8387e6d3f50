using LamPS.Core.Reports;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Reports;

/// <summary>Writes sample reports to look at, into the folder that <c>LAMPS_SAMPLES</c> names.</summary>
public sealed class ReportSampleTests
{
    private const string Evil = "</style><script>alert(1)</script>\u202Egnol dna\u0000 Pneumonoultramicroscopicsilicovolcanoconiosis/אבג דהו/世界/C:\\a\\very\\long\\path\\that\\goes\\on\\and\\on\\and\\on\\and\\on\nsecond line";

    [Fact(Explicit = true)]
    public async Task Writes_samples()
    {
        var folder = Environment.GetEnvironmentVariable("LAMPS_SAMPLES") ?? Path.Combine(Path.GetTempPath(), "lamps-samples");
        using var store = new RunStore(Path.Combine(folder, $"data-{Guid.NewGuid():N}"));
        var samples = new ReportSamples(store);
        foreach (var id in (string[])[samples.Verified(), samples.Failed(), samples.Long(30), ReportSamples.Hostile(store, "revil2", Evil)])
        {
            var files = await ReportWriter.WriteAsync(store, id, Path.Combine(folder, id), TestContext.Current.CancellationToken);
            Assert.True(File.Exists(files.Html));
        }
    }
}
