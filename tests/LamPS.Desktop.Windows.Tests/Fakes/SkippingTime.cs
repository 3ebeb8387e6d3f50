using LamPS.Core.Live.Capturing;

namespace LamPS.Desktop.Windows.Tests.Fakes;

/// <summary>The system's clock, on which a pause is over at once and counts all the same.</summary>
internal sealed class SkippingTime : TimeProvider
{
    private long _skipped;

    public Pause Pause => (span, cancellationToken) =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        Skip(span);
    };

    public override long GetTimestamp() => System.GetTimestamp() + Interlocked.Read(ref _skipped);

    public void Skip(TimeSpan span) => Interlocked.Add(ref _skipped, (long)(span.TotalSeconds * TimestampFrequency));
}
