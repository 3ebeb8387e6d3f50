namespace LamPS.Learning.Training.Retrieval;

/// <summary>Requests and the ways that they may mean.</summary>
/// <param name="Ways">Words of each way by number: of what is chosen or set, and of where that is.</param>
/// <param name="Requests">The requests.</param>
/// <param name="IsTaught">Whether the ways have vectors of their own beside those of their words.</param>
internal sealed record RetrieverPool(IReadOnlyList<(int[] Name, int[] Place)> Ways, IReadOnlyList<RetrieverRequest> Requests, bool IsTaught);

/// <summary>A request as numbers.</summary>
/// <param name="Way">Number of the way that it means.</param>
/// <param name="Words">Numbers of its words, in order.</param>
/// <param name="Pairs">Numbers of its pairs of words, -1 for one without a number.</param>
internal sealed record RetrieverRequest(int Way, int[] Words, int[] Pairs);
