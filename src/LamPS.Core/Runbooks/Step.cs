using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Steps;

namespace LamPS.Core.Runbooks;

/// <summary>One entry of a runbook.</summary>
internal sealed record Step
{
    /// <summary>What it does.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>Its id; made of kind and number when it has none.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the file gives the id, so that others may refer to it.</summary>
    public required bool HasOwnId { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceLocation At { get; init; }

    /// <summary>Value of the key that names its kind.</summary>
    public required ValueSource Value { get; init; }

    /// <summary>All its other keys.</summary>
    public required MapSource Keys { get; init; }

    /// <summary>The runbook that it includes, for <c>include</c>.</summary>
    public Runbook? Included { get; init; }

    /// <summary>The step for messages.</summary>
    public string Where => $"step '{Id}'";

    /// <summary>Value of a key, or null.</summary>
    public ValueSource? this[string key] => Keys[key];

    /// <summary>Steps below a key (<c>block</c>, <c>rescue</c>, <c>always</c>), or none.</summary>
    public IReadOnlyList<Step> StepsOf(string key) => ((key == Kind.Name ? Value : Keys[key]) as StepsSource)?.Steps ?? [];

    /// <summary>Name under which its output can be used, or null.</summary>
    public string? Output => (Keys["output"] as LiteralSource)?.Value.Reveal();
}
