namespace LamPS.Contracts.Learning;

/// <summary>A family of tasks, for lists.</summary>
/// <param name="Id">Id.</param>
/// <param name="Area">What it is about.</param>
/// <param name="Phrasings">How many phrasings.</param>
/// <param name="HasExpert">Whether a teacher can do it.</param>
/// <param name="Split"><c>train</c> or <c>test-family</c>.</param>
/// <param name="Example">A phrasing.</param>
public sealed record FamilyInfo(string Id, string Area, int Phrasings, bool HasExpert, string Split, string Example);
