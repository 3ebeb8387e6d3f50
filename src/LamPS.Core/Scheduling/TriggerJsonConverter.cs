using System.Text.Json;
using System.Text.Json.Serialization;

namespace LamPS.Core.Scheduling;

/// <summary>Triggers as their text.</summary>
internal sealed class TriggerJsonConverter : JsonConverter<ScheduleTrigger>
{
    /// <inheritdoc/>
    public override ScheduleTrigger Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TriggerReader.Read(reader.GetString() ?? "");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ScheduleTrigger value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
