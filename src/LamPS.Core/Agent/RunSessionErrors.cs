using LamPS.Contracts;

namespace LamPS.Core.Agent;

/// <summary>Errors that end any run.</summary>
public static class RunSessionErrors
{
    /// <summary>Ctrl+C, or the caller.</summary>
    public static LamException Cancelled() =>
        new(nameof(Cancelled), ExitCode.Cancelled, "stopped by the user", "'lamps report last' shows how far it came.");

    /// <summary>Ctrl+C, or the caller, in what is no run.</summary>
    public static LamException CommandCancelled() =>
        new(nameof(Cancelled), ExitCode.Cancelled, "stopped by the user", "What was kept so far stays: 'data collect', 'train', 'eval live' and 'app learn --resume' go on where they were stopped.");

    /// <summary>The run's time limit passed.</summary>
    /// <param name="limit">The limit.</param>
    public static LamException RunTimedOut(TimeSpan limit) =>
        new(nameof(RunTimedOut), ExitCode.TimedOut, $"not done within {limit}", "Give it longer with --timeout or 'timeout:'; 'lamps report last' shows where the time went.");

    /// <summary>A defect.</summary>
    /// <param name="error">What was thrown.</param>
    public static LamException InternalError(Exception error) =>
        new(nameof(InternalError), ExitCode.Internal, $"defect in LamPS: {error.GetType().Name}: {error.Message}", "Please report it with the output of the same command with --verbose.", error);
}
