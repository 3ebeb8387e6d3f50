using LamPS.Contracts.Runs;

namespace LamPS.Contracts.Requests;

/// <summary>Something that happened in a run, told while it goes on.</summary>
/// <param name="Token">Request that it belongs to.</param>
/// <param name="Number">Number within the request, from 1, without gaps.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Message">What happened, in one line for people.</param>
/// <param name="Run">Id of the run; empty for a request that is none.</param>
/// <param name="Done">Plan steps or runbook steps done so far.</param>
/// <param name="Total">How many there are as far as known; 0 when it isn't.</param>
/// <param name="Step">The action that ended, for <see cref="RunUpdateKind.Action"/>.</param>
/// <param name="Expectation">What was checked, for <see cref="RunUpdateKind.Expectation"/>.</param>
public sealed record RunUpdate(
    string Token,
    int Number,
    RunUpdateKind Kind,
    string Message,
    string Run = "",
    int Done = 0,
    int Total = 0,
    StepResult? Step = null,
    ExpectationOutcome? Expectation = null);
