using LamPS.Contracts;
using LamPS.Core.Agent;
using LamPS.Core.Desktops;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Agent;

public sealed class RunSessionTests
{
    private readonly ScriptedRun _run = new();

    [Fact]
    public async Task Whatever_happens_the_journal_has_a_beginning_and_an_end_and_what_was_started_is_closed()
    {
        _run.Context.Launched.Add(_run.Desktop.Application);

        var run = await Run(_ => throw new InvalidOperationException("a defect"));

        Assert.Equal(ExitCode.Internal, run.ExitCode);
        Assert.IsType<RunStarted>(_run.Events[0]);
        Assert.IsType<RunEnded>(_run.Events[^1]);
        Assert.Equal(("scripted", CloseMode.Discard), _run.Desktop.Closed.Single());
    }

    [Fact]
    public async Task Ctrl_C_ends_as_cancelled()
    {
        using var stop = new CancellationTokenSource();

        var run = await Run(
            async token =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
                return RunEnding.Verified;
            },
            cancellationToken: stop.Token);

        Assert.Equal((Outcome.Cancelled, ExitCode.Cancelled), (run.Outcome, run.ExitCode));
    }

    [Fact]
    public async Task A_time_limit_ends_as_timed_out()
    {
        var run = await Run(
            async token =>
            {
                var never = Task.Delay(Timeout.InfiniteTimeSpan, token);
                _run.Time.Advance(TimeSpan.FromSeconds(31));
                await never;
                return RunEnding.Verified;
            },
            TimeSpan.FromSeconds(30));

        Assert.Equal((Outcome.TimedOut, ExitCode.TimedOut), (run.Outcome, run.ExitCode));
        Assert.Equal(nameof(RunSessionErrors.RunTimedOut), run.Error!.Id);
    }

    [Theory]
    [InlineData(ExitCode.Refused, Outcome.Blocked)]
    [InlineData(ExitCode.NotReady, Outcome.Failed)]
    [InlineData(ExitCode.TimedOut, Outcome.TimedOut)]
    [InlineData(ExitCode.InvalidInput, Outcome.Failed)]
    public async Task An_error_keeps_its_exit_code(ExitCode exitCode, Outcome outcome)
    {
        var run = await Run(_ => throw new LamException("Some", exitCode, "message", "remedy"));

        Assert.Equal((outcome, exitCode), (run.Outcome, run.ExitCode));
        Assert.Equal(new LamError("Some", "message", "remedy"), run.Error);
    }

    [Fact]
    public async Task Unverified_is_no_success_for_a_script()
    {
        var run = await Run(_ => Task.FromResult(new RunEnding(Outcome.Unverified, AgentErrors.NothingProves(["Press OK"]))));

        Assert.Equal((Outcome.Unverified, ExitCode.Failed), (run.Outcome, run.ExitCode));
    }

    private Task<RunRecord> Run(Func<CancellationToken, Task<RunEnding>> body, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        new RunSession(_run.Context) { Timeout = timeout }.RunAsync(body, cancellationToken);
}
