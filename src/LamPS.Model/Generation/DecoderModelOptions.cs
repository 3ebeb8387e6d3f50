using LamPS.Model.Onnx;

namespace LamPS.Model.Generation;

/// <summary>How a decoder is loaded.</summary>
public sealed record DecoderModelOptions
{
    /// <summary>Where it runs; null is the processor of the machine.</summary>
    public OnnxProvider? Provider { get; init; }

    /// <summary>Threads on the processor; 0 lets ONNX Runtime take one a core.</summary>
    public int Threads { get; init; }

    /// <summary>Whether threads spin for a moment between operators; quick, at the cost of a busy processor.</summary>
    public bool Spin { get; init; } = true;

    /// <summary>Whether equal input gives equal output to the bit.</summary>
    public bool Deterministic { get; init; }
}
