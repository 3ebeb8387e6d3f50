namespace LamPS.Core.Verification.Documents;

/// <summary>What a saved document should be like. All that is given must hold; an expectation without anything holds for every document that can be read.</summary>
public sealed record DocumentExpectation
{
    /// <summary>Path of the document; null for the document of the step or run.</summary>
    public string? Path { get; init; }

    /// <summary>Texts that must stand in it; upper and lower case differ, and all kinds of white space are the same.</summary>
    public IReadOnlyList<string> Contains { get; init; } = [];

    /// <summary>Texts that must not stand in it, headers, footers, notes and frames included.</summary>
    public IReadOnlyList<string> NotContains { get; init; } = [];

    /// <summary>How a text must look; null for any.</summary>
    public StyleExpectation? Style { get; init; }

    /// <summary>A table that it must have; null for any or none.</summary>
    public TableExpectation? Table { get; init; }

    /// <summary>How many pictures it must have; null for any number.</summary>
    public int? Images { get; init; }

    /// <summary>How many pages it must have; null for any number.</summary>
    public int? Pages { get; init; }

    /// <summary>Metadata that it must have, by the names of <see cref="DocumentMetadata.Find"/>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
