using System.Text.RegularExpressions;
using System.Text;
using LamPS.Core;
using LamPS.Model.Templates;

namespace LamPS.Model.Prompts;

/// <summary>
/// A prompt as a file: sections <c>[system]</c>, <c>[user]</c>, <c>[assistant]</c>, each at the beginning of a line; placeholders <c>{{name}}</c>; lines
/// that begin with <c>##</c> are remarks. A block between empty lines whose placeholders are all empty is left out.
/// </summary>
internal sealed partial class PromptTemplate
{
    private readonly List<(string Role, List<string> Blocks)> _sections = [];

    private PromptTemplate(string text, string name, IReadOnlyCollection<string> placeholders)
    {
        Name = name;
        var block = new StringBuilder();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.StartsWith("##", StringComparison.Ordinal))
                continue;
            if (Section().Match(line) is { Success: true } section)
            {
                Close(block);
                var role = section.Groups["role"].Value;
                _sections.Add(role is "system" or "user" or "assistant" ? (role, []) : throw PromptErrors.PromptInvalid(name, number, $"there is no section [{role}]"));
                continue;
            }

            foreach (Match placeholder in Placeholder().Matches(line))
            {
                if (!placeholders.Contains(placeholder.Groups["name"].Value))
                    throw PromptErrors.PromptInvalid(name, number, $"there is nothing to put in for {placeholder.Value}; there is {string.Join(", ", placeholders)}");
            }

            if (line.Trim().Length == 0)
            {
                Close(block);
                continue;
            }

            if (_sections.Count == 0)
                throw PromptErrors.PromptInvalid(name, number, "text stands before the first section");
            block.Append(block.Length > 0 ? "\n" : "").Append(line);
        }

        Close(block);
        if (_sections.All(s => s.Role != "user" || s.Blocks.Count == 0))
            throw PromptErrors.PromptInvalid(name, number, "there is no [user] section with text");
    }

    /// <summary>Name of the prompt, or path of its file.</summary>
    public string Name { get; }

    /// <summary>Reads a prompt.</summary>
    /// <param name="text">Text.</param>
    /// <param name="name">Name for errors.</param>
    /// <param name="placeholders">Names that can be put in.</param>
    /// <exception cref="LamException">It is invalid; with the line.</exception>
    public static PromptTemplate Parse(string text, string name, IReadOnlyCollection<string> placeholders) => new(text, name, placeholders);

    /// <summary>Reads <c>NAME.prompt</c> of a folder, or the one that LamPS brings.</summary>
    /// <param name="folder">Folder of the model; null for none.</param>
    /// <param name="name"><c>planner</c> or <c>actor</c>.</param>
    /// <param name="placeholders">Names that can be put in.</param>
    /// <exception cref="LamException">It can't be read or is invalid.</exception>
    public static PromptTemplate Load(string? folder, string name, IReadOnlyCollection<string> placeholders)
    {
        var path = folder is null ? "" : Path.Combine(folder, $"{name}.prompt");
        if (File.Exists(path))
        {
            try
            {
                return Parse(File.ReadAllText(path), path, placeholders);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw PromptErrors.PromptUnreadable(path, error.Message.TrimEnd('.'), error);
            }
        }

        using var stream = typeof(PromptTemplate).Assembly.GetManifestResourceStream($"prompt/{name}")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), $"{name}.prompt", placeholders);
    }

    /// <summary>Fills the prompt in.</summary>
    /// <param name="parts">What is put in, by name; what isn't there is empty.</param>
    public IReadOnlyList<ChatMessage> Fill(IReadOnlyDictionary<string, PromptPart> parts) =>
    [
        .. _sections
            .Select(s => new ChatMessage(s.Role, string.Join("\n\n", s.Blocks.Where(b => IsWanted(b, parts)).Select(b => Filled(b, parts)))))
            .Where(m => m.Content.Length > 0),
    ];

    private static bool IsWanted(string block, IReadOnlyDictionary<string, PromptPart> parts)
    {
        var placeholders = Placeholder().Matches(block);
        return placeholders.Count == 0 || placeholders.Any(p => parts.TryGetValue(p.Groups["name"].Value, out var part) && part.Lines.Count > 0);
    }

    private static string Filled(string block, IReadOnlyDictionary<string, PromptPart> parts) => Placeholder().Replace(block, placeholder =>
        parts.TryGetValue(placeholder.Groups["name"].Value, out var part) && part.Lines.Count > 0
            ? part.IsUntrusted ? UntrustedFence.Around(part.Lines) : string.Join('\n', part.Lines)
            : "");

    private void Close(StringBuilder block)
    {
        if (block.Length > 0)
            _sections[^1].Blocks.Add(block.ToString());
        block.Clear();
    }

    [GeneratedRegex(@"^\[(?<role>[a-z]+)\]\s*$")]
    private static partial Regex Section();

    [GeneratedRegex(@"\{\{(?<name>[a-z_]+)\}\}")]
    private static partial Regex Placeholder();
}
