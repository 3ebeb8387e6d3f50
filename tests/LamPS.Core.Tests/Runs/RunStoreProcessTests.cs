using System.Diagnostics;
using LamPS.Contracts;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Runs;

/// <summary>What other processes write: this program is started again to run one of the explicit tests below.</summary>
public sealed class RunStoreProcessTests : IDisposable
{
    private const string FolderVariable = "LAMPS_TEST_RUNS";
    private const int Actions = 100;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_process_was_about_to_do_when_it_died_is_in_the_journal()
    {
        var process = await RunAsync(nameof(Dies_in_the_middle_of_an_action));
        Assert.NotEqual(0, process.ExitCode);

        using var store = new RunStore(_folder.Path);
        var run = store.Get("last");
        Assert.Equal(process.Id, run.ProcessId);
        Assert.Equal(nameof(RunErrors.RunInterrupted), run.Error!.Id);
        Assert.Contains("action 2 (click", run.Error.Message, StringComparison.Ordinal);
        Assert.Equal(
            [typeof(RunStarted), typeof(StepEnded), typeof(StepStarted)],
            store.Events(run.Id).Select(e => e.GetType()));
    }

    [Fact]
    public async Task Processes_write_side_by_side()
    {
        var others = Task.WhenAll(RunAsync(nameof(Writes_a_run)), RunAsync(nameof(Writes_a_run)));
        using var store = new RunStore(_folder.Path);
        Write(store);
        Assert.All(await others, p => Assert.Equal(0, p.ExitCode));

        Assert.Equal(3, store.List(10).Count);
        Assert.All(store.List(10), run =>
        {
            Assert.Equal(Outcome.Verified, run.Outcome);
            Assert.Equal(Enumerable.Range(1, Actions), store.Events(run.Id).OfType<StepEnded>().Select(e => e.Record.Number));
        });
    }

    [Fact(Explicit = true)]
    public void Dies_in_the_middle_of_an_action()
    {
        // Neither the store nor anything else is closed.
        var store = new RunStore(Environment.GetEnvironmentVariable(FolderVariable)!);
        store.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run()));
        store.OnEvent(new StepStarted(RunSamples.Start, RunSamples.Begun(1)));
        store.OnEvent(new StepEnded(RunSamples.Start, RunSamples.Done(RunSamples.Begun(1))));
        store.OnEvent(new StepStarted(RunSamples.Start, RunSamples.Begun(2, "click")));
        Process.GetCurrentProcess().Kill();
    }

    [Fact(Explicit = true)]
    public void Writes_a_run()
    {
        using var store = new RunStore(Environment.GetEnvironmentVariable(FolderVariable)!);
        Write(store);
    }

    private static void Write(RunStore store)
    {
        var run = RunSamples.Run(RunIds.New());
        store.OnEvent(new RunStarted(RunSamples.Start, run));
        for (var i = 1; i <= Actions; i++)
        {
            store.OnEvent(new StepStarted(RunSamples.Start, RunSamples.Begun(i)));
            store.OnEvent(new StepEnded(RunSamples.Start, RunSamples.Done(RunSamples.Begun(i))));
        }

        store.OnEvent(new RunEnded(RunSamples.Start, RunSamples.Ended(run)));
    }

    private async Task<(int Id, int ExitCode)> RunAsync(string test)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet")
        {
            start.ArgumentList.Add(typeof(RunStoreProcessTests).Assembly.Location);
        }

        foreach (var argument in (string[])["-explicit", "only", "-method", $"{typeof(RunStoreProcessTests).FullName}.{test}"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[FolderVariable] = _folder.Path;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        TestContext.Current.SendDiagnosticMessage("{0}{1}", await output, await errors);
        return (process.Id, process.ExitCode);
    }
}
