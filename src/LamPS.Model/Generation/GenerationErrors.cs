using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Generation;

/// <summary>Errors of generative models.</summary>
internal static class GenerationErrors
{
    private const string GetAgain = "Get the model again, and check it with 'lamps model verify'.";

    public static LamException ModelConfigMissing(string path) => new(
        nameof(ModelConfigMissing),
        ExitCode.InvalidInput,
        $"'{path}' is missing, so this folder isn't a generative model.",
        "Name a folder with genai_config.json and model.onnx, as ONNX Runtime's generative models have them.");

    public static LamException ModelConfigInvalid(string path, string why, Exception? inner = null) => new(
        nameof(ModelConfigInvalid),
        ExitCode.InvalidInput,
        $"'{path}' is invalid: {why}.",
        GetAgain,
        inner);

    public static LamException ModelInputNotSupported(string input) => new(
        nameof(ModelInputNotSupported),
        ExitCode.InvalidInput,
        $"The model wants the input '{input}', which isn't one of a text decoder.",
        "Use a decoder-only text model with cached keys and values.");

    public static LamException ModelTensorNotSupported(string name, string why) => new(
        nameof(ModelTensorNotSupported),
        ExitCode.InvalidInput,
        $"The model's '{name}' can't be used: {why}.",
        "Use a decoder-only text model with cached keys and values; its genai_config.json must fit its model.onnx.");

    public static LamException ContextTooLong(int tokens, int context) => new(
        nameof(ContextTooLong),
        ExitCode.InvalidInput,
        $"The text has {tokens:N0} tokens; the model sees at most {context:N0}, and there must be room for its answer.",
        "Give it less to read (fewer candidates, a shorter history), or use a model with a longer context.");

    public static LamException TokenOutOfRange(int token, int vocabulary) => new(
        nameof(TokenOutOfRange),
        ExitCode.InvalidInput,
        $"The token {token} isn't in the model's vocabulary of {vocabulary:N0}: tokenizer and model disagree.",
        "Use the tokenizer.json that belongs to the model.");

    public static LamException PromptEmpty() => new(
        nameof(PromptEmpty),
        ExitCode.InvalidInput,
        "There is no text to continue.",
        "Give at least one token, such as the model's token for the beginning of a text.");

    public static LamException LogitsNotFinite(int position) => new(
        nameof(LogitsNotFinite),
        ExitCode.Failed,
        $"The model gave no usable numbers after token {position:N0} (NaN or infinity).",
        "Its weights are damaged, or the device computes wrongly: check it with 'lamps model verify', or run it on the CPU.");

    public static LamException NothingAllowed(int position) => new(
        nameof(NothingAllowed),
        ExitCode.Failed,
        $"The grammar allows no token after token {position:N0}.",
        "Grammar and vocabulary disagree; use the tokenizer.json that belongs to the model.");

    public static LamException GenerationOptionInvalid(string option, string value, string range) => new(
        nameof(GenerationOptionInvalid),
        ExitCode.InvalidInput,
        $"{option} is {value}; it has to be {range}.",
        "Correct the option.");
}
