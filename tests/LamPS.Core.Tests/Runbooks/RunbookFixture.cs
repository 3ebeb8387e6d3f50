using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Applications;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Core.Planning;
using LamPS.Core.Policies;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Scripts;
using LamPS.Core.Runs;
using LamPS.Testing;
using LamPS.Testing.Desktops;

namespace LamPS.Core.Tests.Runbooks;

/// <summary>Runs runbooks on a scripted desktop with a window, a text box, a check box and a button.</summary>
internal sealed class RunbookFixture : IRunObserver
{
    public RunbookFixture()
    {
        Desktop = new ScriptedDesktop(Time);
        Desktop.Add(Role.Window, "Main", ElementPatterns.Window);
        Name = Desktop.Add(Role.TextBox, "Name", ElementPatterns.EditText | ElementPatterns.Text);
        Agree = Desktop.Add(Role.CheckBox, "Agree", ElementPatterns.Toggle);
        Send = Desktop.Add(Role.Button, "OK");
        StopNow = new CancellationTokenSource();
        Stop = new CancellationTokenSource();
        Executor = new RunbookExecutor(new AgentLoop(Words, Words, Words, (_, _) => new(PlanningKnowledge.None)), () => Scripts);
    }

    public ManualTimeProvider Time { get; } = new();

    public ScriptedDesktop Desktop { get; }

    public Element Name { get; }

    public Element Agree { get; }

    public Element Send { get; }

    public CancellationTokenSource Stop { get; }

    public CancellationTokenSource StopNow { get; }

    public ScriptedScripts Scripts { get; } = new();

    public ScriptedAgent Words { get; } = new();

    public RunbookExecutor Executor { get; }

    public List<RunEvent> Events { get; } = [];

    public Policy Operator { get; set; } = Policy.Unattended;

    public bool HasApplication { get; set; } = true;

    public bool WhatIf { get; set; }

    public ApplicationCatalog Catalog { get; set; } = new([]);

    public IFunctionRunner? Functions { get; set; }

    public Dictionary<string, RunbookValue> Given { get; } = [];

    public RunContext? Context { get; private set; }

    /// <summary>Ended steps as <c>id outcome</c>.</summary>
    public IEnumerable<string> Steps => Events.OfType<RunbookStepEnded>().Select(e => $"{e.Step} {e.Outcome}");

    public IEnumerable<string> Acted => Desktop.Acted.Select(a => a.Function);

    public void OnEvent(RunEvent runEvent) => Events.Add(runEvent);

    public Task<RunRecord> RunAsync(string text) => RunAsync(
        new RunbookLoader(ApplicationFunctionRunner.PoolOf(Catalog)).Parse(text.Contains("name:") ? text : "name: Test\n" + text, "test.yaml", Path.GetTempPath()).OrThrow());

    public async Task<RunRecord> RunAsync(Runbook runbook)
    {
        Context = new RunContext
        {
            Run = new RunRecord { Id = "r1", Kind = "runbook", Request = runbook.Name, Desktop = "scripted", Model = "none", StartedAt = Time.GetUtcNow() },
            Desktop = Desktop,
            Catalog = Catalog,
            Observer = this,
            Gate = new PolicyGate(Operator, NobodyToAsk.Instance),
            Functions = Functions,
            Time = Time,
            StopNow = StopNow.Token,
            Application = HasApplication ? Desktop.Application : null,
            WhatIf = WhatIf,
        };
        var task = Executor.RunAsync(runbook, ParameterBinder.Bind(runbook, Given), Context, false, null, Stop.Token);
        for (var turns = 0; !task.IsCompleted && turns < 100_000; turns++)
        {
            // Time passes only when everybody waits for it: what is queued comes first.
            for (var i = 0; i < 4 && !task.IsCompleted; i++)
            {
                await Turn();
            }

            Time.Advance(TimeSpan.FromMilliseconds(10));
        }

        return await task;
    }

    private static Task Turn()
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(static t => t.SetResult(), turn, preferLocal: false);
        return turn.Task;
    }
}

/// <summary>Scripts whose result a test writes.</summary>
internal sealed class ScriptedScripts : IScriptEngine
{
    public List<ScriptRequest> Requests { get; } = [];

    public Func<ScriptRequest, ScriptResult> Result { get; set; } = _ => new ScriptResult(true, [], [], [], 0);

    public ValueTask<ScriptResult> RunAsync(ScriptRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return new(Result(request));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Plans one line for each part of a request parted by ';', and does <c>FUNCTION NAME</c> or <c>set_text NAME = TEXT</c>.</summary>
internal sealed class ScriptedAgent : IPlanner, ICandidateFilter, IActor
{
    string IPlanner.Name => "words";

    string IActor.Name => "words";

    public List<TaskRequest> Requests { get; } = [];

    public ValueTask<Plan> PlanAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return new(new Plan([.. request.Text.Split(';', StringSplitOptions.TrimEntries).Select(t => new Core.Planning.PlanStep(t, "request"))], [], "words"));
    }

    public ValueTask<Plan?> ReplanAsync(TaskRequest request, PlanningKnowledge knowledge, PlanFailure failure, CancellationToken cancellationToken) => new((Plan?)null);

    public IReadOnlyList<Candidate> Pick(DecisionContext context, int limit = 40) =>
        [.. context.Snapshot.Elements.Select((e, i) => new Candidate(i + 1, e, null, [.. context.Functions.For(e)], 1))];

    public ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        var words = context.Step.Text.Split(' ', 2);
        var name = words.Length < 2 ? "" : words[1].Split(" = ")[0];
        var arguments = words.Length > 1 && words[1].Contains(" = ") ? ActionArguments.Of("text", words[1].Split(" = ")[1]) : ActionArguments.None;
        var found = candidates.FirstOrDefault(c => c.Element!.Name == name);
        var action = found is null
            ? new LamAction("", ElementId.None, ActionArguments.None, ActionStatus.Fail)
            : new LamAction(words[0], found.Element!.Id, arguments);
        return new(new Decision(action, 1, "by name", []));
    }
}
