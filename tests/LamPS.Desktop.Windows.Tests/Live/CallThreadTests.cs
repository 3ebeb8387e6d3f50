using LamPS.Core.Live;
using LamPS.Testing;
using Xunit;

namespace LamPS.Desktop.Windows.Tests.Live;

public sealed class CallThreadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_run_one_after_the_other_on_one_thread()
    {
        var calls = new CallThread(TimeProvider.System);
        var running = 0;

        var threads = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => calls.RunAsync(
            _ =>
            {
                Assert.Equal(1, Interlocked.Increment(ref running));
                Interlocked.Decrement(ref running);
                return Environment.CurrentManagedThreadId;
            },
            TimeSpan.FromMinutes(1),
            Token)));

        Assert.Single(threads.Distinct());
        calls.End();
    }

    [Fact]
    public async Task A_call_that_hangs_is_left_behind_and_the_next_one_is_made()
    {
        var time = new ManualTimeProvider();
        var calls = new CallThread(time);
        using var hang = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var told = CancellationToken.None;
        var first = calls.RunAsync(
            token =>
            {
                told = token;
                entered.Set();
                hang.Wait(Token);
                return 1;
            },
            TimeSpan.FromSeconds(5),
            Token);
        entered.Wait(Token);

        time.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<TimeoutException>(() => first);
        Assert.True(told.IsCancellationRequested);
        Assert.Equal(2, await calls.RunAsync(_ => 2, TimeSpan.FromSeconds(5), Token));
        hang.Set();
        calls.End();
    }

    [Fact]
    public async Task A_cancellation_does_not_wait_for_the_call()
    {
        var calls = new CallThread(TimeProvider.System);
        using var hang = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var call = calls.RunAsync(
            _ =>
            {
                entered.Set();
                hang.Wait(Token);
                return 1;
            },
            TimeSpan.FromMinutes(1),
            cancel.Token);
        entered.Wait(Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        hang.Set();
        calls.End();
    }

    [Fact]
    public async Task What_a_call_throws_is_thrown()
    {
        var calls = new CallThread(TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(() => calls.RunAsync<int>(_ => throw new InvalidOperationException(), TimeSpan.FromMinutes(1), Token));
        calls.End();
    }

    [Fact]
    public void A_patient_call_gives_up_waiting_but_not_the_call()
    {
        using var hang = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();

        var answered = PatientCall.Run(
            () =>
            {
                hang.Wait(Token);
                done.Set();
            },
            TimeSpan.Zero);

        Assert.False(answered);
        hang.Set();
        done.Wait(Token);
        Assert.True(PatientCall.Run(() => { }, TimeSpan.FromMinutes(1)));
        Assert.Throws<InvalidOperationException>(() => PatientCall.Run(() => throw new InvalidOperationException(), TimeSpan.FromMinutes(1)));
    }
}
