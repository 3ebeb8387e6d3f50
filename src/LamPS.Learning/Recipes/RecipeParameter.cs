namespace LamPS.Learning.Recipes;

/// <summary>What may differ between tasks of a family.</summary>
/// <param name="Name">Name: <c>{name}</c> in phrases, <c>$name</c> in checks.</param>
/// <param name="Kind">Where its values come from.</param>
public sealed record RecipeParameter(string Name, ParameterKind Kind)
{
    /// <summary>Least number.</summary>
    public double Least { get; init; }

    /// <summary>Greatest number.</summary>
    public double Most { get; init; }

    /// <summary>Distance between numbers.</summary>
    public double Step { get; init; } = 1;

    /// <summary>Unit that is said behind numbers; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The choices.</summary>
    public IReadOnlyList<ParameterValue> Choices { get; init; } = [];

    /// <summary>Kind of text, or what of the template it is.</summary>
    public string Of { get; init; } = "";
}
