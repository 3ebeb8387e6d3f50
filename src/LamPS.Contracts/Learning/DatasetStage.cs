namespace LamPS.Contracts.Learning;

/// <summary>A stage in which a data set is made.</summary>
public enum DatasetStage
{
    /// <summary>Tasks with plans, from help and other texts.</summary>
    Plans,

    /// <summary>Episodes in the live application: what is done to fulfil a task.</summary>
    Episodes,

    /// <summary>Tasks on interfaces that nobody wrote.</summary>
    Synthetic,
}
