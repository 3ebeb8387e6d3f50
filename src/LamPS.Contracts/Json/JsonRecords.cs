using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace LamPS.Contracts.Json;

/// <summary>Makes records from what <see cref="JsonReader"/> read.</summary>
public static class JsonRecords
{
    /// <summary>Makes a value of a type.</summary>
    /// <typeparam name="T">A record, list, number, text, enumeration.</typeparam>
    /// <param name="value">What was read.</param>
    /// <exception cref="JsonFormatException">It has another shape; the message names the member.</exception>
    public static T To<T>(object? value) => (T)Convert(value, typeof(T), "the value")!;

    private static object? Convert(object? value, Type type, string name)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null)
        {
            return type.IsValueType && plain == type ? throw Wrong(name, type)
                : ItemOf(plain) is { } none ? Array.CreateInstance(none, 0)
                : IsMap(plain) ? new Dictionary<string, object?>()
                : null;
        }

        if (plain == typeof(object) || plain.IsInstanceOfType(value))
        {
            return value;
        }

        if (plain.IsEnum)
        {
            return value is string word && Enum.IsDefined(plain, word) ? Enum.Parse(plain, word) : throw Wrong(name, plain);
        }

        if (plain == typeof(DateTimeOffset))
        {
            return value is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
                ? time
                : throw Wrong(name, plain);
        }

        if (plain == typeof(double))
        {
            return value is long whole ? (double)whole : throw Wrong(name, plain);
        }

        if (plain == typeof(int))
        {
            return value is long and >= int.MinValue and <= int.MaxValue ? (int)(long)value : throw Wrong(name, plain);
        }

        if (ItemOf(plain) is { } item)
        {
            return value is List<object?> list ? ConvertList(list, item, name) : throw Wrong(name, plain);
        }

        return value is Dictionary<string, object?> map && !plain.IsPrimitive && plain != typeof(string)
            ? RecordShape.Of(plain).Make(map, Convert)
            : throw Wrong(name, plain);
    }

    private static Array ConvertList(List<object?> list, Type item, string name)
    {
        var result = Array.CreateInstance(item, list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            result.SetValue(Convert(list[i], item, $"{name}[{i}]"), i);
        }

        return result;
    }

    private static Type? ItemOf(Type type) =>
        type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static bool IsMap(Type type) => typeof(IReadOnlyDictionary<string, object?>).IsAssignableFrom(type);

    private static JsonFormatException Wrong(string name, Type type) => new($"{name} is no {Name(type)}");

    private static string Name(Type type) => type == typeof(string) ? "text"
        : type == typeof(int) ? "whole number"
        : type == typeof(double) ? "number"
        : type == typeof(bool) ? "true or false"
        : typeof(IEnumerable).IsAssignableFrom(type) ? "list"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : "object";
}
