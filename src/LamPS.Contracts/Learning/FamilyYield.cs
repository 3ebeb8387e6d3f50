using System;

namespace LamPS.Contracts.Learning;

/// <summary>How often tasks of a family were done.</summary>
/// <param name="Agent">Who tried them.</param>
/// <param name="Family">Family, or families of one request joined by <c>+</c>.</param>
/// <param name="Episodes">Episodes that were tried.</param>
/// <param name="Verified">Of them, those whose saved document shows that the task was done.</param>
public sealed record FamilyYield(string Agent, string Family, int Episodes, int Verified)
{
    /// <summary>Share of the episodes that were verified, from 0 to 1.</summary>
    public double Yield => Episodes > 0 ? Math.Round((double)Verified / Episodes, 4) : 0;
}
