using LamPS.Core;

namespace LamPS.Model.Graphs;

/// <summary>The measures of a compact LAM: a backbone with heads that score what can be done.</summary>
public sealed record CompactLamShape
{
    /// <summary>The backbone. Attention heads and heads of keys and values are as many.</summary>
    public required TransformerShape Backbone { get; init; }

    /// <summary>Whether a token sees only what stands before it; otherwise it sees its segment and the context.</summary>
    public bool Causal { get; init; }

    /// <summary>Width within the heads.</summary>
    public required int HeadWidth { get; init; }

    /// <summary>Functions that the model tells apart.</summary>
    public required int Functions { get; init; }

    /// <summary>Arguments that the model fills, over all functions.</summary>
    public required int Slots { get; init; }

    /// <summary>Types of argument spans.</summary>
    public required int SpanTypes { get; init; }

    /// <summary>Statuses that an action can have.</summary>
    public required int Statuses { get; init; }

    /// <summary>Numbers that come with each candidate, such as how well its words match; 0 for none.</summary>
    public int CandidateFeatures { get; init; }

    /// <summary>Names and shapes of all weights.</summary>
    public IEnumerable<WeightName> Weights() => Backbone.Weights().Concat(Heads());

    /// <summary>Names and shapes of the heads' weights.</summary>
    public IEnumerable<WeightName> Heads()
    {
        var width = Backbone.Width;
        yield return new("candidate.query", width, HeadWidth);
        yield return new("candidate.key", width, HeadWidth);
        if (CandidateFeatures > 0)
            yield return new("candidate.features", CandidateFeatures, 1);
        yield return new("function.decision", width, HeadWidth);
        yield return new("function.candidate", width, HeadWidth);
        yield return new("function.out", HeadWidth, Functions);
        yield return new("function.out.bias", Functions);
        yield return new("span.query", width, Slots * HeadWidth);
        yield return new("span.start", width, HeadWidth);
        yield return new("span.end", width, HeadWidth);
        yield return new("span.type", SpanTypes, HeadWidth);
        yield return new("status.out", width, Statuses);
        yield return new("status.out.bias", Statuses);
        yield return new("function.direct", width, Functions);
    }

    /// <summary>Checks that such a model can be.</summary>
    /// <exception cref="LamException">It can't.</exception>
    public void Validate()
    {
        Backbone.Validate();
        if (Backbone.Heads != Backbone.KeyValueHeads)
            throw GraphErrors.TransformerShapeInvalid("a compact LAM has as many heads of keys and values as attention heads");
        if (HeadWidth < 1 || Functions < 1 || Slots < 1 || SpanTypes < 1 || Statuses < 1 || CandidateFeatures < 0)
            throw GraphErrors.TransformerShapeInvalid("head width, functions, slots, span types and statuses are at least 1");
    }
}
