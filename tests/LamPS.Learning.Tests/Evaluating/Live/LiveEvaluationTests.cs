using LamPS.Learning.Episodes;
using LamPS.Learning.Evaluating.Live;
using LamPS.Learning.Records;
using LamPS.Learning.Tests.Episodes;
using Xunit;

namespace LamPS.Learning.Tests.Evaluating.Live;

public sealed class LiveEvaluationTests
{
    [Fact]
    public void OnlyTheSavedDocumentCountsAndClaimsAreHeldAgainstIt()
    {
        Episode[] episodes =
        [
            Of("f/1", Verdict.Yes, "Verified", 4), Of("f/2", Verdict.No, "Verified", 6), Of("f/3", Verdict.Unsure, "Failed", 2), Of("f/4", Verdict.Yes, "Failed", 4),
        ];
        var tasks = episodes.ToDictionary(e => e.Task, e => (EpisodeStoreTests.Task(e.Task) with { Split = Split.TestFamily }, 4));
        var report = LiveEvaluation.Report([("m", episodes)], tasks, _ => "area", _ => ["Press OK"], 1, []);
        var table = report.Tables[0];
        Assert.Equal(0.5, table.Find("TSR")!.Value);
        Assert.Equal(0.25, table.Find("unsure")!.Value);
        Assert.Equal(0.5, table.Find("claims right")!.Value);
        Assert.Equal(4, table.Find("steps")!.Value);
        Assert.Equal(2, table.Find("completion time")!.Value);
        Assert.Equal(0.2, table.Find("step latency")!.Value, 6);
        Assert.Equal(["f/2", "f/3"], report.Cases.Select(c => c.Id));
        Assert.Contains("no, Verified: the table is missing", report.Cases[0].Why, StringComparison.Ordinal);
    }

    private static Episode Of(string task, Verdict verdict, string outcome, int actions) => EpisodeStoreTests.Episode(task, verdict) with
    {
        Outcome = outcome, Actions = actions, DurationMs = 2000, StepLatencies = [.. Enumerable.Repeat(200.0, actions)], Reasons = ["the table is missing"],
    };
}
