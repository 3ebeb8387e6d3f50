using LamPS.Contracts;

namespace LamPS.Core.Agent;

/// <summary>How the body of a run ended.</summary>
/// <param name="Outcome">Outcome.</param>
/// <param name="Error">Why it did not verify, or null.</param>
public sealed record RunEnding(Outcome Outcome, LamException? Error)
{
    /// <summary>Everything was done and proven.</summary>
    public static RunEnding Verified { get; } = new(Outcome.Verified, null);

    /// <summary>Nothing was done, on purpose.</summary>
    public static RunEnding Skipped { get; } = new(Outcome.Skipped, null);

    /// <summary>Exit code of a process that ends with this.</summary>
    public ExitCode ExitCode => Error?.ExitCode ?? Outcome switch
    {
        Outcome.Verified or Outcome.Skipped => ExitCode.Verified,
        Outcome.Blocked => ExitCode.Refused,
        Outcome.Cancelled => ExitCode.Cancelled,
        Outcome.TimedOut => ExitCode.TimedOut,
        _ => ExitCode.Failed,
    };

    /// <summary>An error as an ending.</summary>
    /// <param name="error">The error.</param>
    public static RunEnding Of(LamException error) => new(
        error.ExitCode switch
        {
            ExitCode.Refused => Outcome.Blocked,
            ExitCode.Cancelled => Outcome.Cancelled,
            ExitCode.TimedOut => Outcome.TimedOut,
            _ => Outcome.Failed,
        },
        error);
}
