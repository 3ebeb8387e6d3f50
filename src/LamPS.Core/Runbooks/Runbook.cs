using LamPS.Core.Policies;
using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks;

/// <summary>A runbook as its file has it, checked and ready to run.</summary>
public sealed record Runbook
{
    /// <summary>Name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for; empty when it doesn't say.</summary>
    public string Description { get; init; } = "";

    /// <summary>Full path of its file, or what stands for it in messages when it came from no file.</summary>
    public required string File { get; init; }

    /// <summary>Folder that relative paths in it start from.</summary>
    public required string Directory { get; init; }

    /// <summary>Parameters in order.</summary>
    public IReadOnlyList<ParameterDefinition> Parameters { get; init; } = [];

    /// <summary>Desktop that it asks for, or <c>auto</c>.</summary>
    public string Desktop { get; init; } = "auto";

    /// <summary>Time limit of the whole run, or null for none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How it stands with other runs, or null when it doesn't matter.</summary>
    public RunbookConcurrency? Concurrency { get; init; }

    /// <summary>Policy that it brings along, or null.</summary>
    public Policy? Policy { get; init; }

    /// <summary>Catalog name of the application that it is for, when that is known before the run; null otherwise.</summary>
    public string? ApplicationName => (Application as LiteralSource)?.Value.Reveal();

    /// <summary>How many steps it has, those in blocks included, those of included runbooks not.</summary>
    public int StepCount { get; internal init; }

    internal ValueSource? Application { get; init; }

    internal IReadOnlyList<Step> Steps { get; init; } = [];

    internal IReadOnlyList<Step> Rescue { get; init; } = [];

    internal IReadOnlyList<Step> Always { get; init; } = [];

    internal ListSource? Expect { get; init; }

    /// <summary>Path of the file as people know it.</summary>
    internal string ShownAs { get; init; } = "";

    internal SourceLocation At => new(ShownAs, 0, 0);
}
