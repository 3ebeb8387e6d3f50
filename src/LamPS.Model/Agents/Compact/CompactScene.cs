namespace LamPS.Model.Agents.Compact;

/// <summary>What a compact LAM reads, in words.</summary>
internal sealed record CompactScene
{
    /// <summary>The request.</summary>
    public required string Request { get; init; }

    /// <summary>The plan line to do now; empty when a plan is being made.</summary>
    public string Line { get; init; } = "";

    /// <summary>The line after it.</summary>
    public string Next { get; init; } = "";

    /// <summary>What was done for this line, the oldest first.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>Name of the window.</summary>
    public string Window { get; init; } = "";

    /// <summary>What is scored, best first.</summary>
    public required IReadOnlyList<CompactChoice> Choices { get; init; }
}
