namespace LamPS.Learning.Plans.Splitting;

/// <summary>What of a test can stand in train.</summary>
public enum PlanLeakKind
{
    /// <summary>The record itself.</summary>
    Record,

    /// <summary>The record that it was made from.</summary>
    Parent,

    /// <summary>A task in nearly the same words.</summary>
    NearDuplicate,

    /// <summary>Its procedure, or one of the same family, though it should be unseen.</summary>
    Procedure,

    /// <summary>A composition with one of its parts.</summary>
    Composed,
}
