namespace LamPS.Contracts;

/// <summary>Exit codes of <c>lamps</c>. Part of the command line's contract: never renumber.</summary>
public enum ExitCode
{
    /// <summary>Everything that was asked was done and proven.</summary>
    Verified = 0,

    /// <summary>A step or an expectation failed, or nothing proves that it held.</summary>
    Failed = 1,

    /// <summary>The input is invalid: command line, runbook, selector, request.</summary>
    InvalidInput = 2,

    /// <summary>Refused by policy or by the user.</summary>
    Refused = 3,

    /// <summary>The environment isn't ready: desktop, application, model. The error names the remedy.</summary>
    NotReady = 4,

    /// <summary>Cancelled by the user or by the caller.</summary>
    Cancelled = 5,

    /// <summary>A time limit passed.</summary>
    TimedOut = 6,

    /// <summary>A defect in LamPS.</summary>
    Internal = 10,
}
