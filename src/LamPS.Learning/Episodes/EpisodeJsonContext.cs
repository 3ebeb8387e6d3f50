using System.Text.Json;
using System.Text.Json.Serialization;
using LamPS.Learning.Records;
using LamPS.Learning.Tasks;

namespace LamPS.Learning.Episodes;

/// <summary>How tasks and episodes become JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TaskInstance))]
[JsonSerializable(typeof(Episode))]
internal sealed partial class EpisodeJsonContext : JsonSerializerContext
{
    /// <summary>Text as people read it.</summary>
    public static EpisodeJsonContext Readable { get; } = new(new JsonSerializerOptions(JsonLines.Options));
}
