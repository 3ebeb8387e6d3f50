using System.Text.Json.Serialization;

namespace LamPS.Core.Scheduling;

/// <summary>JSON of schedules.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Schedule))]
internal sealed partial class ScheduleJsonContext : JsonSerializerContext;
