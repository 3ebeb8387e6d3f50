using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LamPS.Model.Tests.Tokenizers;

namespace LamPS.Model.Tests.Constraints;

/// <summary>Judges values by a schema, and makes valid ones: what a grammar is compared with.</summary>
internal static class SchemaCheck
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsValid(JsonNode? value, JsonElement schema, JsonElement root)
    {
        schema = Follow(schema, root);
        if (schema.TryGetProperty("anyOf", out var any))
            return any.EnumerateArray().Any(s => IsValid(value, s, root));
        if (schema.TryGetProperty("const", out var constant))
            return JsonNode.DeepEquals(value, JsonNode.Parse(constant.GetRawText()));
        if (schema.TryGetProperty("enum", out var values))
            return values.EnumerateArray().Any(v => JsonNode.DeepEquals(value, JsonNode.Parse(v.GetRawText())));
        if (!schema.TryGetProperty("type", out var type))
            return true;
        return type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(t => IsOf(value, t.GetString()!, schema, root)) : IsOf(value, type.GetString()!, schema, root);
    }

    public static string Make(JsonElement schema, JsonElement root, Generator random, int depth)
    {
        schema = Follow(schema, root);
        if (schema.TryGetProperty("anyOf", out var any))
            return Make(any[random.Below(any.GetArrayLength())], root, random, depth);
        if (schema.TryGetProperty("const", out var constant))
            return JsonNode.Parse(constant.GetRawText())!.ToJsonString(Relaxed);
        if (schema.TryGetProperty("enum", out var values))
            return JsonNode.Parse(values[random.Below(values.GetArrayLength())].GetRawText())?.ToJsonString(Relaxed) ?? "null";
        if (!schema.TryGetProperty("type", out var type))
            return Free(random, depth);
        var name = type.ValueKind == JsonValueKind.Array ? type[random.Below(type.GetArrayLength())].GetString()! : type.GetString()!;
        var (least, most) = (Number(schema, "minimum"), Number(schema, "maximum"));
        switch (name)
        {
            case "string":
                if (schema.TryGetProperty("pattern", out _))
                    return random.Below(2) == 0 ? "\"Abc\"" : "\"Z\\\"q\"";
                var length = random.Below((int)(Number(schema, "maxLength") ?? 9) + 1);
                return Text(random, Math.Max(length, (int)(Number(schema, "minLength") ?? 0)));
            case "integer":
                return ((least ?? -5000) + random.Below((int)((most ?? 5000) - (least ?? -5000) + 1))).ToString(CultureInfo.InvariantCulture);
            case "number":
                return (random.Below(20000) / 16.0 - (least == 0 ? 0 : 600)).ToString("0.####", CultureInfo.InvariantCulture).Replace("-0", "-1");
            case "boolean":
                return random.Below(2) == 0 ? "true" : "false";
            case "null":
                return "null";
            case "array":
                List<string> items = schema.TryGetProperty("prefixItems", out var prefix) ? [.. prefix.EnumerateArray().Select(p => Make(p, root, random, depth - 1))] : [];
                if (schema.TryGetProperty("items", out var item))
                {
                    var count = Math.Max((int)(Number(schema, "minItems") ?? 0), random.Below((int)(Number(schema, "maxItems") ?? 4) + 1));
                    items.AddRange(Enumerable.Range(0, count).Select(_ => Make(item, root, random, depth - 1)));
                }

                return $"[{string.Join(',', items)}]";
            default:
                if (!schema.TryGetProperty("properties", out var properties))
                    return $"{{{string.Join(',', Enumerable.Range(0, random.Below(3)).Select(_ => $"{Text(random, 4)}:{Make(schema.GetProperty("additionalProperties"), root, random, depth - 1)}"))}}}";
                var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet() : [];
                return $"{{{string.Join(',', properties.EnumerateObject().Where(p => required.Contains(p.Name) || random.Below(2) == 0).Select(p => $"\"{p.Name}\":{Make(p.Value, root, random, depth - 1)}"))}}}";
        }
    }

    private static bool IsOf(JsonNode? value, string type, JsonElement schema, JsonElement root)
    {
        switch (type)
        {
            case "null":
                return value is null;
            case "boolean":
                return value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False;
            case "string":
                if (value?.GetValueKind() != JsonValueKind.String)
                    return false;
                var text = value.GetValue<string>();
                var length = text.EnumerateRunes().Count();
                return length >= (Number(schema, "minLength") ?? 0) && length <= (Number(schema, "maxLength") ?? long.MaxValue)
                    && (!schema.TryGetProperty("pattern", out var pattern) || Regex.IsMatch(text, pattern.GetString()!, RegexOptions.ECMAScript));
            case "integer":
                return value?.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), out var whole)
                    && whole >= (Number(schema, "minimum") ?? long.MinValue) && whole <= (Number(schema, "maximum") ?? long.MaxValue);
            case "number":
                return value?.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() >= (Number(schema, "minimum") ?? double.MinValue);
            case "array":
                if (value is not JsonArray array)
                    return false;
                var first = schema.TryGetProperty("prefixItems", out var prefix) ? prefix.EnumerateArray().ToList() : [];
                if (array.Count < first.Count || array.Take(first.Count).Where((a, i) => !IsValid(a, first[i], root)).Any())
                    return false;
                var rest = array.Skip(first.Count).ToList();
                return schema.TryGetProperty("items", out var item)
                    ? rest.Count >= (Number(schema, "minItems") ?? 0) && rest.Count <= (Number(schema, "maxItems") ?? int.MaxValue) && rest.All(r => IsValid(r, item, root))
                    : rest.Count == 0 || first.Count == 0;
            default:
                if (value is not JsonObject members)
                    return false;
                if (!schema.TryGetProperty("properties", out var properties))
                    return AllMembers(members, schema.GetProperty("additionalProperties"), root);
                var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!) : [];
                return required.All(members.ContainsKey) && members.All(m => properties.TryGetProperty(m.Key, out var property) && IsValid(m.Value, property, root));
        }
    }

    // A grammar doesn't keep names from coming twice, and objects of nodes don't like that.
    private static bool AllMembers(JsonObject members, JsonElement schema, JsonElement root) =>
        JsonDocument.Parse(members.ToJsonString()).RootElement.EnumerateObject().All(m => IsValid(JsonNode.Parse(m.Value.GetRawText()), schema, root));

    private static JsonElement Follow(JsonElement schema, JsonElement root) =>
        schema.TryGetProperty("$ref", out var reference) ? reference.GetString()!.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name)) : schema;

    private static long? Number(JsonElement schema, string name) => schema.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private static string Free(Generator random, int depth) => random.Below(depth > 0 ? 6 : 4) switch
    {
        0 => Text(random, 5),
        1 => "-12.5",
        2 => "null",
        3 => "true",
        4 => $"[{string.Join(',', Enumerable.Range(0, random.Below(3)).Select(_ => Free(random, depth - 1)))}]",
        _ => $"{{{string.Join(',', Enumerable.Range(0, random.Below(3)).Select(_ => $"{Text(random, 3)}:{Free(random, depth - 1)}"))}}}",
    };

    private static string Text(Generator random, int length)
    {
        string[] letters = ["a", "the", "Z", "0", " ", "ü", "日", "😀", "\u0301", "\\\"", "\\\\", "\\n", "\\t", "/", "{", "]", ",", ":", "€"];
        var text = new StringBuilder("\"");
        for (var i = 0; i < length; i++)
        {
            var letter = letters[random.Below(letters.Length)];
            text.Append(letter == "the" ? "t" : letter);
        }

        return text.Append('"').ToString();
    }
}
