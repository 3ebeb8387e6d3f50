namespace LamPS.Contracts.Runs;

/// <summary>The time budget of one action, in milliseconds.</summary>
/// <param name="Capture">Taking snapshots.</param>
/// <param name="Filter">Making candidates.</param>
/// <param name="Decide">Choosing among them.</param>
/// <param name="Act">Doing it on the desktop.</param>
/// <param name="Verify">Looking whether it worked, waiting included.</param>
public sealed record StepTimes(double Capture, double Filter, double Decide, double Act, double Verify)
{
    /// <summary>No time spent.</summary>
    public static StepTimes Zero { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Sum of all parts.</summary>
    public double Total => Capture + Filter + Decide + Act + Verify;

    /// <summary>Adds two budgets part by part.</summary>
    /// <param name="a">First.</param>
    /// <param name="b">Second.</param>
    public static StepTimes operator +(StepTimes a, StepTimes b) => new(
        a.Capture + b.Capture, a.Filter + b.Filter, a.Decide + b.Decide, a.Act + b.Act, a.Verify + b.Verify);
}
