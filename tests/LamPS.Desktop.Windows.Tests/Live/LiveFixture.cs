using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live;
using LamPS.Desktop.Windows.Tests.Fakes;
using Xunit;

namespace LamPS.Desktop.Windows.Tests.Live;

/// <summary>A desktop over a made-up system, and short ways to use it.</summary>
public abstract class LiveFixture : IAsyncDisposable
{
    internal const int Process = 7;

    private protected LiveFixture()
    {
        Time = new SkippingTime();
        System = new FakeSystem();
        Desktop = System.Open(Time);
    }

    internal SkippingTime Time { get; }

    internal FakeSystem System { get; }

    internal LiveDesktop Desktop { get; }

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected static ApplicationInstance App { get; } = new("app", "7", Process, "Main");

    public async ValueTask DisposeAsync()
    {
        await Desktop.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal FakeWindow Show(string title, params FakeNode[] children) => System.Show(Process, title, new FakeNode(50032, title, children));

    private protected ValueTask<Snapshot> CaptureAsync(ApplicationInstance? application = null) => Desktop.CaptureAsync(new CaptureRequest { Application = application }, Token);

    private protected async Task<Element> FindAsync(string name) => (await CaptureAsync(App)).Elements.First(e => e.Name == name);

    private protected async Task<ActionOutcome> ActAsync(string function, string? name = null, params (string Name, object? Value)[] arguments) => await Desktop.ActAsync(
        App, new LamAction(function, name is null ? ElementId.None : (await FindAsync(name)).Id, new ActionArguments(arguments.Select(a => KeyValuePair.Create(a.Name, a.Value)))), Token);
}
