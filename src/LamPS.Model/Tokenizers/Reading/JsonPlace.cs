using System.Globalization;
using System.Text.Json;
using LamPS.Core;

namespace LamPS.Model.Tokenizers.Reading;

/// <summary>A value in a tokenizer file that knows its path, for errors.</summary>
internal readonly struct JsonPlace(JsonElement element, string file, string path)
{
    /// <summary>The value.</summary>
    public JsonElement Element => element;

    /// <summary>Path from the root: <c>$.model.merges[3]</c>.</summary>
    public string Path => path;

    /// <summary>Whether there is something here.</summary>
    public bool HasValue => element.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);

    /// <summary>A member; without value when it is missing or null.</summary>
    public JsonPlace this[string name] =>
        new(element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default, file, $"{path}.{name}");

    /// <summary>The text of an object's <c>type</c>.</summary>
    public string Type => Object()["type"].Text();

    /// <summary>This, which has to be an object.</summary>
    public JsonPlace Object() => element.ValueKind == JsonValueKind.Object ? this : throw Wrong("an object");

    /// <summary>Items of an array.</summary>
    public IEnumerable<JsonPlace> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
            throw Wrong("an array");
        var (name, at) = (file, path);
        return element.EnumerateArray().Select((item, i) => new JsonPlace(item, name, string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]")));
    }

    /// <summary>Text.</summary>
    public string Text()
    {
        if (element.ValueKind != JsonValueKind.String)
            throw Wrong("text");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw TokenizerErrors.TokenizerInvalid(file, path, "is not valid Unicode (half of a surrogate pair).", error);
        }
    }

    /// <summary>Text, or another when there is none.</summary>
    public string Text(string otherwise) => HasValue ? Text() : otherwise;

    /// <summary>One letter.</summary>
    public char Letter(char otherwise)
    {
        var text = Text(otherwise.ToString());
        return text.Length == 1 ? text[0] : throw Wrong("one letter");
    }

    /// <summary>true or false.</summary>
    public bool Flag(bool otherwise = false) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null or JsonValueKind.Undefined => otherwise,
        _ => throw Wrong("true or false"),
    };

    /// <summary>A whole number.</summary>
    /// <param name="most">Greatest allowed; the smallest is 0.</param>
    /// <param name="otherwise">Value when there is none; without it one is needed.</param>
    public int Number(int most, int? otherwise = null)
    {
        if (!HasValue && otherwise is { } value)
            return value;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= 0 && number <= most
            ? number
            : throw Wrong($"a whole number from 0 to {most}");
    }

    /// <summary>The error that something else is here than should be.</summary>
    public LamException Wrong(string wanted) => Invalid($"should be {wanted}, not {Describe(element)}.");

    /// <summary>The error that something is wrong here.</summary>
    public LamException Invalid(string problem, Exception? cause = null) => TokenizerErrors.TokenizerInvalid(file, path, problem, cause);

    /// <summary>The error that something isn't supported.</summary>
    public LamException Unsupported(string what, string supported) => TokenizerErrors.TokenizerUnsupported(file, path, what, supported);

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "missing",
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ when value.GetRawText() is var text => text.Length <= 60 ? text : text[..60] + "…",
        _ => "something else",
    };
}
