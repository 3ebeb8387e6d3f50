namespace LamPS.Model.Graphs;

/// <summary>Weights of a model by name, in 32-bit floating point.</summary>
public sealed class WeightSet
{
    private readonly Dictionary<string, float[]> _values = [];

    /// <summary>The names that are there.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>The values of a weight; setting replaces them.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is none of the name.</exception>
    public float[] this[string name]
    {
        get => _values[name];
        set => _values[name] = value;
    }

    /// <summary>Draws weights as training begins with: matrices normally distributed, scales 1, biases 0.</summary>
    /// <param name="names">Names and shapes.</param>
    /// <param name="seed">Equal seeds draw equal weights.</param>
    /// <param name="deviation">Standard deviation of matrices.</param>
    public static WeightSet Random(IEnumerable<WeightName> names, int seed, float deviation = 0.02f)
    {
        ArgumentNullException.ThrowIfNull(names);
        var random = new Random(seed);
        var set = new WeightSet();
        foreach (var weight in names)
        {
            var values = new float[weight.Count];
            if (weight.Shape.Count > 1)
                Fill(values, random, deviation);
            else if (!weight.Name.EndsWith(".bias", StringComparison.Ordinal))
                Array.Fill(values, 1f);
            set[weight.Name] = values;
        }

        return set;
    }

    /// <summary>The values of a weight.</summary>
    /// <exception cref="Core.LamException">It is missing, or has another size.</exception>
    internal float[] Get(WeightName weight)
    {
        if (!_values.TryGetValue(weight.Name, out var values))
            throw GraphErrors.WeightMissing(weight.Name, weight.Shape);
        return values.Length == weight.Count ? values : throw GraphErrors.WeightShapeWrong(weight.Name, values.Length, weight.Shape);
    }

    // Two normal numbers from two uniform ones (Box and Muller).
    private static void Fill(float[] values, Random random, float deviation)
    {
        for (var i = 0; i < values.Length; i += 2)
        {
            var radius = deviation * MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle()));
            var (sin, cos) = MathF.SinCos(2 * MathF.PI * random.NextSingle());
            values[i] = radius * cos;
            if (i + 1 < values.Length)
                values[i + 1] = radius * sin;
        }
    }
}
