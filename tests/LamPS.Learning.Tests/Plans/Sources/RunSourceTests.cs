using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Runs;
using LamPS.Learning.Plans.Sources;
using Xunit;

namespace LamPS.Learning.Tests.Plans.Sources;

public sealed class RunSourceTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Keep(string id, string request, Outcome outcome, params (string Line, Outcome Outcome)[] steps)
    {
        using var store = new RunStore(_folder);
        var run = new RunRecord { Id = id, Kind = "task", Request = request, Desktop = "sandbox", Model = "baseline", StartedAt = At };
        store.OnEvent(new RunStarted(At, run));
        for (var i = 0; i < steps.Length; i++)
        {
            var record = new StepRecord { Number = i + 1, PlanStep = steps[i].Line, Function = "click", StartedAt = At };
            store.OnEvent(new StepStarted(At, record));
            store.OnEvent(new StepEnded(At, record with { Outcome = steps[i].Outcome }));
        }

        store.OnEvent(new RunEnded(At, run with { EndedAt = At, Outcome = outcome, ExitCode = outcome == Outcome.Verified ? ExitCode.Verified : ExitCode.Failed }));
        store.Flush();
    }

    [Fact]
    public void OnlyWhatWasVerifiedCounts()
    {
        Keep("aaa", "Set Name to \"Zoe\" and submit", Outcome.Verified, ("Set Name to \"Zoe\"", Outcome.Verified), ("Set Name to \"Zoe\"", Outcome.Verified), ("Press Submit", Outcome.Verified));
        Keep("bbb", "Make it bold", Outcome.Failed, ("Press Bold", Outcome.Failed));
        Keep("ccc", "Make it italic", Outcome.Verified, ("Press Italic", Outcome.Unverified));

        var reading = RunSource.Read(_folder, TestContext.Current.CancellationToken);

        var procedure = Assert.Single(reading.Procedures);
        Assert.Equal((true, "Set Name to \"Zoe\" and submit"), (procedure.IsVerbatim, procedure.Tasks[0]));
        Assert.Equal(["Set Name to \"Zoe\"", "Press Submit"], procedure.Lines.Select(l => l.Text));
        Assert.Equal((3, 1, 1), (reading.Files, reading.Rejected["run that wasn't verified"], reading.Rejected["run with an action that wasn't verified"]));
    }

    [Fact]
    public void AFolderWithoutRunsIsAnError() => Assert.Equal("SourceEmpty", Assert.Throws<LamException>(() => RunSource.Read(_folder, TestContext.Current.CancellationToken)).Id);
}
