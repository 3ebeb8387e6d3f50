using System.Text.Json.Serialization;

namespace LamPS.Learning.Episodes;

/// <summary>What the saved document says about an episode.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Every check holds, and nothing else changed.</summary>
    [JsonStringEnumMemberName("yes")]
    Yes,

    /// <summary>Something that was asked for isn't there, or something else changed.</summary>
    [JsonStringEnumMemberName("no")]
    No,

    /// <summary>It can't be told: no document, one that can't be read, an application that died.</summary>
    [JsonStringEnumMemberName("unsure")]
    Unsure,
}
