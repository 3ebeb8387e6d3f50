namespace LamPS.Learning.Proving;

/// <summary>Whether a family's checks tell what they should.</summary>
/// <param name="Family">Id of the family.</param>
/// <param name="HasExpert">Whether a teacher can do it.</param>
/// <param name="Tried">Tasks that were tried live.</param>
/// <param name="Passed">Tasks whose result the checks accepted.</param>
/// <param name="NearMisses">Results that were nearly right, or right for other values, and that the checks refused.</param>
/// <param name="Problems">What is wrong with it; empty when the checks are proven.</param>
/// <param name="Actions">Actions of the longest task.</param>
public sealed record RecipeProof(string Family, bool HasExpert, int Tried, int Passed, int NearMisses, IReadOnlyList<string> Problems, int Actions)
{
    /// <summary>Whether the checks are proven both ways.</summary>
    public bool IsProven => Problems.Count == 0;
}
