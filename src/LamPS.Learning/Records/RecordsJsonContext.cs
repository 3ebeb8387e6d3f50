using System.Text.Json;
using System.Text.Json.Serialization;

namespace LamPS.Learning.Records;

/// <summary>How records become JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StateAction))]
[JsonSerializable(typeof(IReadOnlyList<StateAction>))]
public sealed partial class RecordsJsonContext : JsonSerializerContext
{
    /// <summary>The context with the encoder of <see cref="JsonLines.Options"/>: text as people read it.</summary>
    public static RecordsJsonContext Readable { get; } = new(new JsonSerializerOptions(JsonLines.Options));
}
