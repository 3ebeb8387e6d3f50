namespace LamPS.Core.Applications.Exploring;

/// <summary>What was found in a dialog.</summary>
/// <param name="Fields">Its fields.</param>
/// <param name="Buttons">Its buttons.</param>
/// <param name="IsCutShort">Whether the time was up before the last page.</param>
/// <param name="IsDoubtful">Whether something tried did not go back.</param>
internal sealed record DialogFindings(IReadOnlyList<MapField> Fields, IReadOnlyList<string> Buttons, bool IsCutShort, bool IsDoubtful);
