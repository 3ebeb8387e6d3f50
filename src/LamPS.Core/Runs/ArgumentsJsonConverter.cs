using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LamPS.Core.Actions;

namespace LamPS.Core.Runs;

/// <summary>Arguments as a JSON object; what was a whole number, a number, a flag or a text comes back as the same.</summary>
internal sealed class ArgumentsJsonConverter : JsonConverter<IReadOnlyDictionary<string, object?>>
{
    public override IReadOnlyDictionary<string, object?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Arguments are an object.");

        var values = new List<KeyValuePair<string, object?>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            values.Add(new(name, Value(ref reader)));
        }

        return new ActionArguments(values);
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, argument) in value)
        {
            writer.WritePropertyName(name);
            Write(writer, argument);
        }

        writer.WriteEndObject();
    }

    private static object? Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number when reader.TryGetInt64(out var number) && !reader.ValueSpan.ContainsAny((byte)'.', (byte)'e', (byte)'E') => number,
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw new JsonException("An argument is a text, a number, a flag or null."),
    };

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case long or int or short or byte:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                // 4.0 written as 4 would come back as a whole number.
                var digits = number.ToString("R", CultureInfo.InvariantCulture);
                writer.WriteRawValue(double.IsInteger(number) && !digits.Contains('E', StringComparison.Ordinal) ? digits + ".0" : digits);
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
