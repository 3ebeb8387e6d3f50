namespace LamPS.Core.Reports;

/// <summary>Where a report was written.</summary>
/// <param name="Html">Full path of the page.</param>
/// <param name="Json">Full path of the JSON beside it.</param>
public sealed record ReportFiles(string Html, string Json);
