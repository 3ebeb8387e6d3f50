namespace LamPS.Learning.Recipes;

/// <summary>Where the values of a parameter come from.</summary>
public enum ParameterKind
{
    /// <summary>Whole numbers of a range.</summary>
    Integer,

    /// <summary>Numbers of a range in steps, said with a unit.</summary>
    Number,

    /// <summary>One of several, each perhaps with how the document has it.</summary>
    Choice,

    /// <summary>Text of a kind: a name, a company, a sentence.</summary>
    Text,

    /// <summary>Something that stands in the template document.</summary>
    From,
}
