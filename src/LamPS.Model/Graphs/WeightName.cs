namespace LamPS.Model.Graphs;

/// <summary>Name and shape of a weight.</summary>
/// <param name="Name">Its name, such as <c>layers.0.qkv</c>.</param>
/// <param name="Shape">Its dimensions.</param>
public sealed record WeightName(string Name, IReadOnlyList<long> Shape)
{
    internal WeightName(string name, params ReadOnlySpan<int> shape)
        : this(name, (IReadOnlyList<long>)[.. shape.ToArray().Select(size => (long)size)])
    {
    }

    /// <summary>Number of its values.</summary>
    public long Count => Shape.Aggregate(1L, (a, b) => a * b);
}
