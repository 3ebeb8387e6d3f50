using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Core.Planning;
using LamPS.Core.Runs;
using LamPS.Learning.Lessons;
using Xunit;

namespace LamPS.Learning.Tests.Lessons;

public sealed class RunLessonsTests : IDisposable
{
    private const string Secret = "hunter2-hunter2";

    private static readonly DateTimeOffset At = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-lessons-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Only_what_was_verified_teaches()
    {
        Keep("aaa", Outcome.Verified, new PlanMade(At, null, Plan("make it big", "Press keys Ctrl+A", "Choose Edit > Convert > To Uppercase"), false));
        Keep("bbb", Outcome.Unverified, new PlanMade(At, null, Plan("make it small", "Choose Edit > Convert > To Lowercase"), false));
        Keep("ccc", Outcome.Failed, new PlanMade(At, null, Plan("drop it", "Choose Edit > Delete Line"), false));
        Keep("ddd", Outcome.Verified, new PlanMade(At, null, Plan("swap lines", "Choose Edit > Move > Line Up"), false), new PlanMade(At, null, Plan("swap lines", "Choose Edit > Move > Line Down"), true));
        Keep(
            "eee", Outcome.Verified,
            new PlanMade(At, "one", Plan("indent it", "Choose Edit > Decrease Indent"), false), new RunbookStepEnded(At, "one", Outcome.Verified, "", 1, 0), new RunbookStepEnded(At, "is-one", Outcome.Failed, "", 1, 0));
        Keep("fff", Outcome.Verified, new PlanMade(At, "two", Plan("", "Choose Edit > Decrease Indent"), false), new RunbookStepEnded(At, "two", Outcome.Unverified, "", 1, 0));

        var found = RunLessons.Read(_folder, Token);

        var lesson = Assert.Single(found.Lessons);
        Assert.Equal(("aaa", "editor", "make it big"), (lesson.Run, lesson.Application, lesson.Request));
        Assert.Equal(["Press keys Ctrl+A", "Choose Edit > Convert > To Uppercase"], lesson.Lines);
        Assert.Equal(
            [("plan that doesn't say what it is for", 1), ("plan that had to be made anew", 2), ("run that wasn't verified", 2), ("run with a step that failed", 1)],
            found.PassedOver.Select(p => (p.Key, p.Value)));
    }

    [Fact]
    public void Parts_of_a_request_are_lessons_of_their_own_and_saving_is_none()
    {
        var plan = new Plan(
            [
                new PlanStep("Press keys Ctrl+A", "help", "", "make it big"), new PlanStep("Choose Edit > Convert > To Uppercase", "help", "", "make it big"),
                new PlanStep("Choose View > Line Numbers", "map", "", "show the numbers"), new PlanStep("Save as /tmp/a.txt", "request"),
            ],
            [], "baseline");
        Keep("aaa", Outcome.Verified, new PlanMade(At, null, plan, false));

        Assert.Equal(["make it big", "show the numbers"], RunLessons.Read(_folder, Token).Lessons.Select(l => l.Request));
    }

    [Fact]
    public async Task A_secret_is_in_no_lesson_and_in_no_state()
    {
        Keep("aaa", Outcome.Verified, new PlanMade(At, null, Plan($"log in with {Secret}", $"Set Password to {Secret}"), false));
        Keep("bbb", Outcome.Verified, new PlanMade(At, null, Plan("press on", "Press Next"), false));
        var states = new RunStates("bbb");
        var actor = states.Watch(new Presser());
        states.OnEvent(new PlanMade(At, null, Plan("press on", "Press Next"), false));
        await actor.DecideAsync(Context(), [], Token);
        var record = new StepRecord { Number = 1, Function = "click", StartedAt = At, Outcome = Outcome.Verified };
        states.OnEvent(new StepEnded(At, record));
        using (var store = new RunStore(_folder, Masking()))
            states.Write(store.FolderOf("bbb"), store.Redactor);

        var found = RunLessons.Read(_folder, Token);

        Assert.Equal("press on", Assert.Single(found.Lessons).Request);
        Assert.Equal(1, found.PassedOver["request with a secret"]);
        var state = Assert.Single(found.States);
        Assert.Equal(("Press Next", "editor", "run/bbb#1"), (state.Line, state.Application, state.Id));
        Assert.Contains(state.Scene.Elements, e => e.Name == "shows ***");
        Assert.All(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories), f => Assert.DoesNotContain(Secret, File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_runs_is_an_error() => Assert.Equal("RunsNotFound", Assert.Throws<LamException>(() => RunLessons.Read(_folder, Token)).Id);

    private static Redactor Masking()
    {
        var redactor = new Redactor();
        redactor.Add(Secret);
        return redactor;
    }

    private static Plan Plan(string request, params string[] lines) => new([.. lines.Select(l => new PlanStep(l, "runbook", "", request))], [], "runbook");

    private static DecisionContext Context() => new()
    {
        Request = new TaskRequest { Text = "press on", Application = "editor" },
        Step = new PlanStep("Press Next", "runbook"),
        Snapshot = new Snapshot([new SnapshotNode(new Element { Id = new ElementId(1), Role = Role.Window, Name = $"shows {Secret}" }, -1, 0)], At),
        Functions = FunctionPool.Ui,
    };

    private void Keep(string id, Outcome outcome, params RunEvent[] events)
    {
        using var store = new RunStore(_folder, Masking());
        var run = new RunRecord { Id = id, Kind = "task", Request = "", Desktop = "sandbox", Model = "baseline", StartedAt = At };
        store.OnEvent(new RunStarted(At, run));
        var launch = new StepRecord { Number = 1, Function = "launch", StartedAt = At, Arguments = new Dictionary<string, object?> { ["application"] = "editor" } };
        store.OnEvent(new StepStarted(At, launch));
        store.OnEvent(new StepEnded(At, launch with { Outcome = Outcome.Verified }));
        foreach (var happened in events)
            store.OnEvent(happened);
        store.OnEvent(new RunEnded(At, run with { EndedAt = At, Outcome = outcome, ExitCode = outcome == Outcome.Verified ? ExitCode.Verified : ExitCode.Failed }));
        store.Flush();
    }

    private sealed class Presser : IActor
    {
        public string Name => "presser";

        public ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken) =>
            new(new Decision(new LamAction("click", new ElementId(1), ActionArguments.None, ActionStatus.Finish), 1, "", []));
    }
}
