namespace LamPS.Core.Applications.Exploring;

/// <summary>How much is tried in one dialog.</summary>
/// <param name="Switches">Most switches.</param>
/// <param name="Lists">Most combo boxes to open.</param>
internal sealed record FieldProbeLimits(int Switches = 60, int Lists = 60);
