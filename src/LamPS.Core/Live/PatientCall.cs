namespace LamPS.Core.Live;

/// <summary>Makes a call that may be answered only much later, and doesn't wait for that.</summary>
internal static class PatientCall
{
    /// <summary>Makes a call on a thread of its own.</summary>
    /// <param name="call">Call.</param>
    /// <param name="patience">How long its answer is waited for.</param>
    /// <returns>Whether it was answered. What it throws in time is thrown; what it throws later, nobody hears.</returns>
    public static bool Run(Action call, TimeSpan patience)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                call();
                done.SetResult();
            }
            catch (Exception error)
            {
                done.SetException(error);
            }
        })
        {
            IsBackground = true,
            Name = "LamPS patient call",
        }.Start();
        _ = done.Task.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        try
        {
            return done.Task.Wait(patience);
        }
        catch (AggregateException error) when (error.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error.InnerException);
            throw;
        }
    }
}
