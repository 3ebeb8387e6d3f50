using LamPS.Core.Agent;
using LamPS.Core.Applications;
using LamPS.Core.Elements;
using LamPS.Core.Policies;
using LamPS.Core.Runs;
using LamPS.Testing;
using LamPS.Testing.Desktops;

namespace LamPS.Core.Tests.Agent;

/// <summary>A run on a scripted desktop, with all its events.</summary>
internal sealed class ScriptedRun : IRunObserver
{
    public ScriptedRun(Policy? policy = null, IConfirmation? confirmation = null, CancellationToken stopNow = default)
    {
        Desktop = new ScriptedDesktop(Time);
        Window = Desktop.Add(Role.Window, "Main", ElementPatterns.Window);
        Context = new RunContext
        {
            Run = new RunRecord { Id = "r1", Kind = "act", Request = "test", Desktop = "scripted", Model = "none", StartedAt = Time.GetUtcNow() },
            Desktop = Desktop,
            Catalog = new ApplicationCatalog([]),
            Observer = this,
            Gate = new PolicyGate(policy ?? Policy.Unattended, confirmation ?? NobodyToAsk.Instance),
            Time = Time,
            StopNow = stopNow,
            Application = Desktop.Application,
        };
    }

    public ManualTimeProvider Time { get; } = new();

    public ScriptedDesktop Desktop { get; }

    public Element Window { get; }

    public RunContext Context { get; }

    public List<RunEvent> Events { get; } = [];

    public IEnumerable<StepRecord> Ended => Events.OfType<StepEnded>().Select(e => e.Record);

    public void OnEvent(RunEvent runEvent) => Events.Add(runEvent);
}
