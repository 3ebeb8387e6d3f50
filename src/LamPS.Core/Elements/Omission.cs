namespace LamPS.Core.Elements;

/// <summary>Why a snapshot left something out.</summary>
public enum OmissionReason
{
    /// <summary>The element budget was used up.</summary>
    Budget,

    /// <summary>The time limit passed.</summary>
    TimeLimit,

    /// <summary>An element has more children than a snapshot takes from one parent.</summary>
    TooManyChildren,

    /// <summary>The application did not answer.</summary>
    NotResponding,
}

/// <summary>Something that a snapshot left out.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">Name of the element below which it was left out, for people.</param>
/// <param name="Count">How many elements at least, or -1 when unknown.</param>
public sealed record Omission(OmissionReason Reason, string At, long Count);
