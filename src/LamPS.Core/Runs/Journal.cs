using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LamPS.Core.Runs;

/// <summary>Events as rows of the journal: a type name and JSON.</summary>
internal static class Journal
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Type name of an event; part of the database's format.</summary>
    /// <param name="runEvent">Event.</param>
    public static string TypeOf(RunEvent runEvent) => runEvent.GetType().Name;

    /// <summary>JSON of an event.</summary>
    /// <param name="runEvent">Event.</param>
    public static string Write(RunEvent runEvent) => Write(runEvent, TypeInfo(TypeOf(runEvent)) ?? throw new ArgumentException($"'{runEvent.GetType()}' has no place in the journal.", nameof(runEvent)));

    /// <summary>JSON of a run.</summary>
    /// <param name="run">Run.</param>
    public static string Write(RunRecord run) => Write(run, JournalJsonContext.Default.RunRecord);

    /// <summary>Reads an event; null when its type is none that is known here.</summary>
    /// <param name="type">Type name.</param>
    /// <param name="json">JSON.</param>
    /// <exception cref="JsonException">The JSON is damaged.</exception>
    public static RunEvent? Read(string type, string json) =>
        TypeInfo(type) is { } info ? (RunEvent?)JsonSerializer.Deserialize(json, info) : null;

    /// <summary>Reads a run.</summary>
    /// <param name="json">JSON.</param>
    /// <exception cref="JsonException">The JSON is damaged.</exception>
    public static RunRecord ReadRun(string json) =>
        JsonSerializer.Deserialize(json, JournalJsonContext.Default.RunRecord) ?? throw new JsonException("A run is an object.");

    private static JsonTypeInfo? TypeInfo(string type) => type switch
    {
        nameof(RunStarted) => JournalJsonContext.Default.RunStarted,
        nameof(RunbookStepStarted) => JournalJsonContext.Default.RunbookStepStarted,
        nameof(RunbookStepEnded) => JournalJsonContext.Default.RunbookStepEnded,
        nameof(PlanMade) => JournalJsonContext.Default.PlanMade,
        nameof(StepStarted) => JournalJsonContext.Default.StepStarted,
        nameof(StepEnded) => JournalJsonContext.Default.StepEnded,
        nameof(ExpectationChecked) => JournalJsonContext.Default.ExpectationChecked,
        nameof(RunProgress) => JournalJsonContext.Default.RunProgress,
        nameof(RunEnded) => JournalJsonContext.Default.RunEnded,
        _ => null,
    };

    private static string Write(object value, JsonTypeInfo type)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

/// <summary>The journal's JSON. A score that is no number must not stop a run, so such numbers are written by name.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(ArgumentsJsonConverter)])]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(RunStarted))]
[JsonSerializable(typeof(RunbookStepStarted))]
[JsonSerializable(typeof(RunbookStepEnded))]
[JsonSerializable(typeof(PlanMade))]
[JsonSerializable(typeof(StepStarted))]
[JsonSerializable(typeof(StepEnded))]
[JsonSerializable(typeof(ExpectationChecked))]
[JsonSerializable(typeof(RunProgress))]
[JsonSerializable(typeof(RunEnded))]
internal sealed partial class JournalJsonContext : JsonSerializerContext;
