namespace LamPS.Learning.Training.Writing;

/// <summary>A request, and the plan that is right for it.</summary>
/// <param name="Name">What errors and tables call it; begins with the id of its task.</param>
/// <param name="Application">Application by catalog name; null for none.</param>
/// <param name="Request">What is asked.</param>
/// <param name="Lines">The steps, one action a line.</param>
internal sealed record PlanText(string Name, string? Application, string Request, IReadOnlyList<string> Lines)
{
    /// <summary>Whether it asks with a phrasing that nothing may be learned from.</summary>
    public bool IsUnseen { get; init; }
}
