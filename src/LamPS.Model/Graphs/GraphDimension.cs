namespace LamPS.Model.Graphs;

/// <summary>A dimension of an input or output: a size, or a name where the size is open.</summary>
/// <param name="Size">The size; -1 when it is open.</param>
/// <param name="Symbol">The name of an open size; equal names mean equal sizes.</param>
public readonly record struct GraphDimension(long Size, string Symbol)
{
    /// <summary>A fixed size.</summary>
    public static implicit operator GraphDimension(long size) => new(size, "");

    /// <summary>A fixed size.</summary>
    public static implicit operator GraphDimension(int size) => new(size, "");

    /// <summary>An open size.</summary>
    public static implicit operator GraphDimension(string symbol) => new(-1, symbol);

    /// <summary>A fixed size.</summary>
    public static GraphDimension FromInt64(long size) => size;

    /// <summary>A fixed size.</summary>
    public static GraphDimension FromInt32(int size) => size;

    /// <summary>An open size.</summary>
    public static GraphDimension FromString(string symbol) => symbol;
}
