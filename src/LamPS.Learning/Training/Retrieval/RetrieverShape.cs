using LamPS.Model.Agents.Compact.Retrieval;
using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Retrieval;

/// <summary>Measures of a retriever that is trained.</summary>
/// <param name="Words">Words with rows.</param>
/// <param name="Pairs">Pairs of words with rows.</param>
/// <param name="Ways">Ways, with the one of what nobody can mean.</param>
/// <param name="Width">Numbers of a vector.</param>
/// <param name="GeneralWidth">Numbers of a general vector of a word; 0 for none.</param>
internal sealed record RetrieverShape(int Words, int Pairs, int Ways, int Width, int GeneralWidth)
{
    /// <summary>What a way that was taught has beyond its words [ways, width].</summary>
    public const string Own = "way.own";

    /// <summary>Names and shapes of the weights.</summary>
    public IReadOnlyList<WeightName> Weights =>
    [
        new(RetrieverTables.RequestImportance, Words, 1), new(RetrieverTables.RequestWords, Words, Width), new(RetrieverTables.RequestPairs, Pairs, Width),
        new(RetrieverTables.WayImportance, Words, 1), new(RetrieverTables.WayWords, Words, Width), new(Own, Ways, Width),
        .. GeneralWidth == 0 ? [] : new WeightName[] { new(RetrieverTables.RequestProjection, GeneralWidth, Width), new(RetrieverTables.WayName, GeneralWidth, Width), new(RetrieverTables.WayPlace, GeneralWidth, Width) },
    ];
}
