namespace LamPS.Learning.Evaluating.Reports;

/// <summary>One task to look through.</summary>
/// <param name="Id">The task.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Group">Where it belongs, such as its split.</param>
/// <param name="Why">Why it failed, in a few words.</param>
/// <param name="Columns">What stands side by side: the reference, what was predicted.</param>
/// <param name="Picture">Path of a picture relative to the report, or null.</param>
public sealed record ReportCase(string Id, string Request, string Group, string Why, IReadOnlyList<ReportColumn> Columns, string? Picture = null);
