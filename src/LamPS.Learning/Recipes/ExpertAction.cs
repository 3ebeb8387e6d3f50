namespace LamPS.Learning.Recipes;

/// <summary>One line of an expert's plan for one task.</summary>
/// <param name="Line">The line in words.</param>
public sealed record ExpertAction(string Line)
{
    /// <summary>Function; null when the words tell.</summary>
    public string? Function { get; init; }

    /// <summary>Selector of the element; null for none.</summary>
    public string? On { get; init; }

    /// <summary>Arguments by name, as text.</summary>
    public IReadOnlyDictionary<string, string> With { get; init; } = new Dictionary<string, string>();
}
