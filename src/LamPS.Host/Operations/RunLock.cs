using System.Security.Cryptography;
using System.Text;
using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Agent;
using LamPS.Core.Runbooks;

namespace LamPS.Host.Composition;

/// <summary>Keeps runs with the same key apart (<c>concurrency</c> of a runbook). The lock is a file held open, so a run that dies lets go of it.</summary>
internal static class RunLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Takes the lock of a runbook.</summary>
    /// <param name="concurrency">What the runbook says.</param>
    /// <param name="context">The run, told when it waits.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The lock; null when another run has it and this one is to be skipped.</returns>
    /// <exception cref="LamException">Another run has it and should be cancelled, which this version can't.</exception>
    public static async Task<IDisposable?> TakeAsync(RunbookConcurrency concurrency, RunContext context, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(LampsHome.Folder, "locks"));
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(concurrency.Key)))[..32];
        var path = Path.Combine(folder.FullName, name + ".lock");
        for (var told = false; ; told = true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                switch (concurrency.OnConflict)
                {
                    case ConflictAction.Skip:
                        context.Progress($"skipped: another run with the key '{concurrency.Key}' is going on");
                        return null;
                    case ConflictAction.Cancel:
                        throw new LamException(
                            "ConflictCancelNotAvailable",
                            ExitCode.NotReady,
                            $"another run with the key '{concurrency.Key}' is going on, and this version can't cancel it",
                            "Stop it with Ctrl+C where it runs, or use 'on-conflict: queue' or 'skip'.");
                }
            }

            if (!told)
            {
                context.Progress($"waiting for another run with the key '{concurrency.Key}'");
            }

            await Task.Delay(Pause, context.Time, cancellationToken).ConfigureAwait(false);
        }
    }
}
