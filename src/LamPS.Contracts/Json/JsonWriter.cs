using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace LamPS.Contracts.Json;

/// <summary>Writes plain objects, lists, dictionaries with text keys, and records as JSON. Enumerations become their names.</summary>
public static class JsonWriter
{
    private const int MaxDepth = 64;

    /// <summary>Writes a value as UTF-8.</summary>
    /// <param name="value">Value.</param>
    /// <exception cref="JsonFormatException">It is nested deeper than 64 levels, or is a number that JSON doesn't have.</exception>
    public static byte[] Write(object? value)
    {
        var builder = new StringBuilder(256);
        Write(builder, value, 0);

        // Half a surrogate pair comes from texts of applications; it must not make a message unreadable.
        return Encoding.UTF8.GetBytes(builder.ToString());
    }

    private static void Write(StringBuilder to, object? value, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new JsonFormatException($"nested deeper than {MaxDepth} levels");
        }

        switch (value)
        {
            case null:
                to.Append("null");
                break;
            case string text:
                WriteString(to, text);
                break;
            case bool flag:
                to.Append(flag ? "true" : "false");
                break;
            case Enum name:
                WriteString(to, name.ToString());
                break;
            case double or float:
                var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                to.Append(double.IsNaN(number) || double.IsInfinity(number)
                    ? throw new JsonFormatException("JSON has no such number")
                    : number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal:
                to.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                WriteString(to, time.ToString("o", CultureInfo.InvariantCulture));
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                WriteMap(to, map, depth);
                break;
            case IEnumerable list:
                WriteList(to, list, depth);
                break;
            default:
                WriteMap(to, RecordShape.Of(value.GetType()).Read(value), depth);
                break;
        }
    }

    private static void WriteMap(StringBuilder to, IEnumerable<KeyValuePair<string, object?>> map, int depth)
    {
        to.Append('{');
        var first = true;
        foreach (var entry in map)
        {
            if (!first)
            {
                to.Append(',');
            }

            first = false;
            WriteString(to, entry.Key);
            to.Append(':');
            Write(to, entry.Value, depth + 1);
        }

        to.Append('}');
    }

    private static void WriteList(StringBuilder to, IEnumerable list, int depth)
    {
        to.Append('[');
        var first = true;
        foreach (var item in list)
        {
            if (!first)
            {
                to.Append(',');
            }

            first = false;
            Write(to, item, depth + 1);
        }

        to.Append(']');
    }

    private static void WriteString(StringBuilder to, string text)
    {
        to.Append('"');
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is not ('"' or '\\') && c >= 0x20)
            {
                continue;
            }

            to.Append(text, written, i - written);
            written = i + 1;
            _ = c switch
            {
                '"' => to.Append("\\\""),
                '\\' => to.Append("\\\\"),
                '\n' => to.Append("\\n"),
                '\r' => to.Append("\\r"),
                '\t' => to.Append("\\t"),
                _ => to.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        to.Append(text, written, text.Length - written).Append('"');
    }
}
