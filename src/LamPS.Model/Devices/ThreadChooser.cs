using System.Diagnostics;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Model.Devices;

/// <summary>Finds how many threads a model should use. On a busy or small machine two can be slower than one.</summary>
public static class ThreadChooser
{
    // A second thread has to earn its place: it takes a core from the applications that LamPS drives.
    private const double WorthIt = 0.9;

    private const int Width = 512;
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(25);

    /// <summary>Measures products as decoders have them, about 30 ms a number of threads.</summary>
    /// <param name="cancellationToken">Stops the measurement.</param>
    /// <exception cref="Core.LamException">There is no ONNX Runtime.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static int Measure(CancellationToken cancellationToken)
    {
        var model = Model();
        return Choose(Environment.ProcessorCount, threads => Time(model, threads, cancellationToken));
    }

    /// <summary>Doubles the number of threads for as long as that is worth it.</summary>
    /// <param name="processors">Most threads.</param>
    /// <param name="time">Measures a number of threads; smaller is better.</param>
    internal static int Choose(int processors, Func<int, double> time)
    {
        var (chosen, best) = (1, time(1));
        for (var threads = 2; threads <= processors; threads *= 2)
        {
            var measured = time(threads);
            if (measured > best * WorthIt)
                break;
            (chosen, best) = (threads, measured);
        }

        return chosen;
    }

    // Four layers that don't fit a first-level cache.
    private static byte[] Model()
    {
        var graph = new GraphBuilder("threads");
        var x = graph.Input("x", OnnxElementType.Float32, "rows", Width);
        for (var i = 0; i < 4; i++)
        {
            var name = new WeightName($"w{i}", Width, Width);
            var values = WeightSet.Random([name], i)[name.Name];
            x = graph.Node("MatMul", [x, graph.Weight(name.Name, OnnxElementType.Float32, System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(values).ToArray(), Width, Width)]);
        }

        graph.Output(x, "y", OnnxElementType.Float32, "rows", Width);
        return graph.ToBytes();
    }

    // The best of one reading and many writings, as in a decision: the least disturbed run says most on a busy machine.
    private static double Time(byte[] model, int threads, CancellationToken cancellationToken)
    {
        using var session = OnnxSession.Load(model, new() { Threads = threads }, cancellationToken);
        using var prefill = OnnxTensor.Of<float>(new float[64 * Width], 64, Width);
        using var decode = OnnxTensor.Of<float>(new float[Width], 1, Width);
        return Best(session, prefill, cancellationToken) + (16 * Best(session, decode, cancellationToken));
    }

    private static double Best(OnnxSession session, OnnxTensor x, CancellationToken cancellationToken)
    {
        Dictionary<string, OnnxTensor> inputs = new() { ["x"] = x };
        var best = double.MaxValue;
        var started = Stopwatch.GetTimestamp();
        do
        {
            var begun = Stopwatch.GetTimestamp();
            session.Run(inputs, [], cancellationToken)[0].Dispose();
            best = Math.Min(best, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        while (Stopwatch.GetElapsedTime(started) < Budget / 2);
        return best;
    }
}
