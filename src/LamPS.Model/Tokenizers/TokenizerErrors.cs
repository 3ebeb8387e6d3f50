using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Tokenizers;

/// <summary>Everything that can be wrong with a tokenizer.</summary>
internal static class TokenizerErrors
{
    private const string Again = "Get the model's files again, or use another model.";

    public static LamException TokenizerMissing(string file) =>
        new(nameof(TokenizerMissing), ExitCode.NotReady, $"There is no '{file}'.", "A model folder needs tokenizer.json; download the whole folder.");

    public static LamException TokenizerUnreadable(string file, string problem, Exception? cause = null) =>
        new(nameof(TokenizerUnreadable), ExitCode.InvalidInput, $"{file} can't be read: {problem}", Again, cause);

    public static LamException TokenizerInvalid(string file, string path, string problem, Exception? cause = null) =>
        new(nameof(TokenizerInvalid), ExitCode.InvalidInput, $"{file}, {path}: {problem}", Again, cause);

    public static LamException TokenizerUnsupported(string file, string path, string what, string supported) =>
        new(nameof(TokenizerUnsupported), ExitCode.NotReady, $"{file}, {path}: {what} is not supported.", $"Supported are {supported}. Use a model whose tokenizer needs no more.");

    public static LamException TokenUnknown(int id, int count) =>
        new(nameof(TokenUnknown), ExitCode.InvalidInput, $"{id} is no token: ids go from 0 to {count - 1}.", "Model and tokenizer don't belong together; check the model folder.");

    public static LamException PatternTooSlow(string pattern, Exception cause) =>
        new(nameof(PatternTooSlow), ExitCode.InvalidInput, $"The tokenizer's pattern takes too long on this text: {pattern}", "Shorten the text, or use another model.", cause);

    public static LamException TrainingImpossible(string problem) =>
        new(nameof(TrainingImpossible), ExitCode.InvalidInput, $"The tokenizer can't be trained: {problem}", "Change the vocabulary size or give more text.");
}
