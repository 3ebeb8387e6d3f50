using LamPS.Contracts;
using LamPS.Core;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;
using Xunit;

namespace LamPS.Model.Tests.Onnx;

[Trait("Needs", "onnxruntime")]
public sealed class OnnxSessionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_runtime_says_what_it_is()
    {
        Assert.True(OnnxRuntime.IsAvailable(out var error), error?.Message);
        Assert.Matches(@"^1\.\d+\.\d+", OnnxRuntime.Version);
        Assert.Contains("CPUExecutionProvider", OnnxRuntime.Providers());
        Assert.Contains(OnnxRuntime.Hardware(), h => h.Kind == OnnxHardwareKind.Cpu);
    }

    [Fact]
    public void A_session_describes_and_runs_its_model()
    {
        using var session = OnnxSession.Load(Doubler(), new(), Token);
        Assert.Equal(("x", OnnxElementType.Float32), (session.Inputs[0].Name, session.Inputs[0].ElementType));
        Assert.Equal([-1L, 3], session.Inputs[0].Shape);
        Assert.Equal(["rows", ""], session.Inputs[0].Symbols);

        using var x = OnnxTensor.Of<float>([1, 2, 3, 4, 5, 6], 2, 3);
        using var y = session.Run(new Dictionary<string, OnnxTensor> { ["x"] = x }, [], Token)[0];

        Assert.Equal([2, 3], y.Shape);
        Assert.Equal([2f, 4, 6, 8, 10, 12], y.Span<float>().ToArray());
    }

    [Fact]
    public void Views_share_memory_and_keep_it()
    {
        var whole = OnnxTensor.Of<int>([1, 2, 3, 4, 5, 6], 6);
        using var part = whole.View(2, 2, 2);
        whole.Span<int>()[3] = 40;
        whole.Dispose();
        GC.Collect();

        Assert.Equal([3, 40, 5, 6], part.Span<int>().ToArray());
        Assert.Throws<ObjectDisposedException>(() => whole.Span<int>().Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => part.View(2, 3));
        Assert.Throws<LamException>(() => part.Span<long>().Length);
    }

    [Fact]
    public void A_binding_runs_again_over_changed_memory()
    {
        using var session = OnnxSession.Load(Doubler(), new(), Token);
        using var binding = new OnnxBinding(session);
        using var x = OnnxTensor.Of<float>([1, 1, 1], 1, 3);
        using var y = OnnxTensor.Allocate<float>(1, 3);
        binding.BindInput("x", x);
        binding.BindOutput("y", y);
        for (var i = 1; i < 4; i++)
        {
            x.Span<float>().Fill(i);
            binding.Run(Token);
            Assert.Equal(2f * i, y.Span<float>()[2]);
        }

        Assert.Equal("UnknownTensorName", Assert.Throws<LamException>(() => binding.BindInput("z", x)).Id);
        Assert.Equal("UnknownTensorName", Assert.Throws<LamException>(() => binding.BindOutput("z")).Id);
    }

    [Fact]
    public void Errors_carry_the_runtimes_words()
    {
        using var session = OnnxSession.Load(Doubler(), new(), Token);
        using var wrong = OnnxTensor.Of<float>([1, 2], 1, 2);
        var error = Assert.Throws<LamException>(() => session.Run(new Dictionary<string, OnnxTensor> { ["x"] = wrong }, [], Token));
        Assert.Equal(("OnnxCallFailed", ExitCode.InvalidInput), (error.Id, error.ExitCode));
        Assert.Contains("Got: 2 Expected: 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_can_be_given_from_outside()
    {
        var settings = new OnnxSessionSettings { Initializers = new Dictionary<string, OnnxTensor> { ["factor"] = OnnxTensor.Of<float>([3], 1) } };
        using var session = OnnxSession.Load(Doubler(), settings, Token);
        settings.Initializers["factor"].Dispose();
        using var x = OnnxTensor.Of<float>([1, 2, 3], 1, 3);
        using var y = session.Run(new Dictionary<string, OnnxTensor> { ["x"] = x }, ["y"], Token)[0];
        Assert.Equal([3f, 6, 9], y.Span<float>().ToArray());
    }

    [Fact]
    public void A_run_stops_when_it_is_cancelled()
    {
        using var session = OnnxSession.Load(LongLoop(), new() { Threads = 1 }, Token);
        using var count = OnnxTensor.Of<long>([long.MaxValue]);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Dictionary<string, OnnxTensor> inputs = new() { ["count"] = count };
        Assert.ThrowsAny<OperationCanceledException>(() => session.Run(inputs, [], stop.Token));

        // The session lives on.
        count.Span<long>()[0] = 3;
        using var y = session.Run(inputs, [], Token)[0];
        Assert.Equal(8f, y.Span<float>()[0]);
        Assert.ThrowsAny<OperationCanceledException>(() => session.Run(inputs, [], new CancellationToken(true)));
        Assert.ThrowsAny<OperationCanceledException>(() => OnnxSession.Load(Doubler(), new(), new CancellationToken(true)));
    }

    [Fact]
    public void A_profile_is_written()
    {
        var folder = Directory.CreateTempSubdirectory("lamps-model-");
        try
        {
            using var session = OnnxSession.Load(Doubler(), new() { ProfilePrefix = Path.Combine(folder.FullName, "profile") }, Token);
            using var x = OnnxTensor.Of<float>([1, 2, 3], 1, 3);
            session.Run(new Dictionary<string, OnnxTensor> { ["x"] = x }, [], Token)[0].Dispose();
            var path = session.EndProfiling();
            Assert.StartsWith(folder.FullName, path, StringComparison.Ordinal);
            Assert.Contains("\"op_name\"", File.ReadAllText(path), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public async Task Disposing_while_a_run_goes_on_is_safe()
    {
        var session = OnnxSession.Load(LongLoop(), new() { Threads = 1 }, Token);
        using var count = OnnxTensor.Of<long>([2_000]);
        using var started = new ManualResetEventSlim();
        var run = Task.Run(
            () =>
            {
                using var binding = new OnnxBinding(session);
                binding.BindInput("count", count);
                binding.BindOutput("y");
                started.Set();
                binding.Run(CancellationToken.None);
                using var y = binding.TakeOutputs()[0];
                return y.Span<float>()[0];
            },
            Token);
        started.Wait(Token);
        session.Dispose();
        try
        {
            Assert.Equal(float.PositiveInfinity, await run);
        }
        catch (ObjectDisposedException)
        {
            // The session went before the run began; that is as good.
        }

        Assert.Throws<ObjectDisposedException>(() => new OnnxBinding(session));
    }

    [Fact]
    public void Running_does_not_leak()
    {
        using var session = OnnxSession.Load(Doubler(), new() { Threads = 1 }, Token);
        void Use(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using var x = OnnxTensor.Allocate<float>(1000, 3);
                session.Run(new Dictionary<string, OnnxTensor> { ["x"] = x }, [], Token)[0].Dispose();
            }
        }

        Use(200);
        var before = Environment.WorkingSet;
        Use(5_000);

        // Leaking would cost at least 24 kB a run, 120 MB.
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 40_000_000);
    }

    /// <summary>y = x * factor, factor 2.</summary>
    internal static byte[] Doubler()
    {
        var graph = new GraphBuilder("doubler");
        var x = graph.Input("x", OnnxElementType.Float32, "rows", 3);
        var factor = graph.Weight("factor", OnnxElementType.Float32, BitConverter.GetBytes(2f), 1);
        graph.Output(graph.Node("Mul", [x, factor]), "y", OnnxElementType.Float32, "rows", 3);
        return graph.ToBytes();
    }

    /// <summary>Doubles 1 as often as asked: y = 2 ^ count.</summary>
    internal static byte[] LongLoop()
    {
        var body = new GraphBuilder("body");
        body.Input("iteration", OnnxElementType.Int64);
        body.Input("go", OnnxElementType.Boolean);
        var value = body.Input("value", OnnxElementType.Float32);
        body.Output("go", "go_on", OnnxElementType.Boolean);
        body.Output(body.Node("Add", [value, value]), "doubled", OnnxElementType.Float32);

        var graph = new GraphBuilder("loop");
        var count = graph.Input("count", OnnxElementType.Int64);
        graph.Output(graph.Node("Loop", [count, "", graph.Number(1)], GraphAttribute.Of("body", body)), "y", OnnxElementType.Float32);
        return graph.ToBytes();
    }
}
