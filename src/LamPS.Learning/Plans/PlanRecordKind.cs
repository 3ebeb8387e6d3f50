using System.Text.Json.Serialization;

namespace LamPS.Learning.Plans;

/// <summary>How a record came to be.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanRecordKind>))]
public enum PlanRecordKind
{
    /// <summary>As its source has it.</summary>
    [JsonStringEnumMemberName("direct")]
    Direct,

    /// <summary>Its parent in other words.</summary>
    [JsonStringEnumMemberName("paraphrase")]
    Paraphrase,

    /// <summary>Its parent with values, or with other ones.</summary>
    [JsonStringEnumMemberName("parameters")]
    Parameters,

    /// <summary>Its parent and another task of the same application.</summary>
    [JsonStringEnumMemberName("composition")]
    Composition,
}
