using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Constraints;

/// <summary>Everything that can be wrong with a grammar and its use.</summary>
internal static class ConstraintErrors
{
    public static LamException GrammarPatternInvalid(string pattern, string problem, Exception? cause = null) =>
        new(nameof(GrammarPatternInvalid), ExitCode.InvalidInput, $"The regular expression '{pattern}' can't be a grammar: {problem}", "Use letters, classes, groups, alternatives and repetitions.", cause);

    public static LamException GrammarTooLarge(int most) =>
        new(nameof(GrammarTooLarge), ExitCode.InvalidInput, $"The grammar needs more than {most} states.", "Lower the numbers of repetitions, lengths or choices in it.");

    public static LamException GrammarEmpty() =>
        new(nameof(GrammarEmpty), ExitCode.InvalidInput, "The grammar allows no text at all.", "Give at least one choice, candidate or value.");

    public static LamException SchemaUnsupported(string path, string problem) =>
        new(nameof(SchemaUnsupported), ExitCode.InvalidInput, $"JSON Schema, {path}: {problem}",
            "Use type, properties, required, items, prefixItems, minItems, maxItems, enum, const, anyOf, oneOf, pattern, minLength, maxLength, whole minimum and maximum, and $ref without recursion.");

    public static LamException TokenRefused(int token, string text) =>
        new(nameof(TokenRefused), ExitCode.Internal, $"Token {token} ('{text}') can't come here.", "The token must be one that the mask left open; report this as a defect.");

    public static LamException VocabularyCannotSpell(string text) =>
        new(nameof(VocabularyCannotSpell), ExitCode.NotReady, $"No token of the vocabulary continues '{text}' as the grammar wants.", "The model's tokenizer lacks letters that the answer needs; use a model whose tokenizer knows every byte.");

    public static LamException ActionUnreadable(string text, string problem) =>
        new(nameof(ActionUnreadable), ExitCode.Failed, $"The model's answer is no action: {problem} In: {Cut(text)}", "Use the action grammar, or a model that follows it.");

    private static string Cut(string text) => text.Length <= 200 ? text : $"{text.AsSpan(0, 200)}…";
}
