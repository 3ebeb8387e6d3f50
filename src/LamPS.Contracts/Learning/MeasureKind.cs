namespace LamPS.Contracts.Learning;

/// <summary>What is measured.</summary>
public enum MeasureKind
{
    /// <summary>Plans, against references.</summary>
    Plan,

    /// <summary>Decisions on recorded states, against the teacher's.</summary>
    Decide,

    /// <summary>Whole runs in the live application, by what they saved.</summary>
    Live,
}
