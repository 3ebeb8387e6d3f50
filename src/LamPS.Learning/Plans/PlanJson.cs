using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LamPS.Learning.Records;

namespace LamPS.Learning.Plans;

/// <summary>How plan records are read and written.</summary>
[JsonSerializable(typeof(PlanRecord))]
public sealed partial class PlanJson : JsonSerializerContext
{
    /// <summary>A record as a line of <c>plans.jsonl</c>.</summary>
    public static JsonTypeInfo<PlanRecord> Record { get; } = new PlanJson(new JsonSerializerOptions(JsonLines.Options)).PlanRecord;
}
