namespace LamPS.Learning.Recipes;

/// <summary>One line of an expert's plan. A line alone is grounded by its words; one with a function is done as it says.</summary>
/// <param name="Line">The line in words, with places for values.</param>
public sealed record ExpertStep(Phrase Line)
{
    /// <summary>Function; null when the words tell.</summary>
    public string? Function { get; init; }

    /// <summary>Selector of the element, with places for values; null for none.</summary>
    public Phrase? On { get; init; }

    /// <summary>Arguments by name, with places for values.</summary>
    public IReadOnlyDictionary<string, Phrase> With { get; init; } = new Dictionary<string, Phrase>();

    /// <summary>The step with values in place.</summary>
    /// <param name="values">Values by name.</param>
    public ExpertAction Fill(IReadOnlyDictionary<string, ParameterValue> values) => new(Line.Fill(values))
    {
        Function = Function,
        On = On?.Fill(values),
        With = With.ToDictionary(w => w.Key, w => w.Value.Fill(values)),
    };
}
