using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Onnx;

/// <summary>Errors of ONNX Runtime and of finding it.</summary>
internal static class OnnxErrors
{
    private const string HowToGet =
        "Build with './build.sh build', which fetches it, or point LAMPS_ONNXRUNTIME to the library (or its folder) of an ONNX Runtime from https://github.com/microsoft/onnxruntime/releases.";

    public static LamException OnnxRuntimeNotFound(IReadOnlyList<string> places) => new(
        nameof(OnnxRuntimeNotFound),
        ExitCode.NotReady,
        $"ONNX Runtime, which runs models, was not found. Looked at: {string.Join("; ", places)}.",
        HowToGet);

    public static LamException OnnxRuntimeNotLoadable(string path, string why, Exception? inner = null) => new(
        nameof(OnnxRuntimeNotLoadable),
        ExitCode.NotReady,
        $"'{path}' can't be used as ONNX Runtime: {why}.",
        HowToGet,
        inner);

    public static LamException VisualCppRuntimeMissing(string path, IReadOnlyList<string> libraries, Exception inner) => new(
        nameof(VisualCppRuntimeMissing),
        ExitCode.NotReady,
        $"'{path}', which runs models, needs the Visual C++ runtime, of which {string.Join(", ", libraries)} can't be loaded.",
        "Install 'Microsoft Visual C++ 2015-2022 Redistributable (x64)': 'winget install Microsoft.VCRedist.2015+.x64', or https://aka.ms/vs/17/release/vc_redist.x64.exe.",
        inner);

    public static LamException OperatorWrongOnDirectMl(string path, string what) => new(
        nameof(OperatorWrongOnDirectMl),
        ExitCode.Failed,
        $"The model '{path}' can't run on DirectML: {what}.",
        "Use a model whose cache has fixed slots, or another device.");

    public static LamException OnnxRuntimeTooOld(string path, string version, uint needed) => new(
        nameof(OnnxRuntimeTooOld),
        ExitCode.NotReady,
        $"The ONNX Runtime '{path}' is version {version}; 1.{needed} or newer is needed.",
        HowToGet);

    public static LamException OnnxCallFailed(OrtErrorCode code, string message) => new(
        nameof(OnnxCallFailed),
        code is OrtErrorCode.InvalidArgument or OrtErrorCode.InvalidGraph or OrtErrorCode.InvalidProtobuf or OrtErrorCode.NoModel or OrtErrorCode.NoSuchFile ? ExitCode.InvalidInput : ExitCode.Failed,
        $"ONNX Runtime failed ({code}): {Words(message)}",
        "Check that the model fits this version of ONNX Runtime and that there is memory enough; 'lamps model verify' checks a model's files.");

    public static LamException ModelFileNotUsable(string path, string why, Exception? inner = null) => new(
        nameof(ModelFileNotUsable),
        ExitCode.InvalidInput,
        $"The model '{path}' can't be loaded: {why}.",
        "Get the model again and check its hash with 'lamps model verify'.",
        inner);

    public static LamException TensorTypeMismatch(string wanted, OnnxElementType found) => new(
        nameof(TensorTypeMismatch),
        ExitCode.InvalidInput,
        $"A tensor holds {found}, not {wanted}.",
        "The model has inputs or outputs of other types than its description says; get it again.");

    public static LamException UnknownTensorName(string name, string kind, IEnumerable<string> known) => new(
        nameof(UnknownTensorName),
        ExitCode.InvalidInput,
        $"The model has no {kind} '{name}'; it has {string.Join(", ", known)}.",
        "Correct the names in the model's genai_config.json, or get the model again.");

    /// <summary>ONNX Runtime's message without the place in its source and the condition that failed there.</summary>
    internal static string Words(string message)
    {
        const string condition = " was false. ";
        var text = message.Trim();
        var end = text.Contains(".cc:", StringComparison.Ordinal) ? text.LastIndexOf(condition, StringComparison.Ordinal) : -1;
        return end < 0 ? text : text[(end + condition.Length)..];
    }
}
