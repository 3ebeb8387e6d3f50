using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LamPS.Core.Tests.Runbooks;

/// <summary>Judges JSON by a JSON Schema: the keywords that the schema of runbooks uses, and no other.</summary>
internal sealed class SchemaEvaluator(JsonObject root)
{
    private static readonly HashSet<string> Known =
    [
        "$schema", "$defs", "$ref", "title", "description", "type", "properties", "required", "additionalProperties", "propertyNames", "items",
        "minItems", "minProperties", "maxProperties", "minimum", "maximum", "pattern", "enum", "anyOf",
    ];

    public bool IsValid(JsonNode? value) => IsValid(value, root);

    private bool IsValid(JsonNode? value, JsonObject schema) => schema.All(keyword => Holds(keyword.Key, keyword.Value!, value, schema));

    private bool Holds(string keyword, JsonNode argument, JsonNode? value, JsonObject schema)
    {
        if (!Known.Contains(keyword))
        {
            throw new NotSupportedException($"keyword '{keyword}'");
        }

        var map = value as JsonObject;
        var list = value as JsonArray;
        return keyword switch
        {
            "$ref" => IsValid(value, (JsonObject)root["$defs"]![argument.GetValue<string>()["#/$defs/".Length..]]!),
            "type" => (argument is JsonArray types ? types.Select(t => t!.GetValue<string>()) : [argument.GetValue<string>()]).Any(t => IsOfType(value, t)),
            "properties" => map is null || ((JsonObject)argument).All(p => !map.ContainsKey(p.Key) || IsValid(map[p.Key], (JsonObject)p.Value!)),
            "required" => map is null || ((JsonArray)argument).All(name => map.ContainsKey(name!.GetValue<string>())),
            "additionalProperties" => map is null || map.All(p => schema["properties"] is JsonObject known && known.ContainsKey(p.Key)
                || (argument is JsonObject more ? IsValid(p.Value, more) : argument.GetValue<bool>())),
            "propertyNames" => map is null || map.All(p => IsValid(p.Key, (JsonObject)argument)),
            "items" => list is null || list.All(i => IsValid(i, (JsonObject)argument)),
            "minItems" => list is null || list.Count >= argument.GetValue<int>(),
            "minProperties" => map is null || map.Count >= argument.GetValue<int>(),
            "maxProperties" => map is null || map.Count <= argument.GetValue<int>(),
            "minimum" => Kind(value) != JsonValueKind.Number || value!.GetValue<double>() >= Number(argument),
            "maximum" => Kind(value) != JsonValueKind.Number || value!.GetValue<double>() <= Number(argument),
            "pattern" => Kind(value) != JsonValueKind.String || Regex.IsMatch(value!.GetValue<string>(), argument.GetValue<string>()),
            "enum" => ((JsonArray)argument).Any(a => Kind(a) == Kind(value) && (Kind(a) == JsonValueKind.Number ? Number(a!) == Number(value!) : JsonNode.DeepEquals(a, value))),
            "anyOf" => ((JsonArray)argument).Any(a => IsValid(value, (JsonObject)a!)),
            _ => true,
        };
    }

    private static bool IsOfType(JsonNode? value, string type) => Kind(value) switch
    {
        JsonValueKind.Null => type == "null",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Number => type == "number" || (type == "integer" && value!.GetValue<double>() % 1 == 0),
        JsonValueKind.String => type == "string",
        JsonValueKind.Array => type == "array",
        _ => type == "object",
    };

    private static double Number(JsonNode node) => JsonSerializer.Deserialize<double>(node.ToJsonString());

    private static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Null;
}
