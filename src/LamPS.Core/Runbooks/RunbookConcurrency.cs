namespace LamPS.Core.Runbooks;

/// <summary>What a run does about others that work on the same thing.</summary>
public enum ConflictAction
{
    /// <summary>Waits for them.</summary>
    Queue,

    /// <summary>Doesn't run.</summary>
    Skip,

    /// <summary>Stops them.</summary>
    Cancel,
}

/// <summary>How a run stands with others.</summary>
/// <param name="Key">Runs with the same key don't run at the same time.</param>
/// <param name="OnConflict">What to do when another one runs.</param>
public sealed record RunbookConcurrency(string Key, ConflictAction OnConflict);
