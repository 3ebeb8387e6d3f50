using System.Collections;
using System.Globalization;

namespace LamPS.Core.Actions;

/// <summary>Arguments of an action by name: immutable, in order, values are string, long, double or bool.</summary>
public sealed class ActionArguments : IReadOnlyDictionary<string, object?>
{
    private readonly OrderedDictionary<string, object?> _values;

    /// <summary>Makes arguments.</summary>
    /// <param name="values">Names and values; whole numbers of any size become long, others double.</param>
    public ActionArguments(IEnumerable<KeyValuePair<string, object?>> values)
    {
        _values = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            _values[name] = Normalize(value);
        }
    }

    /// <summary>No arguments.</summary>
    public static ActionArguments None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<object?> Values => _values.Values;

    /// <inheritdoc/>
    public object? this[string key] => _values[key];

    /// <summary>One argument.</summary>
    /// <param name="name">Name.</param>
    /// <param name="value">Value.</param>
    public static ActionArguments Of(string name, object? value) => new([new(name, value)]);

    /// <summary>These arguments and one more, or one replaced.</summary>
    /// <param name="name">Name.</param>
    /// <param name="value">Value.</param>
    public ActionArguments With(string name, object? value) => new([.. _values.Where(v => v.Key != name), new(name, value)]);

    /// <summary>A text argument, or null when it isn't given. Numbers become invariant text.</summary>
    /// <param name="name">Name.</param>
    public string? Text(string name) =>
        _values.TryGetValue(name, out var value) && value is not null ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A number argument, or null when it isn't given or is no number.</summary>
    /// <param name="name">Name.</param>
    public double? Number(string name) => _values.GetValueOrDefault(name) switch
    {
        long number => number,
        double number => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>A boolean argument, or null when it isn't given or is none.</summary>
    /// <param name="name">Name.</param>
    public bool? Boolean(string name) => _values.GetValueOrDefault(name) switch
    {
        bool flag => flag,
        string text when bool.TryParse(text, out var flag) => flag,
        _ => null,
    };

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out object? value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _values.Select(v =>
        v.Value is string text ? $"{v.Key}: \"{text}\"" : string.Create(CultureInfo.InvariantCulture, $"{v.Key}: {v.Value}")));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static object? Normalize(object? value) => value switch
    {
        null or string or long or double or bool => value,
        int or short or byte or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
