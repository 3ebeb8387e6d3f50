using System.Diagnostics;
using System.Numerics;

namespace LamPS.Benchmarks;

/// <summary>Measures how fast weights can be read at all: the floor under writing a token, which needs each of them once.</summary>
internal static class MemoryBandwidth
{
    /// <summary>Milliseconds to read a block once, one number for each of several passes.</summary>
    /// <param name="bytes">Size of the block: one that fits a cache is read faster.</param>
    /// <param name="threads">Threads that share it.</param>
    public static Sample Read(long bytes, int threads)
    {
        var parts = Enumerable.Range(0, threads).Select(_ => new float[bytes / 4 / threads]).ToArray();
        foreach (var part in parts)
            part.AsSpan().Fill(1);
        var sums = new float[threads];
        var passes = new Sample();
        for (var pass = 0; pass < 9; pass++)
        {
            using var barrier = new Barrier(threads);
            var times = new double[threads];
            var workers = Enumerable.Range(0, threads).Select(i => new Thread(() =>
            {
                barrier.SignalAndWait();
                var started = Stopwatch.GetTimestamp();
                sums[i] = Sum(parts[i]);
                times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            })).ToList();
            workers.ForEach(w => w.Start());
            workers.ForEach(w => w.Join());
            passes.Add(times.Max());
        }

        return sums.Sum() > 0 ? passes : throw new BenchmarkFailedException("memory reads as zero");
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
