namespace LamPS.Learning.Training.Runs;

/// <summary>How a policy moves away from what it began with, over the last few steps.</summary>
/// <param name="Loss">Mean of the clipped loss; its negative is the expected gain.</param>
/// <param name="Ratio">Mean ratio of likelihoods.</param>
/// <param name="Clipped">Share of actions whose ratio is clipped.</param>
/// <param name="ApproximateKl">Approximate divergence from the policy that the round began with.</param>
/// <param name="ReferenceDistance">Distance to the reference.</param>
public sealed record PolicyProgress(double Loss, double Ratio, double Clipped, double ApproximateKl, double ReferenceDistance);
