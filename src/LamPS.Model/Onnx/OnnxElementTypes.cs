namespace LamPS.Model.Onnx;

/// <summary>What .NET types and sizes belong to element types.</summary>
internal static class OnnxElementTypes
{
    public static OnnxElementType Of<T>()
        where T : unmanaged => typeof(T) switch
    {
        var t when t == typeof(float) => OnnxElementType.Float32,
        var t when t == typeof(byte) => OnnxElementType.UInt8,
        var t when t == typeof(sbyte) => OnnxElementType.Int8,
        var t when t == typeof(ushort) => OnnxElementType.UInt16,
        var t when t == typeof(short) => OnnxElementType.Int16,
        var t when t == typeof(int) => OnnxElementType.Int32,
        var t when t == typeof(long) => OnnxElementType.Int64,
        var t when t == typeof(bool) => OnnxElementType.Boolean,
        var t when t == typeof(Half) => OnnxElementType.Float16,
        var t when t == typeof(double) => OnnxElementType.Float64,
        var t when t == typeof(uint) => OnnxElementType.UInt32,
        var t when t == typeof(ulong) => OnnxElementType.UInt64,
        var t => throw new ArgumentException($"No tensor holds {t}."),
    };

    public static int SizeOf(OnnxElementType type) => type switch
    {
        OnnxElementType.UInt8 or OnnxElementType.Int8 or OnnxElementType.Boolean => 1,
        OnnxElementType.UInt16 or OnnxElementType.Int16 or OnnxElementType.Float16 or OnnxElementType.BFloat16 => 2,
        OnnxElementType.Float32 or OnnxElementType.Int32 or OnnxElementType.UInt32 => 4,
        OnnxElementType.Float64 or OnnxElementType.Int64 or OnnxElementType.UInt64 => 8,
        _ => throw new ArgumentException($"Elements of type {type} have no fixed size."),
    };

    /// <summary>Number of elements of a shape whose dimensions are all known.</summary>
    /// <exception cref="ArgumentException">A dimension is negative, or there would be more elements than memory can hold.</exception>
    public static long CountOf(ReadOnlySpan<long> shape)
    {
        var count = 1L;
        foreach (var dimension in shape)
        {
            if (dimension < 0)
                throw new ArgumentException($"A tensor can't have the shape [{string.Join(", ", shape.ToArray())}].");
            count = checked(count * dimension);
        }

        return count;
    }
}
