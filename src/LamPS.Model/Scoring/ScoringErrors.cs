using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Scoring;

/// <summary>Errors of compact LAMs.</summary>
internal static class ScoringErrors
{
    public static LamException CompactLamMissing(string path) => new(
        nameof(CompactLamMissing),
        ExitCode.InvalidInput,
        $"'{path}' is missing, so this folder isn't a compact LAM.",
        "Name a folder with lam_config.json and model.onnx.");

    public static LamException CompactLamInvalid(string path, string why, Exception? inner = null) => new(
        nameof(CompactLamInvalid),
        ExitCode.InvalidInput,
        $"'{path}' is invalid: {why}.",
        "Get the model again, and check it with 'lamps model verify'.",
        inner);

    public static LamException ScoringInputInvalid(string why) => new(
        nameof(ScoringInputInvalid),
        ExitCode.InvalidInput,
        $"The model can't score this: {why}.",
        "Give it less to read, or use the tokenizer and the configuration that belong to the model.");

    public static LamException ScoresNotFinite(string head) => new(
        nameof(ScoresNotFinite),
        ExitCode.Failed,
        $"The model gave no usable numbers for {head} (NaN or infinity).",
        "Its weights are damaged, or the device computes wrongly: check it with 'lamps model verify', or run it on the CPU.");
}
