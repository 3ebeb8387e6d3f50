using LamPS.Core;
using LamPS.Model.Agents;
using LamPS.Model.Graphs;
using YamlDotNet.Serialization;

namespace LamPS.Learning.Training.Writing;

/// <summary>The form of decoders that are trained here to write plans: the paper's way of planning, beside the compact models that choose.</summary>
public sealed record DecoderForm
{
    /// <summary>Pools that have plans to write.</summary>
    internal static readonly IReadOnlyList<string> Pools = ["help", "plan"];

    // A request of two or three parts, and what stands around it.
    private const int LeastRoom = 64;

    /// <summary>Tokens of the vocabulary.</summary>
    public int Vocabulary { get; init; } = 4096;

    /// <summary>Layers.</summary>
    public int Layers { get; init; } = 4;

    /// <summary>Numbers that stand for a token between layers.</summary>
    public int Width { get; init; } = 192;

    /// <summary>Attention heads.</summary>
    public int Heads { get; init; } = 6;

    /// <summary>Width within a feed-forward layer.</summary>
    public int FeedForward { get; init; } = 512;

    /// <summary>Most tokens that the model sees at once, those of the plan included.</summary>
    public int Context { get; init; } = 1024;

    /// <summary>Measures of the model.</summary>
    [YamlIgnore]
    public TransformerShape Shape => new()
    {
        Vocabulary = Vocabulary,
        Layers = Layers,
        Width = Width,
        Heads = Heads,
        KeyValueHeads = Heads,
        FeedForward = FeedForward,
        Context = Context,
        Norm = NormKind.RootMeanSquare,
        Activation = ActivationKind.SwiGlu,
    };

    /// <summary>Why there can be no such model; null where there can.</summary>
    internal string? Problem()
    {
        if (GenerativePlanner.Room(Context) < LeastRoom)
            return $"'decoder' needs a context of {PlanAnswer.MaxTokens + 1 + LeastRoom} or more: {PlanAnswer.MaxTokens} tokens of it are kept for the plan";
        if (Vocabulary < PlanTextEncoder.LeastVocabulary)
            return $"'decoder' needs a vocabulary of {PlanTextEncoder.LeastVocabulary} or more: every byte is in it";
        try
        {
            Shape.Validate();
            return null;
        }
        catch (LamException error)
        {
            return $"'decoder': {error.Message}";
        }
    }
}
