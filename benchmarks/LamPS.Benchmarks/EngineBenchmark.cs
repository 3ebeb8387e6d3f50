using System.Diagnostics;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Core.Agent;
using LamPS.Core.Deciding;
using LamPS.Core.Planning;
using LamPS.Core.Policies;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runs;

namespace LamPS.Benchmarks;

/// <summary>
/// What the engine itself takes of a runbook step on Writer: the time of the step less the time in the desktop. Journalled and with pictures, as
/// <c>lamps run</c> does it.
/// </summary>
internal sealed class EngineBenchmark : Benchmark
{
    private const int Runs = 8;
    private const int Steps = 5;

    private const string Text = """
        name: Five actions
        version: 1
        desktop: atspi
        steps:
          - { id: dialog, act: invoke_menu, with: { path: "Table > Insert Table..." } }
          - { id: columns, act: set_value, on: "dialog >> spinbutton[name='Columns']", with: { value: 4 } }
          - { id: rows, act: set_value, on: "dialog >> spinbutton[name='Rows']", with: { value: 3 } }
          - { id: name, act: set_text, on: "dialog >> textbox[name='Name']", with: { text: "Bench{0}" } }
          - { id: insert, act: click, on: "dialog >> button[name='Insert']" }
        """;

    public override string Name => "engine";

    public override string Title => "the engine's own share of an act step on Writer";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        await using var writer = await WriterDesktop.StartAsync(settings, cancellationToken);
        var timed = new TimedDesktop(writer.Desktop);
        using var store = new RunStore(Path.Combine(settings.Work, "runs"));
        var own = new Sample();
        var whole = new Sample();
        for (var i = 0; i <= Runs; i++)
        {
            var observer = new StepClock(store, timed);
            var context = new RunContext
            {
                Run = new RunRecord { Id = RunIds.New(), Kind = "runbook", Request = "Five actions", Desktop = timed.Kind, Model = "none", StartedAt = DateTimeOffset.UtcNow, ProcessId = Environment.ProcessId },
                Desktop = timed,
                Catalog = WriterDesktop.Catalog,
                Observer = observer,
                Screenshots = store,
                Gate = new PolicyGate(Policy.Unattended, NobodyToAsk.Instance),
                Application = writer.Application,
            };
            var runbook = new RunbookLoader().Parse(Text.Replace("{0}", i.ToString(CultureInfo.InvariantCulture)), "five.yaml", settings.Work).OrThrow();
            var run = await new RunbookExecutor(NoLoop()).RunAsync(runbook, new Dictionary<string, RunbookValue>(), context, keepOpen: true, timeout: null, cancellationToken);
            if (run.Outcome != Outcome.Verified || observer.Steps.Count != Steps)
                throw new BenchmarkFailedException($"the runbook ended as {run.Outcome} after {observer.Steps.Count} steps: {run.Error?.Message}");
            if (i == 0)
                continue;
            foreach (var (wall, desktop) in observer.Steps)
            {
                own.Add(wall - desktop);
                whole.Add(wall);
            }
        }

        var detail = string.Create(CultureInfo.InvariantCulture, $"{own.Describe("ms")}; a whole step, with what Writer needs: median {whole.Median:0} ms");
        return [Measurement.AtMost(Name, "median of a step", own.Median, 5, "ms", detail)];
    }

    // Steps of kind 'act' neither plan nor decide.
    private static AgentLoop NoLoop() => new(new Nobody(), new Nobody(), new Nobody(), (_, _) => throw new InvalidOperationException());

    private sealed class StepClock(IRunObserver inner, TimedDesktop desktop) : IRunObserver
    {
        private long _started;
        private double _desktop;

        public List<(double Wall, double Desktop)> Steps { get; } = [];

        public void OnEvent(RunEvent runEvent)
        {
            if (runEvent is RunbookStepStarted)
            {
                _started = Stopwatch.GetTimestamp();
                _desktop = desktop.Milliseconds;
            }

            inner.OnEvent(runEvent);
            if (runEvent is RunbookStepEnded)
                Steps.Add((Stopwatch.GetElapsedTime(_started).TotalMilliseconds, desktop.Milliseconds - _desktop));
        }
    }

    private sealed class Nobody : IPlanner, IActor, ICandidateFilter
    {
        public string Name => "none";

        public ValueTask<Plan> PlanAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public ValueTask<Plan?> ReplanAsync(TaskRequest request, PlanningKnowledge knowledge, PlanFailure failure, CancellationToken cancellationToken) =>
            throw new InvalidOperationException();

        public ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken) =>
            throw new InvalidOperationException();

        public IReadOnlyList<Candidate> Pick(DecisionContext context, int limit = 40) => throw new InvalidOperationException();
    }
}
