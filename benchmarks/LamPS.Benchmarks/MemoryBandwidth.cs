using System.Diagnostics;
using System.Numerics;

namespace LamPS.Benchmarks;

/// <summary>Measures how fast weights can be read at all: the floor under writing a token, which needs each of them once.</summary>
internal static class MemoryBandwidth
{
    // Well beyond what caches hold, so that every pass reads what no pass before left in one.
    private const long Beyond = 512L << 20;
    private const int Passes = 9;

    private static float[][] _memory = [];
    private static long _next;

    /// <summary>Milliseconds to read a number of bytes from memory, one number for each of several passes.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="threads">Threads that share them.</param>
    public static Sample Read(long bytes, int threads)
    {
        var all = (int)(Math.Max(Beyond, 2 * bytes) / sizeof(float) / threads);
        if (_memory.Length != threads || _memory[0].Length < all)
        {
            _memory = [.. Enumerable.Range(0, threads).Select(_ => new float[all])];
            foreach (var part in _memory)
                part.AsSpan().Fill(1);
        }

        var share = (int)(bytes / sizeof(float) / threads);
        var sums = new float[threads];
        var passes = new Sample();
        for (var pass = 0; pass < Passes; pass++)
        {
            var from = (int)(_next % (_memory[0].Length - share));
            _next += share;
            passes.Add(Pass(threads, i => sums[i] += Sum(_memory[i].AsSpan(from, share))));
        }

        return sums.Sum() > 0 ? passes : throw new BenchmarkFailedException("memory reads as zero");
    }

    // From the moment that the first begins to the moment that the last ends.
    private static double Pass(int threads, Action<int> read)
    {
        using var barrier = new Barrier(threads);
        var (begun, ended) = (new long[threads], new long[threads]);
        var workers = Enumerable.Range(0, threads).Select(i => new Thread(() =>
        {
            barrier.SignalAndWait();
            begun[i] = Stopwatch.GetTimestamp();
            read(i);
            ended[i] = Stopwatch.GetTimestamp();
        })).ToList();
        workers.ForEach(w => w.Start());
        workers.ForEach(w => w.Join());
        return Stopwatch.GetElapsedTime(begun.Min(), ended.Max()).TotalMilliseconds;
    }

    // Eight sums, so that additions don't wait for each other.
    private static float Sum(ReadOnlySpan<float> values)
    {
        var width = Vector<float>.Count;
        Vector<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (var i = 0; i <= values.Length - (8 * width); i += 8 * width)
        {
            a += new Vector<float>(values[i..]);
            b += new Vector<float>(values[(i + width)..]);
            c += new Vector<float>(values[(i + (2 * width))..]);
            d += new Vector<float>(values[(i + (3 * width))..]);
            e += new Vector<float>(values[(i + (4 * width))..]);
            f += new Vector<float>(values[(i + (5 * width))..]);
            g += new Vector<float>(values[(i + (6 * width))..]);
            h += new Vector<float>(values[(i + (7 * width))..]);
        }

        return Vector.Sum(a + b + c + d + e + f + g + h);
    }
}
