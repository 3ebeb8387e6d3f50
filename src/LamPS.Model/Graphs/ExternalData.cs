namespace LamPS.Model.Graphs;

/// <summary>The file beside a model that holds its large weights.</summary>
/// <param name="Location">Its name, as the model gives it.</param>
/// <param name="Stream">Where to write it.</param>
internal sealed record ExternalData(string Location, Stream Stream)
{
    /// <summary>Weights of fewer bytes stay in the model: shapes must be known without opening the file.</summary>
    public const int Threshold = 1024;

    // A page, so that the file can be mapped.
    private const int Alignment = 4096;

    /// <summary>Writes a weight.</summary>
    /// <returns>Where it begins.</returns>
    public long Append(ReadOnlyMemory<byte> data)
    {
        var padding = (int)((Alignment - (Stream.Position % Alignment)) % Alignment);
        Stream.Write(new byte[padding]);
        var offset = Stream.Position;
        Stream.Write(data.Span);
        return offset;
    }
}
