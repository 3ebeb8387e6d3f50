using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Engine.Batches;

/// <summary>Refuses examples that don't fit a model, before they become numbers that nobody can trace back.</summary>
internal static class CompactExampleCheck
{
    /// <summary>Checks an example.</summary>
    /// <exception cref="Core.LamException">It doesn't fit; the message says why.</exception>
    public static void Check(CompactExample example, CompactLamShape shape)
    {
        var (input, backbone) = (example.Input, shape.Backbone);
        var tokens = input.Tokens.Count;
        bool IsToken(int number) => number >= 0 && number < tokens;
        bool IsChoice(int number, int count) => number >= -1 && number < count;
        (bool Wrong, string Why)[] rules =
        [
            (tokens < 1 || tokens > backbone.Context, $"it has {tokens} tokens, and the model sees {backbone.Context}"),
            (input.Segments.Count != tokens || input.Segments.Any(segment => segment < 0), "each token belongs to a segment from 0"),
            (input.Positions.Count > 0 && input.Positions.Count != tokens, "there are other numbers of positions than of tokens"),
            (input.Positions.Any(position => position < 0 || position >= backbone.Context), "a position lies outside of the model's context"),
            (input.Tokens.Any(token => token < 0 || token >= backbone.Vocabulary), "a token isn't in the model's vocabulary"),
            (input.TokenFeatures.Count != tokens * backbone.TokenFeatures, $"{backbone.TokenFeatures} numbers come with each token"),
            (!IsToken(input.DecisionToken), "its decision token isn't one of its tokens"),
            (input.Candidates.Count < 1, "it has no candidates"),
            (input.Candidates.Any(c => !IsToken(c.Token) || c.Functions.Count != shape.Functions || c.Features.Count != shape.CandidateFeatures), "a candidate doesn't fit the model"),
            (input.Spans.Any(s => !IsToken(s.Start) || !IsToken(s.End) || s.Type < 0 || s.Type >= shape.SpanTypes), "a span lies outside of the text, or is of no known type"),
            (!IsChoice(example.Candidate, input.Candidates.Count), "its candidate isn't there"),
            (!IsChoice(example.Function, shape.Functions) || !IsChoice(example.Status, shape.Statuses), "its function or status is unknown to the model"),
            (example.Spans.Count > 0 && example.Spans.Count != shape.Slots, $"the model fills {shape.Slots} arguments"),
            (example.Spans.Any(span => !IsChoice(span, input.Spans.Count)), "an argument's span isn't there"),
            (example.CandidateShares.Count > 0 && !AreShares(example.CandidateShares, input.Candidates.Count), "shares of the candidates are one each, not below 0, and sum to 1"),
            (!(example.Weight >= 0) || !float.IsFinite(example.Weight), "its weight is below 0 or no number"),
        ];
        foreach (var (wrong, why) in rules)
        {
            if (wrong)
                throw EngineErrors.TrainingExampleInvalid(example.Name, why);
        }

        if (example is { Candidate: >= 0, Function: >= 0 } && !input.Candidates[example.Candidate].Functions[example.Function])
            throw EngineErrors.TrainingExampleInvalid(example.Name, "its function can't be done with its candidate");
    }

    private static bool AreShares(IReadOnlyList<float> shares, int count) => shares.Count == count && shares.All(share => share >= 0) && Math.Abs(shares.Sum() - 1) < 1e-3;
}
