using System.Text.Json;
using System.Text.Json.Serialization;
using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>How the card becomes JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SyntheticCard))]
public sealed partial class SyntheticJsonContext : JsonSerializerContext
{
    /// <summary>The context with the encoder of <see cref="JsonLines.Options"/>.</summary>
    public static SyntheticJsonContext Readable { get; } = new(new JsonSerializerOptions(JsonLines.Options));
}
