using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Learning.Templates;

/// <summary>Errors of making template documents.</summary>
internal static class TemplateErrors
{
    public static LamException KindUnknown(string kind) => new(
        nameof(KindUnknown),
        ExitCode.InvalidInput,
        $"There are no template documents of the kind '{kind}'.",
        $"Name one of these: {string.Join(", ", TemplateLibrary.Kinds)}.");
}
