using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Engine.Models;

/// <summary>
/// Low-rank adapters (LoRA, Hu and others 2021): a matrix W stays, and W + alpha / rank * A B takes its place, with narrow A and B that are trained.
/// </summary>
public sealed record AdapterOptions
{
    /// <summary>End of the name of the matrix A, [inputs, rank].</summary>
    public const string FirstSuffix = ".lora_a";

    /// <summary>End of the name of the matrix B, [rank, outputs].</summary>
    public const string SecondSuffix = ".lora_b";

    /// <summary>Names of the matrices that get one, such as <c>layers.0.qkv</c>.</summary>
    public required IReadOnlyList<string> Matrices { get; init; }

    /// <summary>Width of A and B; at least 1.</summary>
    public int Rank { get; init; } = 8;

    /// <summary>What the product is scaled by, before it is divided by the rank.</summary>
    public float Alpha { get; init; } = 16;

    /// <summary>Share of an adapter's inputs that a step leaves out, below 1; 0 for none. Evaluating leaves out nothing.</summary>
    public float Dropout { get; init; }

    /// <summary>Begins the name of every random choice of what is left out and of what adapters begin with.</summary>
    public int Seed { get; init; }

    /// <summary>Other weights that are trained along, by name; such as those of heads that are new.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Factor on A B.</summary>
    public float Factor => Alpha / Rank;

    /// <summary>Whether a weight changes in training.</summary>
    public bool IsTrained(string name) => Others.Contains(name)
        || Matrices.Any(matrix => name.Length == matrix.Length + FirstSuffix.Length && name.StartsWith(matrix, StringComparison.Ordinal) && IsAdapter(name));

    /// <summary>Names and shapes of the adapters' weights.</summary>
    /// <param name="own">The model's own weights.</param>
    /// <exception cref="Core.LamException">A matrix isn't one of them, or the numbers are out of range.</exception>
    public IEnumerable<WeightName> Weights(IReadOnlyList<WeightName> own)
    {
        ArgumentNullException.ThrowIfNull(own);
        if (Rank < 1 || Dropout is < 0 or >= 1)
            throw EngineErrors.AdapterInvalid($"rank {Rank} must be at least 1, and dropout {Dropout} from 0 to below 1");
        foreach (var matrix in Matrices)
        {
            var weight = own.FirstOrDefault(w => w.Name == matrix && w.Shape.Count == 2) ?? throw EngineErrors.AdapterInvalid($"the model has no matrix '{matrix}'");
            yield return new(matrix + FirstSuffix, [weight.Shape[0], Rank]);
            yield return new(matrix + SecondSuffix, [Rank, weight.Shape[1]]);
        }
    }

    /// <summary>Adds what adapters begin with to weights: A random, B zero, so that at first the model does what it did.</summary>
    /// <param name="weights">The model's own weights.</param>
    /// <param name="own">Their names and shapes.</param>
    /// <returns>These and the adapters'.</returns>
    public WeightSet Begin(WeightSet weights, IReadOnlyList<WeightName> own)
    {
        ArgumentNullException.ThrowIfNull(weights);
        List<WeightName> adapters = [.. Weights(own)];
        var both = WeightSet.Random(adapters, Seed);
        foreach (var adapter in adapters)
        {
            // Deviation of A: one over the square root of its inputs, so that A x is as large as x.
            if (adapter.Name.EndsWith(SecondSuffix, StringComparison.Ordinal))
                Array.Clear(both[adapter.Name]);
            else
                both[adapter.Name] = [.. both[adapter.Name].Select(value => value * 50 / MathF.Sqrt(adapter.Shape[0]))];
        }

        foreach (var name in weights.Names)
            both[name] = weights[name];
        return both;
    }

    /// <summary>Works the adapters into their matrices, for a model that runs without them.</summary>
    /// <param name="weights">The model's own weights and the adapters'.</param>
    /// <param name="own">Names and shapes of the model's own weights.</param>
    /// <returns>Weights without adapters; those that didn't change are shared.</returns>
    public WeightSet Merge(WeightSet weights, IReadOnlyList<WeightName> own)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(own);
        var merged = new WeightSet();
        foreach (var weight in own)
        {
            merged[weight.Name] = Matrices.Contains(weight.Name)
                ? Sum(weights[weight.Name], weights[weight.Name + FirstSuffix], weights[weight.Name + SecondSuffix], (int)weight.Shape[1])
                : weights[weight.Name];
        }

        return merged;
    }

    private static bool IsAdapter(string name) => name.EndsWith(FirstSuffix, StringComparison.Ordinal) || name.EndsWith(SecondSuffix, StringComparison.Ordinal);

    private float[] Sum(float[] matrix, float[] first, float[] second, int columns)
    {
        float[] sum = [.. matrix];
        for (var row = 0; row < sum.Length / columns; row++)
        {
            for (var inner = 0; inner < Rank; inner++)
            {
                var factor = Factor * first[(row * Rank) + inner];
                for (var column = 0; column < columns; column++)
                    sum[(row * columns) + column] += factor * second[(inner * columns) + column];
            }
        }

        return sum;
    }
}
