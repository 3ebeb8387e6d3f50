using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Templates;

/// <summary>Everything that can be wrong with a chat template.</summary>
internal static class TemplateErrors
{
    public static LamException TemplateMissing(string folder) =>
        new(nameof(TemplateMissing), ExitCode.NotReady, $"'{folder}' has no chat template.", "It needs chat_template.jinja, or chat_template in tokenizer_config.json; use a model that was trained for chats.");

    public static LamException TemplateUnreadable(string file, string problem, Exception? cause = null) =>
        new(nameof(TemplateUnreadable), ExitCode.InvalidInput, $"{file} can't be read: {problem}", "Get the model's files again.", cause);

    public static LamException TemplateInvalid(string name, int line, string problem) =>
        new(nameof(TemplateInvalid), ExitCode.InvalidInput, $"{name}, line {line}: {problem}", "Chat templates are limited to what models use of Jinja; put a chat_template.jinja that needs no more beside the model.");

    public static LamException TemplateRefused(string name, int line, string message) =>
        new(nameof(TemplateRefused), ExitCode.InvalidInput, $"The model's chat template refused the conversation: {message} ({name}, line {line})", "Change roles or order of the messages as the model wants them.");
}
