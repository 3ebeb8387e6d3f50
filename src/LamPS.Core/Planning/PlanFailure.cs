namespace LamPS.Core.Planning;

/// <summary>Why a plan has to change.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="StepIndex">Index of the step that failed; earlier ones are done.</param>
/// <param name="Learned">What was learned from each try, in words of LamPS (no text of the user interface).</param>
public sealed record PlanFailure(Plan Plan, int StepIndex, IReadOnlyList<string> Learned);
