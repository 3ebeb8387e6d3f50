using LamPS.Contracts;
using LamPS.Core.Agent;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>How a step, or a list of steps, ended.</summary>
/// <param name="Outcome">Outcome.</param>
/// <param name="Detail">What was done, or why it failed; for people.</param>
internal sealed record StepEnding(Outcome Outcome, string Detail)
{
    /// <summary>Result that expressions can use.</summary>
    public RunbookValue Output { get; init; } = RunbookValue.Null;

    /// <summary>Why it failed, or null.</summary>
    public LamException? Error { get; init; }

    /// <summary>Id of the step that failed, when it was one below.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Whether what failed is a request or an expectation: then the run has failed, also where it goes on.</summary>
    public bool FailsRun { get; init; }

    /// <summary>Whether the next step may follow.</summary>
    public bool IsDone => Outcome is Outcome.Verified or Outcome.Unverified or Outcome.Skipped;

    public static StepEnding Verified(string detail = "", RunbookValue? output = null) =>
        new(Outcome.Verified, detail) { Output = output ?? RunbookValue.Null };

    public static StepEnding Skipped(string detail) => new(Outcome.Skipped, detail);

    public static StepEnding Of(LamException error) => Of(RunEnding.Of(error));

    public static StepEnding Of(RunEnding ending, string detail = "") => new(ending.Outcome, ending.Error?.Message ?? detail) { Error = ending.Error };
}
