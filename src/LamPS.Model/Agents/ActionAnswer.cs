using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;

namespace LamPS.Model.Agents;

/// <summary>Actions as servers are asked for them, and as the action grammar has them.</summary>
internal static class ActionAnswer
{
    private const string None = "none";

    /// <summary>The schema of a decision: strict servers want every property named and required, so what a function doesn't take is null.</summary>
    /// <param name="candidates">What can be acted on.</param>
    public static JsonObject Schema(IReadOnlyList<Candidate> candidates)
    {
        var functions = candidates.SelectMany(c => c.Functions).DistinctBy(f => f.Name).ToList();
        var arguments = new JsonObject();
        foreach (var argument in functions.Where(f => f.Name != UiFunctions.InvokeMenu.Name).SelectMany(f => f.Arguments).GroupBy(a => a.Name))
            arguments[argument.Key] = new JsonObject { ["type"] = new JsonArray([.. argument.Select(a => TypeOf(a.Type)).Distinct().Append("null").Select(t => (JsonNode)t)]) };
        return Object(new JsonObject
        {
            ["function"] = Choice([.. functions.Select(f => (JsonNode)f.Name), None]),
            ["candidate"] = new JsonObject { ["type"] = new JsonArray("integer", "null"), ["enum"] = new JsonArray([.. candidates.Select(c => (JsonNode?)c.Number), null]) },
            ["arguments"] = Object(arguments),
            ["status"] = Choice(["continue", "finish", "confirm", "ask", "fail"]),
        });
    }

    /// <summary>An answer as the action grammar writes it; null when it isn't one.</summary>
    /// <param name="answer">The answer: any JSON.</param>
    /// <param name="candidates">What could be acted on.</param>
    /// <param name="texts">Texts that arguments can be; one that differs only in case, quotation marks or spaces around it is meant.</param>
    public static string? Canonical(string answer, IReadOnlyList<Candidate> candidates, IReadOnlyList<string> texts)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var root = document.RootElement;
            var (function, status) = (Text(root, "function"), Text(root, "status"));
            if (function is null || status is null)
                return null;
            if (function == None)
                return $"{{\"function\":\"none\",\"status\":{Quote(status)}}}";
            if (!root.TryGetProperty("candidate", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var chosen))
                return null;
            var candidate = candidates.FirstOrDefault(c => c.Number == chosen);
            if (candidate?.Functions.FirstOrDefault(f => f.Name == function) is not { } definition)
                return null;
            var known = function == UiFunctions.Select.Name && candidate.Element is { Options.Count: > 0 } element ? element.Options : texts;
            List<string> members = [];
            if (definition != UiFunctions.InvokeMenu && root.TryGetProperty("arguments", out var arguments) && arguments.ValueKind == JsonValueKind.Object)
            {
                // In the order of the definition; what the function doesn't take is left out.
                foreach (var argument in definition.Arguments)
                {
                    if (arguments.TryGetProperty(argument.Name, out var value) && Value(value, argument.Type, known) is { } text)
                        members.Add($"{Quote(argument.Name)}:{text}");
                }
            }

            return $"{{\"function\":{Quote(function)},\"candidate\":{chosen.ToString(CultureInfo.InvariantCulture)},\"arguments\":{{{string.Join(',', members)}}},\"status\":{Quote(status)}}}";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text as a JSON string, escaped as the grammar escapes.</summary>
    /// <param name="text">Text.</param>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) => quoted.Append(' '),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string Meant(string text, IReadOnlyList<string> known)
    {
        if (known.Contains(text))
            return text;
        var bare = text.Trim().Trim('"', '\'', '“', '”');
        return known.Where(k => string.Equals(k, bare, StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty(text).First();
    }

    private static string TypeOf(ArgumentType type) => type switch
    {
        ArgumentType.Integer => "integer",
        ArgumentType.Number => "number",
        ArgumentType.Boolean => "boolean",
        _ => "string",
    };

    private static string? Value(JsonElement value, ArgumentType type, IReadOnlyList<string> known) => (value.ValueKind, type) switch
    {
        (JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.Object or JsonValueKind.Array, _) => null,
        (JsonValueKind.True or JsonValueKind.False, ArgumentType.Boolean) => value.GetRawText(),
        (JsonValueKind.String, ArgumentType.Boolean) => value.GetString() is "true" or "false" ? value.GetString() : null,
        (JsonValueKind.Number, ArgumentType.Integer or ArgumentType.Number) => Number(value.GetDouble()),
        (JsonValueKind.String, ArgumentType.Integer or ArgumentType.Number) =>
            double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Number(number) : null,
        (JsonValueKind.String, _) => Quote(Meant(value.GetString()!, known)),
        _ => Quote(value.GetRawText()),
    };

    private static string? Number(double number) => double.IsFinite(number) ? number.ToString("0.############", CultureInfo.InvariantCulture) : null;

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonObject Choice(IEnumerable<JsonNode> names) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. names]) };

    private static JsonObject Object(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Key)]),
        ["additionalProperties"] = false,
    };
}
