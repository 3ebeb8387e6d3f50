using LamPS.Learning.Training.Engine.Batches;
using LamPS.Model.Agents.Compact;

namespace LamPS.Learning.Training.Examples;

/// <summary>Ways of a part of a request as an example of choosing among them.</summary>
internal static class RankExample
{
    /// <summary>Makes it. All right ways are as good; without one the right answer is that none fits, the second choice.</summary>
    /// <param name="name">Name of the example.</param>
    /// <param name="input">The ways as the model reads them.</param>
    /// <param name="shown">The ways, in that order.</param>
    /// <param name="rights">Those that are right.</param>
    /// <returns>The example; null where the model has room for no right one.</returns>
    public static CompactExample? Of(string name, CompactInput input, IReadOnlyList<PlanWay> shown, IReadOnlyCollection<PlanWay> rights)
    {
        var targets = Enumerable.Range(0, input.Choices.Count).Where(i => i == 1 ? rights.Count == 0 : rights.Contains(shown[i == 0 ? 0 : i - 1])).ToList();
        if (targets.Count == 0)
            return null;
        var shares = new float[input.Choices.Count];
        targets.ForEach(t => shares[t] = 1f / targets.Count);
        return new CompactExample { Name = name, Input = input.Input, Candidate = targets[0], CandidateShares = shares };
    }
}
