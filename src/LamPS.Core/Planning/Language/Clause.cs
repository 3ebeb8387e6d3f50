namespace LamPS.Core.Planning.Language;

/// <summary>One part of a request that asks for one thing.</summary>
/// <param name="Text">The part, without what joins it to others.</param>
/// <param name="Start">Where it begins in the request, UTF-16 units.</param>
public sealed record Clause(string Text, int Start);
