using LamPS.Contracts;
using LamPS.Contracts.Runs;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Core.Policies;

namespace LamPS.Core.Runs;

/// <summary>One action of a run: what was seen, decided, gated, done, verified, and the time of each part. Journalled before and after.</summary>
public sealed record StepRecord
{
    /// <summary>Number within the run, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Id of the runbook step, or null.</summary>
    public string? Step { get; init; }

    /// <summary>Line of the plan, or null for a direct action.</summary>
    public string? PlanStep { get; init; }

    /// <summary>Function.</summary>
    public required string Function { get; init; }

    /// <summary>Element, or null.</summary>
    public ElementReference? Element { get; init; }

    /// <summary>Bounds of the element on the screen before the action, pixels; empty when unknown.</summary>
    public Bounds Bounds { get; init; }

    /// <summary>Arguments; secrets are masked.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; init; } = new Dictionary<string, object?>();

    /// <summary>Why the actor chose it; empty for a direct action.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Confidence of the actor, 0 to 1; null for a direct action.</summary>
    public double? Confidence { get; init; }

    /// <summary>The next best choices.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];

    /// <summary>The policy's answer; null when it was never asked.</summary>
    public PolicyAnswer? Policy { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How it ended; null while it runs, and for good when the process died in it.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>How it was done, what proves it, or why it failed.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What changed on the screen.</summary>
    public IReadOnlyList<ElementChange> Changes { get; init; } = [];

    /// <summary>Where the time went, milliseconds.</summary>
    public StepTimes Times { get; init; } = StepTimes.Zero;

    /// <summary>From its beginning to its end, milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>File name of the picture before, in the run's folder; null when there is none.</summary>
    public string? ScreenshotBefore { get; init; }

    /// <summary>File name of the picture after.</summary>
    public string? ScreenshotAfter { get; init; }

    /// <summary>Which part of the screen the pictures show, pixels.</summary>
    public Bounds ScreenshotArea { get; init; }

    /// <summary>The record as the JSON of a run shows it.</summary>
    public StepResult ToResult() => new(
        Step, PlanStep, Function, Element, Arguments, Outcome ?? Contracts.Outcome.Unverified, Detail, DurationMs, Times);
}
