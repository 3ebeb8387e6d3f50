using LamPS.Learning.Records;

namespace LamPS.Learning.Episodes;

/// <summary>One attempt at a task in a fresh application.</summary>
public sealed record Episode
{
    /// <summary>Id of the task.</summary>
    public required string Task { get; init; }

    /// <summary>Who tried: <c>expert</c>, <c>baseline</c>, or a model.</summary>
    public required string Agent { get; init; }

    /// <summary>What the saved document says.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why not; empty for yes.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>How the run ended, as the agent's own checks have it; a verdict may differ from it.</summary>
    public required string Outcome { get; init; }

    /// <summary>The plan, line by line.</summary>
    public IReadOnlyList<string> Plan { get; init; } = [];

    /// <summary>How many actions were done, failed ones included.</summary>
    public int Actions { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>From the request to the last action, milliseconds; starting the application and saving isn't in it.</summary>
    public double DurationMs { get; init; }

    /// <summary>The whole episode, milliseconds: start, work, save, check.</summary>
    public double TotalMs { get; init; }

    /// <summary>Time that the agent took to look and decide, a step, milliseconds.</summary>
    public IReadOnlyList<double> StepLatencies { get; init; } = [];

    /// <summary>The decisions that were done, in order.</summary>
    public IReadOnlyList<StateAction> Steps { get; init; } = [];

    /// <summary>What the screen showed at the end of a failure, as PNG; null for a success.</summary>
    public ReadOnlyMemory<byte>? Picture { get; init; }
}
