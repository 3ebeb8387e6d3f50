using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Runs;

namespace LamPS.Core.Agent;

/// <summary>What the executor did.</summary>
/// <param name="Record">The record as it was journalled.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="After">What is on the screen now.</param>
public sealed record ActionReport(StepRecord Record, ActionOutcome Outcome, Snapshot After);
