using System.Text.Json.Serialization;

namespace LamPS.Learning.Checks;

/// <summary>Whether a task was done, as far as the saved document tells.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>All that was asked for is there, and nothing else changed.</summary>
    [JsonStringEnumMemberName("yes")]
    Yes,

    /// <summary>Something that was asked for is missing, or something else changed.</summary>
    [JsonStringEnumMemberName("no")]
    No,

    /// <summary>The document can't be read, or its kind doesn't tell.</summary>
    [JsonStringEnumMemberName("unsure")]
    Unsure,
}
