using LamPS.Core;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Desktop.AtSpi;
using LamPS.Desktop.AtSpi.Sessions;

namespace LamPS.Benchmarks;

/// <summary>Writer with a letter, on a private desktop; both go when it is disposed.</summary>
internal sealed class WriterDesktop : IAsyncDisposable
{
    private WriterDesktop(AtSpiDesktop desktop, ApplicationInstance application)
    {
        Desktop = desktop;
        Application = application;
    }

    public AtSpiDesktop Desktop { get; }

    public ApplicationInstance Application { get; }

    public static ApplicationCatalog Catalog { get; } = new(CatalogReader.Shipped());

    public static async Task<WriterDesktop> StartAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
            throw new NotMeasurableException("Writer is driven over the Linux accessibility bus");
        var document = Path.Combine(settings.Work, "letter.odt");
        File.Copy(Path.Combine(settings.Repository, "examples", "templates", "letter.odt"), document, overwrite: true);
        AtSpiDesktop? desktop = null;
        try
        {
            desktop = await AtSpiDesktop.StartHeadlessAsync(new HeadlessOptions(), TimeProvider.System, cancellationToken);
            var writer = Catalog.Resolve("writer", desktop.Kind);
            return new WriterDesktop(desktop, await desktop.LaunchAsync(new LaunchRequest(writer, document), cancellationToken));
        }
        catch (LamException error)
        {
            if (desktop is not null)
                await desktop.DisposeAsync();
            throw error.ExitCode == Contracts.ExitCode.NotReady ? new NotMeasurableException(error.Message) : new BenchmarkFailedException(error.Message);
        }
    }

    public ValueTask DisposeAsync() => Desktop.DisposeAsync();
}
