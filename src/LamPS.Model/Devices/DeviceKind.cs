namespace LamPS.Model.Devices;

/// <summary>What models can run on.</summary>
public enum DeviceKind
{
    /// <summary>The processor of the machine; always works.</summary>
    Cpu,

    /// <summary>A graphics processor through DirectML, on Windows.</summary>
    DirectMl,

    /// <summary>A graphics processor through WebGPU: Vulkan, Metal or Direct3D 12.</summary>
    WebGpu,

    /// <summary>An NVIDIA graphics processor through CUDA, where the ONNX Runtime was built with it.</summary>
    Cuda,
}
