using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Prompts;

/// <summary>Errors of prompts.</summary>
internal static class PromptErrors
{
    public static LamException PromptInvalid(string name, int line, string why) => new(
        nameof(PromptInvalid),
        ExitCode.InvalidInput,
        $"The prompt '{name}', line {line}: {why}.",
        "A prompt has sections [system], [user] and [assistant], and placeholders such as {{request}}; see docs/models.md.");

    public static LamException PromptUnreadable(string path, string why, Exception inner) => new(
        nameof(PromptUnreadable),
        ExitCode.InvalidInput,
        $"The prompt '{path}' can't be read: {why}.",
        "Check the file, or delete it to use the prompt that LamPS brings.",
        inner);

    public static LamException PromptTooLong(int tokens, int room) => new(
        nameof(PromptTooLong),
        ExitCode.Failed,
        $"The model has room for {room:N0} tokens, and what it must read has {tokens:N0} after everything was left out that can be.",
        "Use a model with a longer context, or a shorter request.");
}
