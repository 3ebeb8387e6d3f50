namespace LamPS.Benchmarks;

/// <summary>Something that is measured against a target.</summary>
internal abstract class Benchmark
{
    /// <summary>Name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What is measured, for people.</summary>
    public abstract string Title { get; }

    /// <summary>Measures.</summary>
    /// <exception cref="NotMeasurableException">It can't be measured here; the message says why.</exception>
    public abstract Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken);
}

/// <summary>What the command line chose.</summary>
/// <param name="Host">The built <c>lamps</c>.</param>
/// <param name="Repository">Root of the working tree.</param>
/// <param name="Work">Empty folder for files that a benchmark needs; it goes afterwards.</param>
/// <param name="WriterRuns">Runs of the letter on fresh Writer processes.</param>
internal sealed record BenchmarkSettings(string Host, string Repository, string Work, int WriterRuns);

/// <summary>A benchmark can't be run here: the machine lacks something.</summary>
internal sealed class NotMeasurableException(string message) : Exception(message);

/// <summary>What was to be measured doesn't work; that is no skip.</summary>
internal sealed class BenchmarkFailedException(string message) : Exception(message);
