using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>Reads the fields of a JSON object and says which one isn't as it should be.</summary>
/// <param name="element">The object.</param>
/// <param name="path">Where it stands, for messages; empty at the top.</param>
internal sealed class JsonFields(JsonElement element, string path = "")
{
    public string Text(string name) => TextOrNull(name) ?? throw Missing(name);

    public string? TextOrNull(string name) =>
        !TryGet(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? Decoded(name, value)
        : throw Wrong(name, "a text");

    public int Number(string name, int fallback) =>
        !TryGet(name, out var value) ? fallback
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw Wrong(name, "a whole number");

    public int Number(string name) => TryGet(name, out _) ? Number(name, 0) : throw Missing(name);

    public T Named<T>(string name, T? fallback = null)
        where T : struct, Enum
    {
        if (TextOrNull(name) is not { } text)
        {
            return fallback ?? throw Missing(name);
        }

        // Enum.TryParse takes numbers too, which would let anything in.
        return text.Length > 0 && char.IsLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value)
            ? value
            : throw new FormatException($"'{At(name)}' is '{text}', which is no {typeof(T).Name}");
    }

    public double[]? Numbers(string name, int count)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != count || value.EnumerateArray().Any(n => n.ValueKind != JsonValueKind.Number))
        {
            throw Wrong(name, $"a list of {count} numbers");
        }

        return [.. value.EnumerateArray().Select(n => n.GetDouble())];
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (!TryGet(name, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(n => n.ValueKind != JsonValueKind.String))
        {
            throw Wrong(name, "a list of texts");
        }

        return [.. value.EnumerateArray().Select(n => Decoded(name, n))];
    }

    public IEnumerable<JsonFields> Objects(string name)
    {
        if (!TryGet(name, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(n => n.ValueKind != JsonValueKind.Object))
        {
            throw Wrong(name, "a list of objects");
        }

        var at = At(name);
        return value.EnumerateArray().Select((item, index) => new JsonFields(item, $"{at}[{index}]"));
    }

    public JsonFields? Object(string name) =>
        !TryGet(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Object ? new JsonFields(value, At(name))
        : throw Wrong(name, "an object");

    /// <summary>All fields; values are text, number, truth value, or null for an object.</summary>
    public IEnumerable<(string Name, object? Value, bool IsObject)> All()
    {
        foreach (var field in element.EnumerateObject())
        {
            yield return (field.Name, Simple(field.Name, field.Value), field.Value.ValueKind == JsonValueKind.Object);
        }
    }

    private object? Simple(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Decoded(name, value),
        JsonValueKind.Number => value.TryGetInt64(out var number) ? number : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null or JsonValueKind.Object => null,
        _ => throw Wrong(name, "a text, a number, or true or false"),
    };

    // A lone surrogate is valid JSON and no valid text.
    private string Decoded(string name, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(name, "a text");
        }
    }

    private bool TryGet(string name, [NotNullWhen(true)] out JsonElement value) =>
        element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    private string At(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private FormatException Missing(string name) => new($"'{At(name)}' is missing");

    private FormatException Wrong(string name, string expected) => new($"'{At(name)}' isn't {expected}");
}
