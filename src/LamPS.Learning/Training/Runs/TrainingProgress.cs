namespace LamPS.Learning.Training.Runs;

/// <summary>How training goes, over the last few steps.</summary>
/// <param name="Phase">Phase.</param>
/// <param name="Step">Step.</param>
/// <param name="Steps">Steps of the phase.</param>
/// <param name="Loss">Mean loss.</param>
/// <param name="Candidates">Share of right candidates or ways.</param>
/// <param name="Functions">Share of right functions.</param>
/// <param name="Spans">Share of right argument spans.</param>
/// <param name="Statuses">Share of right statuses.</param>
/// <param name="TokensPerSecond">Tokens a second since the phase began or went on.</param>
public sealed record TrainingProgress(string Phase, long Step, long Steps, double Loss, double Candidates, double Functions, double Spans, double Statuses, double TokensPerSecond)
{
    /// <summary>How the policy moves; null in other phases.</summary>
    public PolicyProgress? Policy { get; init; }
}
