namespace LamPS.Model.Onnx;

/// <summary>Kinds of processors.</summary>
public enum OnnxHardwareKind
{
    /// <summary>The processor of the machine.</summary>
    Cpu,

    /// <summary>A graphics processor.</summary>
    Gpu,

    /// <summary>A processor for neural networks.</summary>
    Npu,
}
