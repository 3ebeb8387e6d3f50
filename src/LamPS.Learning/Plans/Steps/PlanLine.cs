namespace LamPS.Learning.Plans.Steps;

/// <summary>A line of a plan, before values are put in.</summary>
/// <param name="Text">The line as it stands when no value is given; null when it needs one.</param>
/// <param name="Filled">The line with <see cref="ValueSlot.Mark"/> where its value goes; null when it takes none.</param>
/// <param name="Slot">What goes there.</param>
internal sealed record PlanLine(string? Text, string? Filled = null, ValueSlot? Slot = null)
{
    /// <summary>What the line is without any value, for comparing.</summary>
    public string Form => Text ?? Filled!;
}
