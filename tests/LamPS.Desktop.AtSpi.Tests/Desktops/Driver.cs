using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.Desktops;

/// <summary>Drives one application for a test, looking after each action whether it worked.</summary>
internal sealed class Driver(AtSpiDesktop desktop, ApplicationInstance instance) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public AtSpiDesktop Desktop => desktop;

    public ApplicationInstance Instance => instance;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Driver> StartAsync(SharedDesktop shared, ApplicationDefinition application, string? document = null)
    {
        Needed.Programs(application.Command);
        var desktop = await shared.GetAsync();
        return new Driver(desktop, await desktop.LaunchAsync(new LaunchRequest(application, document, [], TimeSpan.FromSeconds(120)), Token));
    }

    public ValueTask<Snapshot> CaptureAsync() => desktop.CaptureAsync(new CaptureRequest { Application = instance }, Token);

    public ValueTask<ActionOutcome> ActAsync(string function, Element? element = null, params (string Name, object? Value)[] arguments) =>
        desktop.ActAsync(
            instance,
            new LamAction(function, element?.Id ?? ElementId.None, new ActionArguments(arguments.Select(a => KeyValuePair.Create(a.Name, a.Value)))),
            Token);

    public async Task<ActionOutcome> DoAsync(string function, Element? element = null, params (string Name, object? Value)[] arguments)
    {
        var outcome = await ActAsync(function, element, arguments);
        Assert.True(outcome.IsDone, $"{function} {element}: {outcome}");
        return outcome;
    }

    /// <summary>Chooses a menu entry; one that opens a dialog is chosen once more when none came, as the executor does.</summary>
    public async Task<ActionOutcome> MenuAsync(string path)
    {
        var before = (await CaptureAsync()).Windows.Count();
        var outcome = await DoAsync("invoke_menu", null, ("path", path));
        if (!path.EndsWith("...", StringComparison.Ordinal))
            return outcome;

        for (var i = 0; i < 50; i++)
        {
            if ((await CaptureAsync()).Windows.Count() != before)
                return outcome;
            await desktop.WaitForChangeAsync(TimeSpan.FromMilliseconds(100), Token);
        }

        return await DoAsync("invoke_menu", null, ("path", path));
    }

    public Task<ActionOutcome> TypeAsync(string text) => DoAsync("type_keys", null, ("text", text));

    public Task<ActionOutcome> PressAsync(string keys) => DoAsync("type_keys", null, ("keys", keys));

    /// <summary>Waits for an element of the active window.</summary>
    public async Task<Element> FindAsync(Role role, string name, Func<Element, bool>? holds = null)
    {
        Element? found = null;
        await EventuallyAsync($"{role.Name()} '{name}'", s => (found = Active(s).FirstOrDefault(e => e.Role == role && e.Name == name && (holds is null || holds(e)))) is not null);
        return found!;
    }

    public async Task<Snapshot> EventuallyAsync(string what, Func<Snapshot, bool> holds)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var snapshot = await CaptureAsync();
            if (holds(snapshot))
                return snapshot;
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                Assert.Fail($"Never came: {what}. Windows: {string.Join("; ", snapshot.Windows)}; active: {string.Join("; ", Active(snapshot).Take(40))}");
            await desktop.WaitForChangeAsync(TimeSpan.FromMilliseconds(100), Token);
        }
    }

    public async Task ClickAsync(string button)
    {
        var element = await FindAsync(Role.Button, button, e => e.Is(ElementStates.Enabled));
        await DoAsync("click", element);
    }

    /// <summary>Waits until no dialog is open.</summary>
    public Task<Snapshot> DialogsClosedAsync() => EventuallyAsync("all dialogs closed", s => s.Windows.All(w => w.Role != Role.Dialog));

    public async Task<string> ReadDocumentAsync()
    {
        var document = (await CaptureAsync()).Elements.First(e => e.Role == Role.Document);
        return (await DoAsync("read_text", document)).Text!;
    }

    public async ValueTask DisposeAsync() => await desktop.CloseAsync(instance, CloseMode.Kill, CancellationToken.None);

    private static IEnumerable<Element> Active(Snapshot snapshot)
    {
        if (snapshot.ActiveWindow is not { } window)
            return [];
        var start = snapshot.IndexOf(window.Id);
        return snapshot.Nodes.Take(snapshot.SubtreeEnd(start)).Skip(start).Select(n => n.Element);
    }
}
