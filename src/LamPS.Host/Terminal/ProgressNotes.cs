using LamPS.Host.Operations;

namespace LamPS.Host.Terminal;

/// <summary>Shows how far work is as notes: now and then, and at the end.</summary>
/// <param name="screen">Where.</param>
/// <param name="time">Clock.</param>
internal sealed class ProgressNotes(Screen screen, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private long? _last;

    /// <summary>Shows one, unless another was shown just before.</summary>
    /// <param name="progress">How far it is.</param>
    public void Show(WorkProgress progress)
    {
        lock (_lock)
        {
            if (_last is { } last && time.GetElapsedTime(last) < Between && (progress.Total == 0 || progress.Done < progress.Total))
                return;
            _last = time.GetTimestamp();
            screen.Note(progress.Message, Style.Dim);
        }
    }
}
