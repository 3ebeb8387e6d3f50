namespace LamPS.Learning.Plans;

/// <summary>A data set that was made.</summary>
/// <param name="Folder">Full path of the folder.</param>
/// <param name="Card">What is in it.</param>
/// <param name="DurationMs">How long it took, milliseconds.</param>
public sealed record PlanDatasetResult(string Folder, PlanDatasetCard Card, double DurationMs);
