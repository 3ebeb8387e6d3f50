namespace LamPS.Contracts.Requests;

/// <summary>Kind of a <see cref="RunUpdate"/>.</summary>
public enum RunUpdateKind
{
    /// <summary>A run began.</summary>
    Started,

    /// <summary>What is being done.</summary>
    Progress,

    /// <summary>Details for who wants them.</summary>
    Verbose,

    /// <summary>Something that a person should know.</summary>
    Warning,

    /// <summary>An action ended.</summary>
    Action,

    /// <summary>An expectation was checked.</summary>
    Expectation,

    /// <summary>The run ended.</summary>
    Ended,
}
