using System.Diagnostics;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;

namespace LamPS.Host.Tests.Serving;

/// <summary>A real <c>lamps serve</c> with a data folder of its own.</summary>
internal sealed class ServingHost : IAsyncDisposable
{
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly LampsProcess _lamps = new();

    private ServingHost()
    {
        Home = _lamps.PathOf("home");
        Address = HostAddress.For(Home);
    }

    /// <summary>Data folder.</summary>
    public string Home { get; }

    /// <summary>Name of the pipe.</summary>
    public string Address { get; }

    /// <summary>The process.</summary>
    public Process Process { get; private set; } = null!;

    /// <summary>Path of a file in a folder that goes away with this.</summary>
    public string PathOf(string name) => _lamps.PathOf(name);

    /// <summary>Writes a file there.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    /// <summary>Another call of <c>lamps</c> with the same data folder.</summary>
    public Task<LampsResult> RunAsync(params string[] arguments) => _lamps.RunAsync(arguments);

    /// <summary>Starts another <c>lamps</c> with the same data folder.</summary>
    public Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        foreach (var (name, value) in environment)
        {
            _lamps.Environment[name] = value;
        }

        try
        {
            return _lamps.Start(arguments);
        }
        finally
        {
            foreach (var name in environment.Keys)
            {
                _lamps.Environment.Remove(name);
            }
        }
    }

    /// <summary>Starts one and waits until it can be reached.</summary>
    public static async Task<ServingHost> StartAsync(params string[] arguments)
    {
        var host = new ServingHost();
        await host.StartProcessAsync(arguments);
        return host;
    }

    /// <summary>Starts the process, anew after the first time.</summary>
    public async Task StartProcessAsync(params string[] arguments)
    {
        Process = _lamps.Start(["serve", .. arguments]);
        var line = await Process.StandardOutput.ReadLineAsync().WaitAsync(Soon);
        if (line is null)
        {
            throw new InvalidOperationException($"lamps serve did not start: {await Process.StandardError.ReadToEndAsync()}");
        }

        _ = Process.StandardOutput.ReadToEndAsync();
        _ = Process.StandardError.ReadToEndAsync();
        for (var i = 0; !HostConnection.IsThere(Address) && i < 200; i++)
        {
            await Task.Delay(10);
        }
    }

    /// <summary>Connects a client.</summary>
    public Task<HostConnection> ConnectAsync(Client? client = null) =>
        HostConnection.OpenAsync(Address, "test", client ?? new Client(), Soon, CancellationToken.None);

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var limit = new CancellationTokenSource(Soon);
        while (!await isSo())
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException(what);
            }

            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            await Process.WaitForExitAsync();
        }

        Process.Dispose();
        _lamps.Dispose();
    }
}
