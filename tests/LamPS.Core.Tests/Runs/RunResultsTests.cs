using System.Text.Json;
using System.Text.Json.Serialization;
using LamPS.Contracts;
using LamPS.Contracts.Runs;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Runs;

public sealed class RunResultsTests
{
    [Fact]
    public void A_result_says_what_was_done_and_proven()
    {
        var run = RunSamples.Ended(RunSamples.Run());
        var result = RunResults.Make(run, RunSamples.Events(run), "/tmp/report.html");

        Assert.Equal(Outcome.Verified, result.Outcome);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2000, result.DurationMs);
        var step = Assert.Single(result.Steps);
        Assert.Equal(("set_text", Outcome.Verified, 36.5), (step.Function, step.Outcome, step.DurationMs));
        Assert.True(Assert.Single(result.Expectations).Holds);
        Assert.Equal(["/home/zoe/out.odt"], result.Saved);
    }

    [Fact]
    public void The_json_has_the_documented_names()
    {
        var run = RunSamples.Ended(RunSamples.Run());
        using var json = JsonDocument.Parse(ResultJson.Write(RunResults.Make(run, RunSamples.Events(run))));
        var root = json.RootElement;

        Assert.Equal(
            ["run", "outcome", "exitCode", "request", "desktop", "model", "durationMs", "steps", "runbookSteps", "expectations", "saved", "report", "error"],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("Verified", root.GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("error").ValueKind);
        var step = root.GetProperty("steps")[0];
        Assert.Equal(
            ["step", "planStep", "function", "element", "arguments", "outcome", "detail", "durationMs", "times"],
            step.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["role", "name", "selector"], step.GetProperty("element").EnumerateObject().Select(p => p.Name));
        Assert.Equal(["capture", "filter", "decide", "act", "verify"], step.GetProperty("times").EnumerateObject().Select(p => p.Name));
        Assert.Equal("""{"text":"Zoe","times":3,"factor":4.0,"clear":true,"none":null}""", JsonSerializer.Serialize(step.GetProperty("arguments")));
        Assert.Equal(["step", "expectation", "holds", "evidence"], root.GetProperty("expectations")[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void Steps_side_by_side_end_each_for_itself()
    {
        var at = DateTimeOffset.UnixEpoch;
        var steps = RunResults.RunbookSteps(
        [
            new RunbookStepStarted(at, "both", "parallel", "both", 0), new RunbookStepStarted(at, "one", "act", "one", 1), new RunbookStepStarted(at, "two", "act", "two", 1),
            new RunbookStepEnded(at, "one", Outcome.Verified, "", 1, 1), new RunbookStepEnded(at, "two", Outcome.Failed, "no", 2, 1, new LamError("X", "y", "z"), PassedOver: true), new RunbookStepEnded(at, "both", Outcome.Verified, "", 3, 0),
        ]);

        Assert.Equal([("both", Outcome.Verified, false), ("one", Outcome.Verified, false), ("two", Outcome.Failed, true)], steps.Select(s => (s.Step, s.Outcome, s.PassedOver)));
    }

    [Fact]
    public void The_json_reads_back()
    {
        var run = RunSamples.Ended(RunSamples.Run()) with { Outcome = Outcome.Failed, ExitCode = ExitCode.Failed, Error = new LamError("X", "y", "z") };
        var json = ResultJson.Write(RunResults.Make(run, RunSamples.Events(run)));
        Assert.Equal(json, ResultJson.Write(ResultJson.Read(json)));
    }

    [Fact]
    public void The_json_is_readable_and_safe()
    {
        var run = RunSamples.Run() with { Request = "Grüße 'an' <script>&\u202E\u001B\u007F\uDB40\uDC41 \uD83D\uDE00 \"x\"" };
        var json = ResultJson.Write(RunResults.Make(run, []));
        Assert.Contains("""Grüße 'an' \u003cscript\u003e\u0026\u202e\u001B\u007f\udb40\udc41 \uD83D\uDE00 \"x\" """.TrimEnd(), json, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(run.Request, ResultJson.Read(json).Request);
    }

    [Fact]
    public void An_action_without_an_end_is_not_called_verified()
    {
        var run = RunSamples.Run();
        RunEvent[] events = [new RunStarted(RunSamples.Start, run), new StepStarted(RunSamples.Start.AddSeconds(3), RunSamples.Begun())];
        var result = RunResults.Make(run, events);
        Assert.Equal((Outcome.Unverified, 1, 3000.0), (result.Outcome, result.ExitCode, result.DurationMs));
        var step = Assert.Single(result.Steps);
        Assert.Equal((Outcome.Unverified, "how it ended isn't known"), (step.Outcome, step.Detail));
    }

    [Fact]
    public void A_result_is_read_from_a_store()
    {
        using var folder = new TemporaryFolder();
        using var store = new RunStore(folder.Path);
        RunSamples.Play(store, RunSamples.Run());
        Assert.Equal("r7k2ab", RunResults.Read(store, "last").Run);
        Assert.Equal(nameof(RunErrors.RunNotFound), Assert.Throws<LamException>(() => RunResults.Read(store, "nope")).Id);
    }

    [Fact]
    public void Other_outputs_join_with_a_context_of_their_own() =>
        Assert.Equal("{\n  \"name\": \"\\u003ca\\u003e\"\n}", ResultJson.Write(new Other("<a>"), OtherContext.Default.Other));

    internal sealed record Other(string Name);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunResultsTests.Other))]
internal sealed partial class OtherContext : JsonSerializerContext;
