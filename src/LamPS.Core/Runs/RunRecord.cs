using LamPS.Contracts;

namespace LamPS.Core.Runs;

/// <summary>One execution of a task, a runbook or a single action.</summary>
public sealed record RunRecord
{
    /// <summary>Id: short, unique in the store, easy to type.</summary>
    public required string Id { get; init; }

    /// <summary><c>task</c>, <c>runbook</c> or <c>act</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The request, or the runbook's name.</summary>
    public required string Request { get; init; }

    /// <summary>Full path of the runbook, or null.</summary>
    public string? Runbook { get; init; }

    /// <summary>Kind of desktop.</summary>
    public required string Desktop { get; init; }

    /// <summary>Who planned and decided.</summary>
    public required string Model { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs, and for good when the process died in it.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Exit code.</summary>
    public ExitCode? ExitCode { get; init; }

    /// <summary>Files saved, as seen on the disk afterwards.</summary>
    public IReadOnlyList<string> Saved { get; init; } = [];

    /// <summary>Why it did not verify, or null.</summary>
    public LamError? Error { get; init; }

    /// <summary>Version of LamPS.</summary>
    public string Version { get; init; } = "";

    /// <summary>Process that runs it, so that a dead run can be told from a living one.</summary>
    public int ProcessId { get; init; }
}
