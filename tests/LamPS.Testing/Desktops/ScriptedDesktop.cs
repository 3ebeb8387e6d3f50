using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Testing.Desktops;

/// <summary>A desktop whose elements a test lists and whose behaviour a test writes. Time passes only when somebody waits.</summary>
public sealed class ScriptedDesktop(ManualTimeProvider time) : IDesktop
{
    public const string ApplicationName = "scripted";

    public List<Element> Elements { get; } = [];

    public List<MenuEntry> Menus { get; } = [];

    /// <summary>Every action that reached the desktop.</summary>
    public List<LamAction> Acted { get; } = [];

    /// <summary>What an action does; the usual one sets texts, values and states honestly.</summary>
    public Func<LamAction, CancellationToken, ValueTask<ActionOutcome>>? OnAct { get; set; }

    /// <summary>Called while somebody waits for a change; the clock has moved by then.</summary>
    public Action? OnWait { get; set; }

    public ApplicationHealth Health { get; set; } = ApplicationHealth.Responding;

    public List<(string Application, CloseMode Mode)> Closed { get; } = [];

    /// <summary>What a program that is started calls itself.</summary>
    public string Program { get; set; } = "";

    /// <summary>Whether closing an application ends it.</summary>
    public bool Closes { get; set; } = true;

    public string Kind => "scripted";

    public bool ChangesByItself { get; set; } = true;

    public ApplicationInstance Application { get; } = new(ApplicationName, "1", 0, "Scripted");

    public Element Add(Role role, string name, ElementPatterns patterns = ElementPatterns.Invoke, ElementStates states = ElementStates.Enabled | ElementStates.Showing, string? value = null)
    {
        var element = new Element { Id = new ElementId(Elements.Count + 1), Role = role, Name = name, Patterns = patterns, States = states, Value = value };
        Elements.Add(element);
        return element;
    }

    public void Change(ElementId id, Func<Element, Element> change)
    {
        var index = Elements.FindIndex(e => e.Id == id);
        Elements[index] = change(Elements[index]);
    }

    public ValueTask<IReadOnlyList<ApplicationInstance>> GetApplicationsAsync(CancellationToken cancellationToken) => new([Application]);

    public ValueTask<ApplicationInstance> LaunchAsync(LaunchRequest request, CancellationToken cancellationToken) => new(Application with { Name = request.Application.Name, Program = Program });

    public ValueTask<ActionOutcome> CloseAsync(ApplicationInstance application, CloseMode mode, CancellationToken cancellationToken)
    {
        Closed.Add((application.Name, mode));
        Health = Closes ? ApplicationHealth.Exited : Health;
        return new(ActionOutcome.Unverified("closed"));
    }

    /// <summary>How often it was looked at.</summary>
    public int Captures { get; private set; }

    public ValueTask<Snapshot> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        Captures++;
        cancellationToken.ThrowIfCancellationRequested();

        // What comes after a modal dialog is in it; everything else is in the first element.
        var dialog = Elements.FindIndex(e => e.Is(ElementStates.Modal));
        return new(new Snapshot(Elements.Select((e, i) => i == 0 ? new SnapshotNode(e, -1, 0) : dialog > 0 && i > dialog ? new SnapshotNode(e, dialog, 2) : new SnapshotNode(e, 0, 1)), time.GetUtcNow()));
    }

    public ValueTask<Element?> ReadAsync(ElementId id, CancellationToken cancellationToken) => new(Elements.Find(e => e.Id == id));

    public ValueTask<IReadOnlyList<MenuEntry>> GetMenusAsync(ApplicationInstance application, CancellationToken cancellationToken) => new(Menus);

    public ValueTask<ActionOutcome> ActAsync(ApplicationInstance application, LamAction action, CancellationToken cancellationToken)
    {
        Acted.Add(action);
        return OnAct is { } act ? act(action, cancellationToken) : new(Do(action));
    }

    /// <summary>What an honest desktop does.</summary>
    public ActionOutcome Do(LamAction action)
    {
        if (Elements.All(e => e.Id != action.Element))
        {
            return ActionOutcome.NotFound("it is gone");
        }

        Change(action.Element, e => action.Function switch
        {
            "set_text" => e with { Value = action.Arguments.Text("text") },
            "set_value" => e with { Range = new ValueRange(action.Arguments.Number("value")!.Value, 0, 1000, 1) },
            "toggle" => e with { States = e.States ^ ElementStates.Checked },
            _ => e,
        });
        return ActionOutcome.Unverified("script");
    }

    public ValueTask<Screenshot?> ScreenshotAsync(ApplicationInstance? application, CancellationToken cancellationToken) => new((Screenshot?)null);

    public ValueTask<bool> WaitForChangeAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        time.Advance(timeout);
        OnWait?.Invoke();
        return new(false);
    }

    public ValueTask<ApplicationHealth> CheckAsync(ApplicationInstance application, CancellationToken cancellationToken) => new(Health);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
