namespace LamPS.Contracts.Learning;

/// <summary>How far a phase of training is.</summary>
public enum TrainingState
{
    /// <summary>Nothing of it was done.</summary>
    Waiting,

    /// <summary>Something of it was done; whether somebody is at it now can't be told.</summary>
    Begun,

    /// <summary>It has ended, and its model or its report is there.</summary>
    Ended,
}
