using System.Diagnostics;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;

namespace LamPS.Benchmarks;

/// <summary>A real <c>lamps serve</c>.</summary>
internal sealed class ServingHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private ServingHost(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>Name of its pipe.</summary>
    public string Address { get; }

    /// <summary>Starts one; it may not be reachable yet.</summary>
    public static ServingHost Start(BenchmarkSettings settings)
    {
        var home = Path.Combine(settings.Work, "home");
        var start = new ProcessStartInfo(settings.Host, ["serve"]) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LAMPS_HOME"] = home } };
        var process = Process.Start(start) ?? throw new NotMeasurableException($"'{settings.Host}' doesn't start");
        return new ServingHost(process, HostAddress.For(home));
    }

    /// <summary>Connects as soon as it can be reached.</summary>
    public async Task<HostConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (!HostConnection.IsThere(Address) && !_process.HasExited && watch.Elapsed < Patience)
            await Task.Delay(2, cancellationToken);
        return await HostConnection.OpenAsync(Address, "benchmark", Deaf.Instance, Patience, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>A client that hears what it is told and has nothing to answer.</summary>
    private sealed class Deaf : IRpcTarget
    {
        public static Deaf Instance { get; } = new();

        public Task<object?> AnswerAsync(string method, object? parameters, CancellationToken cancellationToken) => throw RpcErrors.MethodUnknown(method);

        public void OnNotification(string method, object? parameters)
        {
        }
    }
}
