namespace LamPS.Contracts;

/// <summary>An error as people and programs see it.</summary>
/// <param name="Id">Stable identifier, for scripts to test.</param>
/// <param name="Message">What went wrong and where.</param>
/// <param name="Remedy">What to do, or what to type next; empty when there is nothing to do.</param>
public sealed record LamError(string Id, string Message, string Remedy);
