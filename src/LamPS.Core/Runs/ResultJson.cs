using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LamPS.Contracts.Runs;

namespace LamPS.Core.Runs;

/// <summary>JSON as LamPS prints it: indented, letters of all scripts as they are, and safe to look at.</summary>
/// <remarks>
/// Quotation marks and letters stay readable; what could end a script element, hide text or steer a terminal (<c>&lt;</c>,
/// <c>&gt;</c>, <c>&amp;</c>, controls, bidirectional overrides, zero-width characters) is escaped. Other outputs join in with a
/// source-generated context of their own, made with the options that <see cref="ResultJsonContext"/> has.
/// </remarks>
public static class ResultJson
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>JSON of a run.</summary>
    /// <param name="result">The run.</param>
    public static string Write(RunResult result) => Write(result, ResultJsonContext.Default.RunResult);

    /// <summary>JSON of any output.</summary>
    /// <param name="value">The output.</param>
    /// <param name="type">Its generated type information.</param>
    /// <typeparam name="T">Its type.</typeparam>
    public static string Write<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return Escape(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>Reads what <see cref="Write(RunResult)"/> wrote.</summary>
    /// <param name="json">JSON.</param>
    /// <exception cref="JsonException">It is no run.</exception>
    public static RunResult Read(string json) =>
        JsonSerializer.Deserialize(json, ResultJsonContext.Default.RunResult) ?? throw new JsonException("A run is an object.");

    // JSON has these characters inside of strings only, so they can be replaced wherever they are.
    private static string Escape(string json)
    {
        var safe = new StringBuilder(json.Length + 64);
        for (var i = 0; i < json.Length;)
        {
            var code = VisibleText.At(json, i, out var length);
            if (code is '<' or '>' or '&' || VisibleText.IsHidden(code, lines: true))
            {
                foreach (var unit in json.AsSpan(i, length))
                {
                    safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
                }
            }
            else
            {
                safe.Append(json, i, length);
            }

            i += length;
        }

        return safe.ToString();
    }
}
