using LamPS.Core;

namespace LamPS.Model.Graphs;

/// <summary>The measures of a transformer.</summary>
public sealed record TransformerShape
{
    /// <summary>Tokens that it knows.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Numbers that stand for a token between layers.</summary>
    public required int Width { get; init; }

    /// <summary>Attention heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Heads of keys and values; several attention heads share one. A divisor of <see cref="Heads"/>.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Numbers a head; a multiple of 16.</summary>
    public int HeadSize { get => field == 0 ? Width / Math.Max(1, Heads) : field; init; }

    /// <summary>Width within a feed-forward layer.</summary>
    public required int FeedForward { get; init; }

    /// <summary>Most tokens that it can see at once.</summary>
    public required int Context { get; init; }

    /// <summary>How inputs of layers are brought to scale.</summary>
    public NormKind Norm { get; init; }

    /// <summary>What is added below the root or to the variance when bringing to scale.</summary>
    public float NormEpsilon { get; init; } = 1e-5f;

    /// <summary>The activation of feed-forward layers.</summary>
    public ActivationKind Activation { get; init; }

    /// <summary>Whether matrices have biases.</summary>
    public bool Biases { get; init; }

    /// <summary>Whether the head is the embedding, turned round.</summary>
    public bool TiedEmbeddings { get; init; } = true;

    /// <summary>Base of the rotary position embedding.</summary>
    public float RopeTheta { get; init; } = 10_000;

    /// <summary>Tokens back that attention reaches; 0 for all.</summary>
    public int SlidingWindow { get; init; }

    /// <summary>Numbers that come with each token beside its id, such as match bits; 0 for none.</summary>
    public int TokenFeatures { get; init; }

    internal int QueryWidth => Heads * HeadSize;

    internal int KeyValueWidth => KeyValueHeads * HeadSize;

    /// <summary>Number of weights in the backbone and the language head.</summary>
    public long Parameters => Weights().Concat(Head()).Sum(w => w.Shape.Aggregate(1L, (a, b) => a * b));

    /// <summary>Names and shapes of the backbone's weights. Matrices are [inputs, outputs].</summary>
    public IEnumerable<WeightName> Weights()
    {
        yield return new("embed", Vocabulary, Width);
        if (TokenFeatures > 0)
            yield return new("features", TokenFeatures, Width);
        for (var i = 0; i < Layers; i++)
        {
            foreach (var weight in Normalization($"layers.{i}.norm1").Concat(Matrix($"layers.{i}.qkv", Width, QueryWidth + (2 * KeyValueWidth))))
                yield return weight;
            foreach (var weight in Matrix($"layers.{i}.out", QueryWidth, Width).Concat(Normalization($"layers.{i}.norm2")))
                yield return weight;
            foreach (var weight in Matrix($"layers.{i}.up", Width, Activation == ActivationKind.SwiGlu ? 2 * FeedForward : FeedForward))
                yield return weight;
            foreach (var weight in Matrix($"layers.{i}.down", FeedForward, Width))
                yield return weight;
        }

        foreach (var weight in Normalization("norm"))
            yield return weight;
    }

    /// <summary>Names and shapes of the language head's own weights; none when it is the embedding.</summary>
    public IEnumerable<WeightName> Head() => TiedEmbeddings ? [] : [new("head", Width, Vocabulary)];

    /// <summary>Checks that such a model can be.</summary>
    /// <exception cref="LamException">It can't.</exception>
    public void Validate()
    {
        (bool Wrong, string Why)[] rules =
        [
            (Vocabulary < 2 || Layers < 1 || Width < 1 || FeedForward < 1 || Context < 1, "vocabulary, layers, width, feed-forward width and context are at least 1"),
            (Heads < 1 || KeyValueHeads < 1 || Heads % Math.Max(1, KeyValueHeads) != 0, $"{Heads} heads can't share {KeyValueHeads} heads of keys and values evenly"),
            (HeadSize < 16 || HeadSize % 16 != 0, $"a head has {HeadSize} numbers, which is no multiple of 16"),
            (!(NormEpsilon > 0) || !(RopeTheta > 1), "the epsilon must be above 0 and the rotary base above 1"),
            (SlidingWindow < 0 || TokenFeatures < 0, "window and features can't be negative"),
        ];
        foreach (var (wrong, why) in rules)
        {
            if (wrong)
                throw GraphErrors.TransformerShapeInvalid(why);
        }
    }

    private IEnumerable<WeightName> Matrix(string name, int inputs, int outputs)
    {
        yield return new(name, inputs, outputs);
        if (Biases)
            yield return new(name + ".bias", outputs);
    }

    private IEnumerable<WeightName> Normalization(string name)
    {
        yield return new(name, Width);
        if (Norm == NormKind.Layer)
            yield return new(name + ".bias", Width);
    }
}
