namespace LamPS.Model.Agents.Compact.Procedures;

/// <summary>A procedure that was found for a part of a request.</summary>
/// <param name="Procedure">The procedure.</param>
/// <param name="Phrasing">Its phrasing that is most alike.</param>
/// <param name="Score">How alike, 0 to 1.</param>
internal sealed record ProcedureMatch(Procedure Procedure, string Phrasing, double Score)
{
    /// <summary>The values of its places, where the part is in the very words of the phrasing; null elsewhere.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>Logarithm of the probability that a retriever gives it; null without a retriever.</summary>
    public double? Retrieved { get; init; }
}
