using System.Collections.Generic;

namespace LamPS.Contracts.Health;

/// <summary>What <c>doctor</c> found.</summary>
/// <param name="Ready">Whether at least the sandbox and the data folder can be used.</param>
/// <param name="Checks">Each check.</param>
public sealed record HealthReport(bool Ready, IReadOnlyList<HealthCheck> Checks);

/// <summary>One check.</summary>
/// <param name="Area">What it belongs to: <c>host</c>, <c>sandbox</c>, <c>atspi</c>, <c>headless</c>, <c>applications</c>, <c>models</c>, <c>scripts</c>, <c>bridge</c>, <c>windows</c>, <c>rights</c>.</param>
/// <param name="Name">What was looked at.</param>
/// <param name="Ok">Whether it is as it should be.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Remedy">How to get it; empty when it is there.</param>
public sealed record HealthCheck(string Area, string Name, bool Ok, string Detail, string Remedy);
