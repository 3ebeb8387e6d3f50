using System.Text;
using System.Text.Json;
using LamPS.Model.Constraints;

namespace LamPS.Model.Agents;

/// <summary>How a model that runs here writes a plan: what it is held to when it is asked, and what it is trained to write.</summary>
internal static class PlanAnswer
{
    /// <summary>Most tokens of a plan.</summary>
    public const int MaxTokens = 512;

    /// <summary>What may be written, letter by letter.</summary>
    public static Grammar Form { get; } = Grammar.FromSchema(JsonDocument.Parse(
        """{"type":"object","properties":{"steps":{"type":"array","items":{"type":"string","minLength":1},"minItems":1,"maxItems":24}},"required":["steps"]}""").RootElement);

    /// <summary>Writes lines as <see cref="Form"/> has them, where it allows them: control characters beyond line breaks and tabs have no place in it.</summary>
    /// <param name="lines">Lines of a plan.</param>
    public static string Write(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder("{\"steps\":[");
        for (var i = 0; i < lines.Count; i++)
        {
            text.Append(i > 0 ? ",\"" : "\"");
            foreach (var letter in lines[i])
            {
                _ = letter switch
                {
                    '"' or '\\' => text.Append('\\').Append(letter),
                    '\n' => text.Append("\\n"),
                    '\r' => text.Append("\\r"),
                    '\t' => text.Append("\\t"),
                    _ => text.Append(letter),
                };
            }

            text.Append('"');
        }

        return text.Append("]}").ToString();
    }
}
