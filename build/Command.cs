using System.Diagnostics;

namespace LamPS.Build;

/// <summary>How a child process ended.</summary>
/// <param name="ExitCode">Its exit code; meaningless when it was ended by the limit.</param>
/// <param name="TimedOut">Whether the limit ended it.</param>
internal readonly record struct CommandResult(int ExitCode, bool TimedOut)
{
    public bool Succeeded => ExitCode == 0 && !TimedOut;
}

/// <summary>Runs a program; with it go all the processes that it started.</summary>
internal sealed record Command(string Program, IReadOnlyList<string> Arguments)
{
    // A compiler server that a build left running holds the other end of the pipe; waiting for its end would wait for minutes.
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(2);

    // Time for a child that got the same Ctrl+C to put things away.
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(15);

    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public TimeSpan Limit { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Whether the child may end by itself when the build is stopped; otherwise it is ended at once.</summary>
    public bool StopsByItself { get; init; }

    public static Command Dotnet(params IEnumerable<string> arguments) => new(System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [.. arguments]);

    /// <summary>Runs it with this terminal as its own.</summary>
    public Task<CommandResult> RunAsync(CancellationToken cancellationToken) => RunAsync(null, cancellationToken);

    /// <summary>Runs it and hands over each line of both outputs; calls come one at a time.</summary>
    public async Task<CommandResult> RunAsync(Action<string>? onLine, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Program, Arguments) { RedirectStandardOutput = onLine is not null, RedirectStandardError = onLine is not null };
        start.WorkingDirectory = WorkingDirectory ?? "";
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;

        using var process = new Process { StartInfo = start };
        var ended = new CountdownEvent(onLine is null ? 0 : 2);
        var gate = new Lock();
        void OnData(string? line)
        {
            if (line is null)
            {
                ended.Signal();
                return;
            }

            lock (gate)
                onLine!(line);
        }

        process.OutputDataReceived += (_, e) => OnData(e.Data);
        process.ErrorDataReceived += (_, e) => OnData(e.Data);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new BuildException(BuildExit.NotReady, $"'{Program}' can't be started: {error.Message}");
        }

        if (onLine is not null)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        var timedOut = await WaitAsync(process, cancellationToken);
        if (onLine is not null)
            ended.Wait(OutputGrace, CancellationToken.None);
        return new CommandResult(process.ExitCode, timedOut);
    }

    private async Task<bool> WaitAsync(Process process, CancellationToken cancellationToken)
    {
        // WaitForExitAsync would also wait for the end of the outputs, which a server left behind by the child may hold.
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult();
        if (process.HasExited)
            exited.TrySetResult();

        try
        {
            await exited.Task.WaitAsync(Limit, cancellationToken);
            return false;
        }
        catch (TimeoutException)
        {
            await KillAsync(process, exited.Task);
            return true;
        }
        catch (OperationCanceledException)
        {
            if (StopsByItself)
                await Task.WhenAny(exited.Task, Task.Delay(StopGrace, CancellationToken.None));
            await KillAsync(process, exited.Task);
            throw;
        }
    }

    private static async Task KillAsync(Process process, Task exited)
    {
        if (!exited.IsCompleted)
            process.Kill(entireProcessTree: true);
        await exited;
    }
}
