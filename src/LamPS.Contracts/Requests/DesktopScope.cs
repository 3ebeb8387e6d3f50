namespace LamPS.Contracts.Requests;

/// <summary>What a request is about.</summary>
/// <param name="Desktop">Kind of desktop; <c>auto</c> chooses by the application.</param>
/// <param name="Headless">In a private session.</param>
/// <param name="Application">Application: a name of the catalog, or a command; null for the only one that runs.</param>
/// <param name="Document">Full path of a document to open.</param>
/// <param name="TimeoutMs">Longest duration in milliseconds; null for none.</param>
public sealed record DesktopScope(
    string Desktop = "auto", bool Headless = false, string? Application = null, string? Document = null, double? TimeoutMs = null);
