namespace LamPS.Learning.Plans.Splitting;

/// <summary>Something of a test that stands in train.</summary>
/// <param name="TaskId">The held-out record.</param>
/// <param name="Kind">What leaks.</param>
/// <param name="Train">Where it stands: a record, procedure or family of train.</param>
public sealed record PlanLeak(string TaskId, PlanLeakKind Kind, string Train);
