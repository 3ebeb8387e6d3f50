using System.Globalization;
using System.Runtime.InteropServices;

namespace LamPS.Desktop.AtSpi.Sessions;

/// <summary>
/// Work by the hour rather than by the moment: until this is disposed of, this process and what it starts wait for their turn instead of taking the
/// processor from whoever wakes them. An application answers a hundred questions one by one; when each answer wakes a reader that goes before the
/// application, most of the time goes into changing between the two. Linux only (<c>SCHED_BATCH</c>, sched(7)); elsewhere it does nothing.
/// </summary>
public sealed partial class BatchScheduling : IDisposable
{
    private const int Normal = 0;
    private const int Batch = 3;

    private BatchScheduling() => Apply(Batch);

    /// <summary>Begins such work. Processes started meanwhile stay so.</summary>
    public static BatchScheduling Begin() => new();

    /// <inheritdoc/>
    public void Dispose() => Apply(Normal);

    // Threads begin as the one that started them. One that ended meanwhile, or a kernel that refuses, changes speed alone.
    private static void Apply(int policy)
    {
        if (!OperatingSystem.IsLinux())
            return;
        foreach (var task in Directory.EnumerateDirectories("/proc/self/task"))
            _ = SetScheduler(int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture), policy, 0);
    }

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, in int priority);
}
