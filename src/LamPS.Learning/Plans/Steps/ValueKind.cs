namespace LamPS.Learning.Plans.Steps;

/// <summary>What goes into a place of a plan.</summary>
internal enum ValueKind
{
    /// <summary>How many: a small whole number.</summary>
    Count,

    /// <summary>A length with a unit.</summary>
    Length,

    /// <summary>An angle in degrees.</summary>
    Angle,

    /// <summary>A percentage.</summary>
    Percent,

    /// <summary>A plain number.</summary>
    Number,

    /// <summary>A name, quoted.</summary>
    Name,

    /// <summary>A text, quoted.</summary>
    Text,

    /// <summary>One of the options of a list.</summary>
    Option,
}
