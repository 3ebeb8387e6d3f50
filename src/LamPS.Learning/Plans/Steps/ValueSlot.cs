namespace LamPS.Learning.Plans.Steps;

/// <summary>A place of a plan that takes a value.</summary>
/// <param name="Label">Label of the field.</param>
/// <param name="Kind">What goes into it.</param>
/// <param name="Options">Options, for a list.</param>
/// <param name="Minimum">Least number, where it is known.</param>
/// <param name="Maximum">Greatest number, where it is known.</param>
internal sealed record ValueSlot(string Label, ValueKind Kind, IReadOnlyList<string> Options, double? Minimum = null, double? Maximum = null)
{
    /// <summary>Where the value stands in lines and tasks.</summary>
    public const string Mark = "{v}";
}
