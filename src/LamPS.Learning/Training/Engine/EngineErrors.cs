using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Learning.Training.Engine;

/// <summary>Errors of the training engine.</summary>
internal static class EngineErrors
{
    public static LamException AdapterInvalid(string why) => new(
        nameof(AdapterInvalid),
        ExitCode.InvalidInput,
        $"These adapters can't be: {why}.",
        "Name matrices of the model, such as 'layers.0.qkv', and correct the numbers.");

    public static LamException TrainingExampleInvalid(string which, string why) => new(
        nameof(TrainingExampleInvalid),
        ExitCode.InvalidInput,
        $"{which} can't be learned from: {why}.",
        "Make the examples with the tokenizer and the configuration that belong to the model.");

    public static LamException TrainingNotFinite(string what, string batch) => new(
        nameof(TrainingNotFinite),
        ExitCode.Failed,
        $"The {what} of batch '{batch}' isn't a finite number. The weights are as they were before it.",
        "Look at the batch's examples, or lower the learning rate, and go on from the last checkpoint.");

    public static LamException TrainingDeviceUnfit(string device, LamException inner) => new(
        nameof(TrainingDeviceUnfit),
        ExitCode.NotReady,
        $"{device} can't train this model, all of it: {inner.Message}",
        "Write another 'device' into config.yaml of the run, and go on without '--config'; 'lamps model devices' shows which ones work here, and 'cpu' always does.",
        inner);

    public static LamException TrainingDeviceFailed(string device, string doing, LamException inner) => new(
        nameof(TrainingDeviceFailed),
        ExitCode.Failed,
        $"{device} failed ({doing}): {inner.Message} What was saved before stays.",
        "The same command goes on from the last checkpoint. Where the device is gone or short of memory write 'device: cpu' into config.yaml of the run, and go on without '--config'.",
        inner);

    public static LamException CheckpointInvalid(string path, string why, Exception? inner = null) => new(
        nameof(CheckpointInvalid),
        ExitCode.InvalidInput,
        $"The checkpoint '{path}' can't be used: {why}.",
        "Go on from an earlier checkpoint of the same run.",
        inner);
}
