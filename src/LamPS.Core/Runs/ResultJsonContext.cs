using System.Text.Json.Serialization;
using LamPS.Contracts.Runs;

namespace LamPS.Core.Runs;

/// <summary>JSON of runs: camelCase names, enumerations by name, null written out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(ArgumentsJsonConverter)])]
[JsonSerializable(typeof(RunResult))]
public sealed partial class ResultJsonContext : JsonSerializerContext;
