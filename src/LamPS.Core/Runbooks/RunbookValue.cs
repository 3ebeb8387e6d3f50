using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LamPS.Core.Runbooks;

/// <summary>
/// A value in a runbook: immutable, with two marks that follow it wherever it goes. A secret shows as <c>***</c> in every text form and
/// gives its content only to <see cref="Reveal"/>. Untrusted text was read from a user interface or came out of one, so it is data and never
/// instructions. Numbers and booleans can't instruct anybody and carry no mark.
/// </summary>
public sealed class RunbookValue
{
    private const string Mask = "***";
    private readonly object? _content;

    private RunbookValue(RunbookValueKind kind, object? content, bool untrusted, bool secret)
    {
        Kind = kind;
        _content = content;
        IsUntrusted = untrusted;
        HasSecret = secret;
    }

    /// <summary>No value.</summary>
    public static RunbookValue Null { get; } = new(RunbookValueKind.Null, null, false, false);

    private static RunbookValue True { get; } = new(RunbookValueKind.Boolean, true, false, false);

    private static RunbookValue False { get; } = new(RunbookValueKind.Boolean, false, false, false);

    /// <summary>Kind.</summary>
    public RunbookValueKind Kind { get; }

    /// <summary>Whether any text in it came from a user interface.</summary>
    public bool IsUntrusted { get; }

    /// <summary>Whether it is a secret or holds one.</summary>
    public bool HasSecret { get; }

    /// <summary>Whether this is a number, whole or not.</summary>
    public bool IsNumber => Kind is RunbookValueKind.Integer or RunbookValueKind.Number;

    internal bool AsBoolean => (bool)_content!;

    internal long AsInteger => (long)_content!;

    internal double AsNumber => _content is long whole ? whole : (double)_content!;

    internal IReadOnlyList<RunbookValue> AsList => (IReadOnlyList<RunbookValue>)_content!;

    internal OrderedDictionary<string, RunbookValue> AsMap => (OrderedDictionary<string, RunbookValue>)_content!;

    /// <summary>A boolean.</summary>
    /// <param name="value">Value.</param>
    public static RunbookValue Of(bool value) => value ? True : False;

    /// <summary>A whole number.</summary>
    /// <param name="value">Value.</param>
    public static RunbookValue Of(long value) => new(RunbookValueKind.Integer, value, false, false);

    /// <summary>A number.</summary>
    /// <param name="value">Value.</param>
    public static RunbookValue Of(double value) => new(RunbookValueKind.Number, value, false, false);

    /// <summary>Text.</summary>
    /// <param name="value">Value.</param>
    /// <param name="untrusted">Whether it came from a user interface.</param>
    public static RunbookValue Of(string value, bool untrusted = false) => new(RunbookValueKind.Text, value, untrusted, false);

    /// <summary>Text that is never shown.</summary>
    /// <param name="value">Content.</param>
    /// <param name="untrusted">Whether a part of it came from a user interface.</param>
    public static RunbookValue Secret(string value, bool untrusted = false) => new(RunbookValueKind.Secret, value, untrusted, true);

    /// <summary>A list.</summary>
    /// <param name="items">Items.</param>
    public static RunbookValue List(IEnumerable<RunbookValue> items)
    {
        RunbookValue[] all = [.. items];
        return new(RunbookValueKind.List, all, all.Any(i => i.IsUntrusted), all.Any(i => i.HasSecret));
    }

    /// <summary>A map; the last of several equal names counts.</summary>
    /// <param name="entries">Entries in order.</param>
    public static RunbookValue Map(IEnumerable<KeyValuePair<string, RunbookValue>> entries)
    {
        var all = new OrderedDictionary<string, RunbookValue>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            all[name] = value;
        }

        return new(RunbookValueKind.Map, all, all.Values.Any(v => v.IsUntrusted), all.Values.Any(v => v.HasSecret));
    }

    /// <summary>A value from a plain object: null, bool, numbers, string, lists and dictionaries of them.</summary>
    /// <param name="value">Object.</param>
    /// <param name="untrusted">Whether texts in it came from a user interface.</param>
    /// <exception cref="ArgumentException">An object of another type.</exception>
    public static RunbookValue From(object? value, bool untrusted = false) => value switch
    {
        null => Null,
        RunbookValue already => already,
        bool flag => Of(flag),
        string text => Of(text, untrusted),
        sbyte or byte or short or ushort or int or uint or long => Of(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        float or double or decimal or ulong => Of(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        JsonElement json => FromJson(json, untrusted),
        IEnumerable<KeyValuePair<string, object?>> map => Map(map.Select(e => KeyValuePair.Create(e.Key, From(e.Value, untrusted)))),
        System.Collections.IEnumerable list => List(list.Cast<object?>().Select(i => From(i, untrusted))),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no value of a runbook.", nameof(value)),
    };

    /// <summary>A value from JSON.</summary>
    /// <param name="json">JSON.</param>
    /// <param name="untrusted">Whether texts in it came from a user interface.</param>
    public static RunbookValue FromJson(JsonElement json, bool untrusted = false) => json.ValueKind switch
    {
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? Of(whole) : Of(json.GetDouble()),
        JsonValueKind.String => Of(json.GetString()!, untrusted),
        JsonValueKind.Array => List(json.EnumerateArray().Select(i => FromJson(i, untrusted))),
        JsonValueKind.Object => Map(json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, FromJson(p.Value, untrusted)))),
        _ => Null,
    };

    /// <summary>The content as text, secrets included: for the one who needs it, never for a log.</summary>
    public string Reveal() => _content is string text ? text : Write(reveal: true);

    /// <summary>The same value, marked as coming from a user interface.</summary>
    public RunbookValue AsUntrusted() => Kind switch
    {
        _ when IsUntrusted => this,
        RunbookValueKind.Text => Of((string)_content!, true),
        RunbookValueKind.Secret => Secret((string)_content!, true),
        RunbookValueKind.List => List(AsList.Select(i => i.AsUntrusted())),
        RunbookValueKind.Map => Map(AsMap.Select(e => KeyValuePair.Create(e.Key, e.Value.AsUntrusted()))),
        _ => this,
    };

    /// <summary>The value as a plain object: null, bool, long, double, string, lists and dictionaries.</summary>
    /// <param name="reveal">Whether secrets come with their content: for the one who needs it, never for a log. Otherwise they are masked.</param>
    public object? ToObject(bool reveal = false) => Kind switch
    {
        RunbookValueKind.Secret => reveal ? _content : Mask,
        RunbookValueKind.List => AsList.Select(i => i.ToObject(reveal)).ToList(),
        RunbookValueKind.Map => AsMap.ToDictionary(e => e.Key, e => e.Value.ToObject(reveal)),
        _ => _content,
    };

    /// <summary>Text for logs and messages: secrets are masked; lists and maps are JSON.</summary>
    public override string ToString() => Kind == RunbookValueKind.Secret ? Mask : _content is string text ? text : Write(reveal: false);

    /// <summary>Several texts one after the other; the marks of all parts are on the result.</summary>
    internal static RunbookValue Concat(IEnumerable<RunbookValue> parts)
    {
        var text = new StringBuilder();
        var (untrusted, secret) = (false, false);
        foreach (var part in parts)
        {
            text.Append(part.Reveal());
            untrusted |= part.IsUntrusted;
            secret |= part.HasSecret;
        }

        return Text(text.ToString(), untrusted, secret);
    }

    /// <summary>Text with marks.</summary>
    internal static RunbookValue Text(string text, bool untrusted, bool secret) => secret ? Secret(text, untrusted) : Of(text, untrusted);

    /// <summary>Whether two values are the same; 1 and 1.0 are, marks don't count.</summary>
    internal static bool Same(RunbookValue a, RunbookValue b) => (a.Kind, b.Kind) switch
    {
        (RunbookValueKind.Integer, RunbookValueKind.Integer) => a.AsInteger == b.AsInteger,
        _ when a.IsNumber && b.IsNumber => a.AsNumber.Equals(b.AsNumber),
        _ when a._content is string x && b._content is string y => x == y,
        _ when a.Kind != b.Kind => false,
        (RunbookValueKind.List, _) => a.AsList.Count == b.AsList.Count && a.AsList.Zip(b.AsList).All(p => Same(p.First, p.Second)),
        (RunbookValueKind.Map, _) => a.AsMap.Count == b.AsMap.Count
            && a.AsMap.All(e => b.AsMap.TryGetValue(e.Key, out var other) && Same(e.Value, other)),
        _ => Equals(a._content, b._content),
    };

    private string Write(bool reveal)
    {
        if (Kind is RunbookValueKind.List or RunbookValueKind.Map)
        {
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                WriteJson(writer, reveal);
            }

            return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        }

        return _content switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => Convert.ToString(_content, CultureInfo.InvariantCulture)!,
        };
    }

    /// <summary>Writes the value as JSON.</summary>
    internal void WriteJson(Utf8JsonWriter writer, bool reveal)
    {
        switch (Kind)
        {
            case RunbookValueKind.Null:
                writer.WriteNullValue();
                break;
            case RunbookValueKind.Boolean:
                writer.WriteBooleanValue(AsBoolean);
                break;
            case RunbookValueKind.Integer:
                writer.WriteNumberValue(AsInteger);
                break;
            case RunbookValueKind.Number when double.IsFinite(AsNumber):
                writer.WriteNumberValue(AsNumber);
                break;
            case RunbookValueKind.List:
                writer.WriteStartArray();
                foreach (var item in AsList)
                {
                    item.WriteJson(writer, reveal);
                }

                writer.WriteEndArray();
                break;
            case RunbookValueKind.Map:
                writer.WriteStartObject();
                foreach (var (name, value) in AsMap)
                {
                    writer.WritePropertyName(name);
                    value.WriteJson(writer, reveal);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(reveal ? Reveal() : ToString());
                break;
        }
    }
}
