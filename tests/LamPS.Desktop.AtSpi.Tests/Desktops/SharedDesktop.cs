using LamPS.Core.Applications;
using LamPS.Desktop.AtSpi.Sessions;
using LamPS.Desktop.AtSpi.Tests.Desktops;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedDesktop))]

namespace LamPS.Desktop.AtSpi.Tests.Desktops;

/// <summary>One headless desktop for all tests that drive applications; started by the first of them.</summary>
public sealed class SharedDesktop : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private AtSpiDesktop? _desktop;

    public static ApplicationDefinition Writer { get; } = new()
    {
        Name = "writer", Title = "Writer", Desktops = ["atspi"], Command = "soffice", Arguments = ["--writer", "{document}"], Window = "Writer", Toolkit = "libreoffice",
    };

    public static ApplicationDefinition Calc { get; } = Writer with { Name = "calc", Title = "Calc", Arguments = ["--calc", "{document}"], Window = "Calc" };

    public static ApplicationDefinition Mousepad { get; } = new()
    {
        Name = "mousepad", Title = "Mousepad", Desktops = ["atspi"], Command = "mousepad", Arguments = ["--disable-server", "{document}"], Window = "Mousepad",
    };

    public static ApplicationDefinition Galculator { get; } = new()
    {
        Name = "galculator", Title = "galculator", Desktops = ["atspi"], Command = "galculator", Window = "galculator",
    };

    public static ApplicationDefinition Gedit { get; } = new()
    {
        Name = "gedit", Title = "gedit", Desktops = ["atspi"], Command = "gedit", Arguments = ["--standalone", "{document}"], Window = "gedit",
    };

    public static ApplicationDefinition Zenity(params string[] arguments) => new()
    {
        Name = "zenity", Title = "Zenity", Desktops = ["atspi"], Command = "zenity", Arguments = arguments,
    };

    public async Task<AtSpiDesktop> GetAsync()
    {
        Needed.Session();
        await _gate.WaitAsync();
        try
        {
            return _desktop ??= await AtSpiDesktop.StartHeadlessAsync(new HeadlessOptions { Timeout = TimeSpan.FromSeconds(60) }, TimeProvider.System, CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_desktop is not null)
            await _desktop.DisposeAsync();
        _gate.Dispose();
    }
}
