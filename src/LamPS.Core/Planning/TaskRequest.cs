namespace LamPS.Core.Planning;

/// <summary>A task: a request in natural language and what it is about.</summary>
public sealed record TaskRequest
{
    /// <summary>The request.</summary>
    public required string Text { get; init; }

    /// <summary>Application by catalog name, or null when the request or the desktop tells.</summary>
    public string? Application { get; init; }

    /// <summary>Full path of the document, or null.</summary>
    public string? Document { get; init; }

    /// <summary>Full paths that the result must be saved to; each becomes a plan step and an expectation.</summary>
    public IReadOnlyList<string> SaveTo { get; init; } = [];
}
