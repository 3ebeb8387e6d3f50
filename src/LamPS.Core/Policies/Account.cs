namespace LamPS.Core.Policies;

/// <summary>The account that a process runs as.</summary>
/// <param name="Name">Name, on Windows with the domain.</param>
/// <param name="Sid">Security identifier on Windows, <c>S-1-5-18</c>; empty elsewhere.</param>
/// <param name="UserId">User id on Unix; null elsewhere.</param>
public sealed record Account(string Name, string Sid = "", uint? UserId = null);
