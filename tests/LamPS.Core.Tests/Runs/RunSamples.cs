using LamPS.Contracts;
using LamPS.Contracts.Runs;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Planning;
using LamPS.Core.Policies;
using LamPS.Core.Runs;

namespace LamPS.Core.Tests.Runs;

/// <summary>Small runs for tests.</summary>
internal static class RunSamples
{
    public static DateTimeOffset Start { get; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static RunRecord Run(string id = "r7k2ab", int minute = 0) => new()
    {
        Id = id,
        Kind = "task",
        Request = "make the heading bold",
        Desktop = "sandbox",
        Model = "lexical",
        StartedAt = Start.AddMinutes(minute),
        ProcessId = Environment.ProcessId,
        Version = "0.1.0",
    };

    public static RunRecord Ended(RunRecord run) => run with
    {
        EndedAt = run.StartedAt.AddSeconds(2),
        Outcome = Outcome.Verified,
        ExitCode = ExitCode.Verified,
        Saved = ["/home/zoe/out.odt"],
    };

    public static StepRecord Begun(int number = 1, string function = "set_text") => new()
    {
        Number = number,
        Step = "fill",
        PlanStep = "Set Name to Zoe",
        Function = function,
        Element = new ElementReference("textbox", "Name", "textbox[name='Name']"),
        Bounds = new Bounds(10, 20, 100, 24),
        Arguments = new ActionArguments([new("text", "Zoe"), new("times", 3), new("factor", 4.0), new("clear", true), new("none", null)]),
        Reason = "'Name' is named in the step",
        Confidence = 0.93,
        Alternatives = [new("set_text", "textbox 'First name'", 0.41), new("click", "button 'Name'", 0.12)],
        Policy = new PolicyAnswer(PolicyVerdict.Allow, "change is allowed", Risk.Change),
        StartedAt = Start,
        ScreenshotBefore = $"{number:000}-before.png",
        ScreenshotArea = new Bounds(0, 0, 320, 200),
    };

    public static StepRecord Done(StepRecord begun, Outcome outcome = Outcome.Verified) => begun with
    {
        Outcome = outcome,
        Detail = "EditableText; value is 'Zoe'",
        Changes = [new ElementChange("changed", "textbox", "Name", "value", "", "Zoe")],
        Times = new StepTimes(3, 1, 20, 4, 5),
        DurationMs = 36.5,
        ScreenshotAfter = $"{begun.Number:000}-after.png",
    };

    public static IReadOnlyList<RunEvent> Events(RunRecord run) =>
    [
        new RunStarted(Start, run),
        new RunProgress(Start, "starting"),
        new RunbookStepStarted(Start, "fill", "task", "Fill the form", 0),
        new PlanMade(Start, "fill", new Plan([new PlanStep("Set Name to Zoe", "request", "set_text", "Zoe")], ["juggle"], "documents"), false),
        new StepStarted(Start, Begun()),
        new StepEnded(Start, Done(Begun())),
        new ExpectationChecked(Start, new ExpectationOutcome("fill", "textbox 'Name' is 'Zoe'", true, "its value is 'Zoe'")),
        new RunbookStepEnded(Start, "fill", Outcome.Verified, "", 40, 0),
        new RunEnded(Start.AddSeconds(2), Ended(run)),
    ];

    public static void Play(RunStore store, RunRecord run)
    {
        foreach (var runEvent in Events(run))
        {
            store.OnEvent(runEvent);
        }
    }

    /// <summary>A picture with one shade; the same shade gives the same picture.</summary>
    public static Screenshot Picture(byte shade, int width = 32, int height = 20)
    {
        var pixels = new byte[width * height * 3];
        Array.Fill(pixels, shade);
        return new Screenshot(pixels, new Bounds(0, 0, width, height));
    }
}
