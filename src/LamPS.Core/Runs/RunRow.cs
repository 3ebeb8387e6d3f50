namespace LamPS.Core.Runs;

/// <summary>A run as its row holds it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Process">Identity of the process that runs it.</param>
internal sealed record RunRow(RunRecord Run, string Process);
