namespace LamPS.Learning.Plans;

/// <summary>What is in a data set and how it came about: every count of every stage. Nothing in it hangs on clock or machine.</summary>
public sealed record PlanDatasetCard
{
    /// <summary>Seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Whether it is only a sample.</summary>
    public required bool Sample { get; init; }

    /// <summary>Sources, each with its licence.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Stages in order.</summary>
    public required IReadOnlyList<PlanStage> Stages { get; init; }

    /// <summary>How many records there are.</summary>
    public required int Records { get; init; }

    /// <summary>Records by split.</summary>
    public required IReadOnlyDictionary<string, int> BySplit { get; init; }

    /// <summary>Records by kind.</summary>
    public required IReadOnlyDictionary<string, int> ByKind { get; init; }

    /// <summary>Records by application.</summary>
    public required IReadOnlyDictionary<string, int> ByApplication { get; init; }

    /// <summary>Records by licence.</summary>
    public required IReadOnlyDictionary<string, int> ByLicence { get; init; }

    /// <summary>Records by how many steps their plans have.</summary>
    public required IReadOnlyDictionary<string, int> BySteps { get; init; }

    /// <summary>How many procedures and families there are, by split.</summary>
    public required IReadOnlyDictionary<string, int> Procedures { get; init; }

    /// <summary>Leaks found; a set with any isn't written.</summary>
    public required int Leaks { get; init; }

    /// <summary>What the teacher cost; null without one.</summary>
    public IReadOnlyDictionary<string, int>? Teacher { get; init; }

    /// <summary>Hash (SHA-256) of <c>plans.jsonl</c>.</summary>
    public required string Sha256 { get; init; }
}
