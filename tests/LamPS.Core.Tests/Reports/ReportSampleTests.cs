using LamPS.Core.Reports;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Reports;

/// <summary>Writes sample reports to look at, into the folder that <c>LAMPS_SAMPLES</c> names.</summary>
public sealed class ReportSampleTests
{
    [Fact(Explicit = true)]
    public async Task Writes_samples()
    {
        var folder = Environment.GetEnvironmentVariable("LAMPS_SAMPLES") ?? Path.Combine(Path.GetTempPath(), "lamps-samples");
        using var store = new RunStore(Path.Combine(folder, $"data-{Guid.NewGuid():N}"));
        var samples = new ReportSamples(store);
        foreach (var id in (string[])[samples.Verified(), samples.Failed(), samples.Long(30)])
        {
            var files = await ReportWriter.WriteAsync(store, id, Path.Combine(folder, id), TestContext.Current.CancellationToken);
            Assert.True(File.Exists(files.Html));
        }
    }
}
