namespace LamPS.Model.Devices;

/// <summary>How the process of a probe ended.</summary>
/// <param name="ExitCode">Its exit code; null when the limit ended it or it couldn't be started.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Problem">Why there is no exit code; empty when there is one.</param>
public sealed record ProbeEnd(int? ExitCode, string Output, string Problem);
