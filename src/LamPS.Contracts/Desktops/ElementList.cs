using System.Collections.Generic;

namespace LamPS.Contracts.Desktops;

/// <summary>Elements of a snapshot and what it left out.</summary>
/// <param name="Elements">Elements, parents before children.</param>
/// <param name="Omitted">What was left out, for people; empty when nothing was.</param>
public sealed record ElementList(IReadOnlyList<ElementInfo> Elements, IReadOnlyList<string> Omitted);
