using System.Diagnostics;
using LamPS.Contracts;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;

namespace LamPS.Benchmarks;

/// <summary>The host over its pipe, without PowerShell: an empty request, an action, many clients, a cold start.</summary>
internal sealed class PipeBenchmark : Benchmark
{
    private const int Calls = 2000;
    private const int Actions = 300;
    private const int Clients = 200;
    private const int Starts = 7;

    private static readonly DesktopScope Editor = new("sandbox", Application: "text-editor");

    public override string Name => "pipe";

    public override string Title => "lamps serve over its pipe";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken) =>
    [
        .. await WarmAsync(settings, cancellationToken),
        await ColdAsync(settings, cancellationToken),
    ];

    private async Task<IReadOnlyList<Measurement>> WarmAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        await using var host = ServingHost.Start(settings);
        using var connection = await host.ConnectAsync(cancellationToken);
        var pings = await TimeAsync(Calls, () => connection.CallAsync<object?>(Methods.Ping, null, cancellationToken));

        var element = (await FindAsync(connection, cancellationToken)).Elements[0].Id;
        var text = 0;
        var actions = await TimeAsync(Actions, () => ActAsync(connection, element, $"text {text++}", cancellationToken));

        var watch = Stopwatch.StartNew();
        var failures = (await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => ClientAsync(host, i, cancellationToken)))).Count(ok => !ok);
        return
        [
            Measurement.AtMost(Name, "round trip of an empty request, median", pings.Median, 0.5, "ms", pings.Describe("ms")),
            Measurement.AtMost(Name, "a verified, journalled action on the sandbox, median", actions.Median, 3, "ms", actions.Describe("ms")),
            Measurement.AtMost(Name, $"{Clients} clients at once, each looks and acts: failures", failures, 0, "", $"{watch.Elapsed.TotalSeconds:0.0} s for all of them"),
        ];
    }

    private async Task<Measurement> ColdAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        var times = new Sample();
        for (var i = 0; i <= Starts; i++)
        {
            var watch = Stopwatch.StartNew();
            await using var host = ServingHost.Start(settings);
            using var connection = await host.ConnectAsync(cancellationToken);
            await FindAsync(connection, cancellationToken);
            if (i > 0)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Measurement.AtMost(Name, "from no host to the first elements, median", times.Median, 1000, "ms", times.Describe("ms"));
    }

    private static async Task<Sample> TimeAsync(int times, Func<Task> call)
    {
        var sample = new Sample();
        for (var i = -times / 5; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await call();
            if (i >= 0)
                sample.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return sample;
    }

    private static async Task<bool> ClientAsync(ServingHost host, int number, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = await host.ConnectAsync(cancellationToken);
            var element = (await FindAsync(connection, cancellationToken)).Elements[0].Id;
            return (await ActAsync(connection, element, $"client {number}", cancellationToken)).Element?.Value == $"client {number}";
        }
        catch (RpcException)
        {
            return false;
        }
    }

    private static Task<ElementList> FindAsync(HostConnection connection, CancellationToken cancellationToken) =>
        connection.CallAsync<ElementList>(Methods.Look, new LookRequest(Editor, "textbox"), cancellationToken);

    private static async Task<ActResult> ActAsync(HostConnection connection, string element, string text, CancellationToken cancellationToken)
    {
        var request = new ActRequest("t", Editor, new RunSettings(Screenshots: false), "set_text", null, element, new Dictionary<string, object?> { ["text"] = text });
        var result = await connection.CallAsync<ActResult>(Methods.Act, request, cancellationToken);
        return result.Run.Outcome == Outcome.Verified ? result : throw new BenchmarkFailedException($"the action ended as {result.Run.Outcome}: {result.Run.Error?.Message}");
    }
}
