using LamPS.Core.Elements;

namespace LamPS.Learning.Records;

/// <summary>An element of a recorded scene, with what models and selectors read of it; what is empty isn't written.</summary>
public sealed record SceneElement
{
    /// <summary>Id, unique within the scene.</summary>
    public int Id { get; init; }

    /// <summary>Place of its parent in the scene, from 0; -1 for a root.</summary>
    public int Parent { get; init; }

    /// <summary>Role as <see cref="RoleNames"/> writes it.</summary>
    public required string Role { get; init; }

    /// <summary>Name; untrusted.</summary>
    public string? Name { get; init; }

    /// <summary>Value; untrusted.</summary>
    public string? Value { get; init; }

    /// <summary>Description; untrusted.</summary>
    public string? Description { get; init; }

    /// <summary>Class name.</summary>
    public string? Class { get; init; }

    /// <summary>Automation id.</summary>
    public string? AutomationId { get; init; }

    /// <summary>States, as the bits of <see cref="ElementStates"/>.</summary>
    public int States { get; init; }

    /// <summary>Patterns, as the bits of <see cref="ElementPatterns"/>.</summary>
    public int Patterns { get; init; }

    /// <summary>X, y, width and height in screen pixels; null when unknown.</summary>
    public IReadOnlyList<int>? Bounds { get; init; }

    /// <summary>Current value, least, most and step; null without a range.</summary>
    public IReadOnlyList<double>? Range { get; init; }

    /// <summary>Options to choose from; null for none.</summary>
    public IReadOnlyList<string>? Options { get; init; }
}
