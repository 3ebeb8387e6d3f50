using System.Text.Json.Nodes;
using LamPS.Core.Runbooks.Expressions;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>Anything: scalars, lists and maps of anything.</summary>
internal sealed class AnyShape : Shape
{
    public static readonly AnyShape Instance = new();
    private static readonly AnyScalar Scalar = new();

    public override string Described => "a value";

    public override ValueSource? Read(SourceNode node, string what, ReadContext context)
    {
        switch (node)
        {
            case SequenceNode list:
                var items = new List<ValueSource>();
                foreach (var item in list.Items)
                {
                    if (Read(item, what, context) is { } value)
                    {
                        items.Add(value);
                    }
                }

                return new ListSource(node.At, items);

            case MappingNode map:
                var entries = new List<MapSourceEntry>();
                foreach (var entry in map.Entries)
                {
                    entries.Add(new MapSourceEntry(entry.Key, entry.At, Read(entry.Value, what, context) ?? new BrokenSource(entry.Value.At)));
                }

                return new MapSource(node.At, entries);

            default:
                return Scalar.Read(node, what, context);
        }
    }

    public override JsonObject Schema() => [];

    private sealed class AnyScalar : ScalarShape
    {
        public override string Described => "a value";

        protected override JsonObject LiteralSchema() => [];
    }
}

/// <summary>A list.</summary>
/// <param name="item">What its items look like.</param>
/// <param name="described">What it is.</param>
/// <param name="single">Whether one item may stand without a list around it.</param>
/// <param name="minimum">Least number of items.</param>
internal sealed class ListShape(Shape item, string described, bool single = false, int minimum = 0) : Shape
{
    public override string Described => described;

    public override StaticType Type => StaticType.List;

    public override ValueSource? Read(SourceNode node, string what, ReadContext context)
    {
        if (node is not SequenceNode list)
        {
            return single && item.Read(node, what, context) is { } only ? new ListSource(node.At, [only]) : single ? null : Wrong(node, what, context);
        }

        if (list.Items.Count < minimum)
        {
            context.Report(RunbookErrors.ValueWrong(node.At, $"{what} is empty."));
            return null;
        }

        var items = new List<ValueSource>(list.Items.Count);
        foreach (var entry in list.Items)
        {
            if (item.Read(entry, what, context) is { } value)
            {
                items.Add(value);
            }
        }

        return new ListSource(node.At, items);
    }

    public override JsonObject Schema()
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = item.Schema() };
        if (minimum > 0)
        {
            list["minItems"] = minimum;
        }

        return single ? new JsonObject { ["anyOf"] = new JsonArray(item.Schema(), list) } : list;
    }
}

/// <summary>A map with any names.</summary>
/// <param name="value">What its values look like.</param>
/// <param name="described">What it is.</param>
/// <param name="hyphens">Whether names may have hyphens; null takes any name.</param>
internal sealed class MapShape(Shape value, string described, bool? hyphens = null) : Shape
{
    public override string Described => described;

    public override StaticType Type => StaticType.Map;

    public override ValueSource? Read(SourceNode node, string what, ReadContext context)
    {
        if (node is not MappingNode map)
        {
            return Wrong(node, what, context);
        }

        var entries = new List<MapSourceEntry>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (hyphens is { } allowed && !NameShape.IsName(entry.Key, allowed))
            {
                context.Report(RunbookErrors.NameInvalid(entry.At, "a name here", entry.Key, $"Use {new NameShape(allowed).Described}."));
            }

            var read = value.Read(entry.Value, $"'{entry.Key}' in {what}", context);
            entries.Add(new MapSourceEntry(entry.Key, entry.At, read ?? new BrokenSource(entry.Value.At)));
        }

        return new MapSource(node.At, entries);
    }

    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = value.Schema() };
        if (hyphens is { } allowed)
        {
            schema["propertyNames"] = new JsonObject { ["pattern"] = NameShape.Pattern(allowed) };
        }

        return schema;
    }
}

/// <summary>A key of a map.</summary>
/// <param name="Name">Name.</param>
/// <param name="Shape">What its value looks like.</param>
/// <param name="Description">What it means; editors show it.</param>
/// <param name="Required">Whether it must be there.</param>
internal sealed record KeyDescriptor(string Name, Shape Shape, string Description, bool Required = false)
{
    /// <summary>The key as JSON Schema.</summary>
    public JsonObject Schema()
    {
        var schema = Shape.Schema();
        schema.Insert(0, "description", Description);
        return schema;
    }
}

/// <summary>A map with known keys.</summary>
/// <param name="described">What it is.</param>
/// <param name="keys">Its keys.</param>
internal sealed class ObjectShape(string described, params KeyDescriptor[] keys) : Shape
{
    public override string Described => described;

    public override StaticType Type => StaticType.Map;

    public IReadOnlyList<KeyDescriptor> Keys => keys;

    /// <summary>How many of the keys must be there at least and at most; more than the required ones.</summary>
    public (int Least, int Most) Count { get; init; } = (0, int.MaxValue);

    public override ValueSource? Read(SourceNode node, string what, ReadContext context)
    {
        if (node is not MappingNode map)
        {
            return Wrong(node, what, context);
        }

        var entries = ReadKeys(map, keys, what, context);
        if (map.Entries.Count < Count.Least || map.Entries.Count > Count.Most)
        {
            context.Report(RunbookErrors.ValueWrong(
                map.Entries.Count > Count.Most ? map.Entries[Count.Most].At : node.At,
                $"{what} has {map.Entries.Count} keys; it takes {(Count.Least == Count.Most ? $"exactly {Count.Least}" : $"at least {Count.Least}")} of {string.Join(", ", keys.Select(k => k.Name))}."));
        }

        return new MapSource(node.At, entries);
    }

    /// <summary>Reads the keys of a map: unknown ones, missing ones and wrong values are reported.</summary>
    public static List<MapSourceEntry> ReadKeys(MappingNode map, IReadOnlyList<KeyDescriptor> keys, string where, ReadContext context)
    {
        var entries = new List<MapSourceEntry>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (Find(keys, entry.Key) is not { } key)
            {
                var names = keys.Select(k => k.Name);
                context.Report(RunbookErrors.KeyUnknown(entry.At, entry.Key, where, Suggestion.DidYouMean(entry.Key, names), names));
            }
            else
            {
                // A value that is wrong is there nevertheless: nobody should be told that it is missing.
                var value = key.Shape.Read(entry.Value, $"'{entry.Key}' in {where}", context);
                entries.Add(new MapSourceEntry(entry.Key, entry.At, value ?? new BrokenSource(entry.Value.At)));
            }
        }

        foreach (var key in keys)
        {
            if (key.Required && map.Find(key.Name) is null)
            {
                context.Report(RunbookErrors.KeyMissing(map.At, key.Name, where, key.Description));
            }
        }

        return entries;
    }

    public override JsonObject Schema()
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var key in keys)
        {
            properties[key.Name] = key.Schema();
            if (key.Required)
            {
                required.Add(key.Name);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        if (Count.Least > 0)
        {
            schema["minProperties"] = Count.Least;
        }

        if (Count.Most < int.MaxValue)
        {
            schema["maxProperties"] = Count.Most;
        }

        return schema;
    }

    private static KeyDescriptor? Find(IReadOnlyList<KeyDescriptor> keys, string name)
    {
        foreach (var key in keys)
        {
            if (key.Name == name)
            {
                return key;
            }
        }

        return null;
    }
}

/// <summary>One shape for a scalar, another for a map or a list.</summary>
/// <param name="scalar">Shape of a scalar.</param>
/// <param name="composite">Shape of anything else.</param>
internal sealed class EitherShape(Shape scalar, Shape composite) : Shape
{
    public override string Described => $"{scalar.Described}, or {composite.Described}";

    public override ValueSource? Read(SourceNode node, string what, ReadContext context) =>
        node is ScalarNode ? scalar.Read(node, what, context) : composite.Read(node, what, context);

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(scalar.Schema(), composite.Schema()) };
}
