namespace LamPS.Core.Runbooks;

/// <summary>A parameter of a runbook.</summary>
public sealed record ParameterDefinition
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Type.</summary>
    public required ParameterType Type { get; init; }

    /// <summary>What it is for; empty when the file doesn't say.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether a value must be given.</summary>
    public bool Required { get; init; }

    /// <summary>Value when none is given, or null.</summary>
    public RunbookValue? Default { get; init; }

    /// <summary>Smallest number, or null.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest number, or null.</summary>
    public double? Maximum { get; init; }

    /// <summary>Fewest characters or items, or null.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most characters or items, or null.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Regular expression that the whole text must match, or null.</summary>
    public string? Pattern { get; init; }

    /// <summary>The values of a choice; empty otherwise.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Where a secret comes from, <c>env:NAME</c> or <c>vault:NAME</c>; null when it is given to the run.</summary>
    public string? From { get; init; }

    internal SourceLocation At { get; init; }
}
