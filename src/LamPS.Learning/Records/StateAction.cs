namespace LamPS.Learning.Records;

/// <summary>One decision as a model meets it: what it reads, and the action that was right. The unit of task-action data.</summary>
public sealed record StateAction
{
    /// <summary>Id: episode and number of the step (<c>bold-word/17#2</c>).</summary>
    public required string Id { get; init; }

    /// <summary>Where it comes from: <c>live</c>, <c>synthetic</c>, <c>renamed</c>, <c>map</c>, <c>run</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Family of the task; for synthetic tasks their kind.</summary>
    public required string Family { get; init; }

    /// <summary>What it may be used for.</summary>
    public required Split Split { get; init; }

    /// <summary>Application by catalog name.</summary>
    public required string Application { get; init; }

    /// <summary>The request.</summary>
    public required string Request { get; init; }

    /// <summary>Line of the plan to do now.</summary>
    public required string Line { get; init; }

    /// <summary>The line after it; null for the last one.</summary>
    public string? Next { get; init; }

    /// <summary>Number of the line, from 1.</summary>
    public int LineNumber { get; init; } = 1;

    /// <summary>How many lines the plan has.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>Actions for this line so far, the oldest first.</summary>
    public IReadOnlyList<RecordedStep> History { get; init; } = [];

    /// <summary>What showed.</summary>
    public required Scene Scene { get; init; }

    /// <summary>The right action.</summary>
    public required RecordedAction Action { get; init; }
}
