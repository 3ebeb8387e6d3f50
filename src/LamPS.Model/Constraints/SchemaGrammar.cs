using System.Text.Json;
using LamPS.Core;
using LamPS.Model.Tokenizers.Patterns;

namespace LamPS.Model.Constraints;

/// <summary>Makes a grammar of a JSON Schema.</summary>
internal sealed class SchemaGrammar(JsonElement root)
{
    private const int MostLength = 1_000;
    private const int DeepestValue = 3;
    private static readonly string[] Annotations =
        ["title", "description", "default", "examples", "$schema", "$id", "$comment", "$defs", "definitions", "format", "deprecated", "readOnly", "writeOnly", "additionalProperties", "strict"];

    private static readonly Dictionary<string, string[]> Keywords = new(StringComparer.Ordinal)
    {
        ["string"] = ["pattern", "minLength", "maxLength"],
        ["integer"] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
        ["number"] = ["minimum"],
        ["boolean"] = [],
        ["null"] = [],
        ["array"] = ["items", "prefixItems", "minItems", "maxItems"],
        ["object"] = ["properties", "required"],
    };

    private readonly List<string> _open = [];

    /// <summary>Reads the schema.</summary>
    /// <exception cref="LamException">It uses what isn't supported.</exception>
    public PatternNode Read() => Read(root, "#");

    private static LamException Error(string path, string problem) => ConstraintErrors.SchemaUnsupported(path, problem);

    private PatternNode Read(JsonElement schema, string path)
    {
        if (schema.ValueKind == JsonValueKind.True)
            return AnyValue(DeepestValue);
        if (schema.ValueKind == JsonValueKind.False)
            return GrammarParts.OneOf([]);
        if (schema.ValueKind != JsonValueKind.Object)
            throw Error(path, "a schema is an object, true or false.");

        if (schema.TryGetProperty("$ref", out var reference))
            return Alone(schema, path, "$ref") ?? Reference(reference, $"{path}/$ref");
        foreach (var name in (string[])["anyOf", "oneOf"])
        {
            if (schema.TryGetProperty(name, out var options))
                return Alone(schema, path, name) ?? GrammarParts.OneOf(Array(options, $"{path}/{name}").Select((o, i) => Read(o, $"{path}/{name}/{i}")));
        }

        if (schema.TryGetProperty("const", out var constant))
            return Alone(schema, path, "const", "type") ?? Value(constant);
        if (schema.TryGetProperty("enum", out var values))
            return Alone(schema, path, "enum", "type") ?? GrammarParts.OneOf(Array(values, $"{path}/enum").Select(Value));

        if (!schema.TryGetProperty("type", out var type))
        {
            return schema.EnumerateObject().All(p => Annotations.Contains(p.Name))
                ? AnyValue(DeepestValue)
                : throw Error(path, "it has neither type nor enum, const, anyOf, oneOf or $ref.");
        }

        if (type.ValueKind == JsonValueKind.Array)
            return GrammarParts.OneOf(type.EnumerateArray().Select(t => Typed(schema, t, path, isOneOfSeveral: true)));
        return Typed(schema, type, path, isOneOfSeveral: false);
    }

    // Nothing else may limit what a keyword says alone.
    private static PatternNode? Alone(JsonElement schema, string path, params string[] names)
    {
        var others = schema.EnumerateObject().Select(p => p.Name).Where(name => !names.Contains(name) && !Annotations.Contains(name));
        return others.FirstOrDefault() is { } other ? throw Error($"{path}/{other}", $"isn't supported beside {names[0]}.") : null;
    }

    private PatternNode Reference(JsonElement reference, string path)
    {
        var name = reference.ValueKind == JsonValueKind.String ? reference.GetString()! : throw Error(path, "is no text.");
        if (!name.StartsWith('#'))
            throw Error(path, $"'{name}' is not in this schema.");
        if (_open.Contains(name))
            throw Error(path, $"'{name}' contains itself.");
        var target = root;
        foreach (var part in name.Split('/').Skip(1))
        {
            if (target.ValueKind != JsonValueKind.Object || !target.TryGetProperty(part.Replace("~1", "/").Replace("~0", "~"), out target))
                throw Error(path, $"there is no '{name}'.");
        }

        _open.Add(name);
        var node = Read(target, name);
        _open.Remove(name);
        return node;
    }

    private PatternNode Typed(JsonElement schema, JsonElement type, string path, bool isOneOfSeveral)
    {
        var name = type.ValueKind == JsonValueKind.String ? type.GetString()! : "";
        if (!Keywords.TryGetValue(name, out var keywords))
            throw Error($"{path}/type", $"'{name}' is no type.");
        foreach (var property in schema.EnumerateObject())
        {
            var isKnown = property.Name == "type" || Annotations.Contains(property.Name)
                || (isOneOfSeveral ? Keywords.Values.Any(k => k.Contains(property.Name)) : keywords.Contains(property.Name));
            if (!isKnown)
                throw Error($"{path}/{property.Name}", $"isn't supported for {name}.");
        }

        return name switch
        {
            "string" => Text(schema, path),
            "integer" => Whole(schema, path),
            "number" => Number(schema, path),
            "boolean" => GrammarParts.Boolean,
            "null" => PatternNode.Text("null"),
            "array" => Items(schema, path),
            _ => Object(schema, path),
        };
    }

    private static PatternNode Text(JsonElement schema, string path)
    {
        var least = Size(schema, "minLength", path) ?? 0;
        var most = Size(schema, "maxLength", path) ?? int.MaxValue;
        if (!schema.TryGetProperty("pattern", out var pattern))
            return GrammarParts.Sequence("\"", GrammarParts.Repeat(GrammarParts.StringLetter, least, most), "\"");
        if (least > 0 || most < int.MaxValue)
            throw Error($"{path}/pattern", "isn't supported beside minLength or maxLength.");
        var text = pattern.ValueKind == JsonValueKind.String ? pattern.GetString()! : throw Error($"{path}/pattern", "is no text.");
        return GrammarParts.Sequence("\"", GrammarParts.Pattern(text, wholeText: false, inString: true), "\"");
    }

    private static PatternNode Whole(JsonElement schema, string path)
    {
        var least = Limit(schema, "minimum", path) ?? (Limit(schema, "exclusiveMinimum", path) + 1);
        var most = Limit(schema, "maximum", path) ?? (Limit(schema, "exclusiveMaximum", path) - 1);
        const long Far = 999_999_999_999_999;
        return least is null && most is null ? GrammarParts.Integer : GrammarParts.Range(least ?? -Far, most ?? Far);
    }

    private static PatternNode Number(JsonElement schema, string path) =>
        !schema.TryGetProperty("minimum", out var least) ? GrammarParts.Number
        : least.ValueKind == JsonValueKind.Number && least.GetDouble() == 0 ? GrammarParts.Positive
        : throw Error($"{path}/minimum", "only 0 is supported for number; use integer.");

    private PatternNode Items(JsonElement schema, string path)
    {
        var first = schema.TryGetProperty("prefixItems", out var prefix)
            ? Array(prefix, $"{path}/prefixItems").Select((p, i) => Read(p, $"{path}/prefixItems/{i}")).ToList()
            : [];
        var hasItems = schema.TryGetProperty("items", out var items);
        var item = hasItems ? Read(items, $"{path}/items") : first.Count > 0 ? GrammarParts.OneOf([]) : AnyValue(DeepestValue - 1);
        var least = Math.Max(first.Count, Size(schema, "minItems", path) ?? 0);
        var most = Size(schema, "maxItems", path) ?? (hasItems || first.Count == 0 ? int.MaxValue : first.Count);
        if (most < least)
            throw Error(path, "has room for fewer items than it needs.");

        List<object> parts = ["["];
        for (var i = 0; i < first.Count; i++)
            parts.AddRange(i > 0 ? [",", first[i]] : [first[i]]);
        var more = most == int.MaxValue ? int.MaxValue : most - first.Count;
        var needed = least - first.Count;
        if (first.Count > 0)
            parts.Add(GrammarParts.Repeat(GrammarParts.Sequence(",", item), needed, more));
        else if (more > 0)
            parts.Add(List(item, needed, more));
        parts.Add("]");
        return GrammarParts.Sequence(parts);
    }

    private static PatternNode List(PatternNode item, int least, int most)
    {
        var list = GrammarParts.Sequence(item, GrammarParts.Repeat(GrammarParts.Sequence(",", item), Math.Max(0, least - 1), most == int.MaxValue ? most : most - 1));
        return least == 0 ? GrammarParts.Optional(list) : list;
    }

    private PatternNode Object(JsonElement schema, string path)
    {
        if (!schema.TryGetProperty("properties", out var properties))
        {
            if (schema.TryGetProperty("required", out _))
                throw Error($"{path}/required", "names properties that have no schema.");
            var values = schema.TryGetProperty("additionalProperties", out var more) ? Read(more, $"{path}/additionalProperties") : AnyValue(DeepestValue - 1);
            return GrammarParts.Sequence("{", List(GrammarParts.Sequence(GrammarParts.AnyString, ":", values), 0, int.MaxValue), "}");
        }

        if (properties.ValueKind != JsonValueKind.Object)
            throw Error($"{path}/properties", "is no object.");
        var required = schema.TryGetProperty("required", out var names) ? Array(names, $"{path}/required").Select(n => n.ValueKind == JsonValueKind.String ? n.GetString()! : "").ToHashSet() : [];
        var members = properties.EnumerateObject()
            .Select(p => (p.Name, Node: GrammarParts.Sequence(GrammarParts.JsonText(p.Name), ":", Read(p.Value, $"{path}/properties/{p.Name}"))))
            .ToList();
        if (required.Except(members.Select(m => m.Name)).FirstOrDefault() is { } unknown)
            throw Error($"{path}/required", $"'{unknown}' is not among the properties.");
        return GrammarParts.Members([.. members.Select(m => (m.Node, required.Contains(m.Name)))]);
    }

    private static PatternNode AnyValue(int depth)
    {
        List<PatternNode> items = [GrammarParts.AnyString, GrammarParts.Number, GrammarParts.Boolean, PatternNode.Text("null")];
        if (depth > 0)
        {
            var inner = AnyValue(depth - 1);
            items.Add(GrammarParts.Sequence("[", List(inner, 0, int.MaxValue), "]"));
            items.Add(GrammarParts.Sequence("{", List(GrammarParts.Sequence(GrammarParts.AnyString, ":", inner), 0, int.MaxValue), "}"));
        }

        return GrammarParts.OneOf(items);
    }

    private static PatternNode Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => GrammarParts.JsonText(value.GetString()!),
        JsonValueKind.Array => GrammarParts.Sequence(["[", .. value.EnumerateArray().SelectMany((v, i) => i > 0 ? (object[])[",", Value(v)] : [Value(v)]), "]"]),
        JsonValueKind.Object => GrammarParts.Sequence(
            ["{", .. value.EnumerateObject().SelectMany((p, i) => (object[])[i > 0 ? "," : "", GrammarParts.JsonText(p.Name), ":", Value(p.Value)]), "}"]),
        _ => PatternNode.Text(value.GetRawText()),
    };

    private static IEnumerable<JsonElement> Array(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Error(path, "is no array.");

    private static int? Size(JsonElement schema, string name, string path)
    {
        if (!schema.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var size) && size is >= 0 and <= MostLength ? size : throw Error($"{path}/{name}", $"goes from 0 to {MostLength}.");
    }

    private static long? Limit(JsonElement schema, string name, string path)
    {
        if (!schema.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var limit) && Math.Abs(limit) < 1_000_000_000_000_000
            ? limit
            : throw Error($"{path}/{name}", "is a whole number of at most 15 digits.");
    }
}
