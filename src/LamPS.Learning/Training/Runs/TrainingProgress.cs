using System.Globalization;

namespace LamPS.Learning.Training.Runs;

/// <summary>How training goes, over the last few steps. Shares are NaN where the phase never asks for them.</summary>
/// <param name="Phase">Phase.</param>
/// <param name="Step">Step.</param>
/// <param name="Steps">Steps of the phase.</param>
/// <param name="Loss">Mean loss.</param>
/// <param name="Candidates">Share of right candidates or ways.</param>
/// <param name="Functions">Share of right functions.</param>
/// <param name="Spans">Share of right argument spans; for a decoder of right tokens.</param>
/// <param name="Statuses">Share of right statuses.</param>
/// <param name="TokensPerSecond">Tokens a second since the phase began or went on.</param>
public sealed record TrainingProgress(string Phase, long Step, long Steps, double Loss, double Candidates, double Functions, double Spans, double Statuses, double TokensPerSecond)
{
    /// <summary>Names of the columns of <see cref="Row"/>.</summary>
    internal const string Head = "step,loss,candidates,functions,spans,statuses,policy_loss,ratio,clipped,approximate_kl,reference_distance";

    /// <summary>The point as a line of a curve.</summary>
    internal string Row => string.Create(
        CultureInfo.InvariantCulture,
        $"{Step},{Loss:G9},{Cell(Candidates)},{Cell(Functions)},{Cell(Spans)},{Cell(Statuses)},{Policy?.Loss:G9},{Policy?.Ratio:G9},{Policy?.Clipped:G9},{Policy?.ApproximateKl:G9},{Policy?.ReferenceDistance:G9}");

    /// <summary>How the policy moves; null in other phases.</summary>
    public PolicyProgress? Policy { get; init; }

    private static string Cell(double share) => double.IsNaN(share) ? "" : share.ToString("0.0000", CultureInfo.InvariantCulture);
}
