using System.Text.Json.Serialization;

namespace LamPS.Core.Scheduling;

/// <summary>JSON of what was registered.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Schedule))]
[JsonSerializable(typeof(HostRegistration))]
internal sealed partial class ScheduleJsonContext : JsonSerializerContext;
