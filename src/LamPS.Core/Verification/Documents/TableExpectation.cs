namespace LamPS.Core.Verification.Documents;

/// <summary>A table that a document should have, or a sheet of a spreadsheet. What isn't given may be anything.</summary>
public sealed record TableExpectation
{
    /// <summary>How many rows.</summary>
    public int? Rows { get; init; }

    /// <summary>How many columns.</summary>
    public int? Columns { get; init; }

    /// <summary>Which table, from 1 in the order in which tables begin; any when null.</summary>
    public int? Index { get; init; }

    /// <summary>Its name, case ignored; any when null.</summary>
    public string? Name { get; init; }

    /// <summary>Texts that must all stand in cells of the same table.</summary>
    public IReadOnlyList<string> Contains { get; init; } = [];
}
