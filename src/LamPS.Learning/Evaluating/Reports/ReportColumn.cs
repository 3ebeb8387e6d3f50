namespace LamPS.Learning.Evaluating.Reports;

/// <summary>A list that stands beside others.</summary>
/// <param name="Heading">Heading.</param>
/// <param name="Lines">Lines; each with whether it is right, or null where that can't be said.</param>
public sealed record ReportColumn(string Heading, IReadOnlyList<(string Text, bool? Right)> Lines);
