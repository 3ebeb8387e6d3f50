using LamPS.Model.Onnx;

namespace LamPS.Learning.Tests.Training.Engine;

/// <summary>The device that training is tested on.</summary>
public static class WebGpu
{
    public const string Reason = "training is tested on WebGPU where LAMPS_TEST_WEBGPU is 1, as './build.sh test' sets it; on Linux it needs Vulkan, for which Mesa 25's software driver will do";

    /// <summary>Whether it is there, as the caller says: trying it out could end the tests.</summary>
    public static bool IsThere => Environment.GetEnvironmentVariable("LAMPS_TEST_WEBGPU") == "1";

    /// <summary>What training asks it for.</summary>
    public static OnnxProvider Training => OnnxProvider.WebGpu(wholeNumbers: true);
}
