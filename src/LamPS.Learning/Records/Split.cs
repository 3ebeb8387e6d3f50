using System.Text.Json.Serialization;

namespace LamPS.Learning.Records;

/// <summary>What a record may be used for. Fixed before anything is evolved or collected, and committed as ids.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Split>))]
public enum Split
{
    /// <summary>Models learn from it.</summary>
    [JsonStringEnumMemberName("train")]
    Train,

    /// <summary>Families that models know, in words and with values that they don't.</summary>
    [JsonStringEnumMemberName("test-phrasing")]
    TestPhrasing,

    /// <summary>Families, or procedures, that models were never shown.</summary>
    [JsonStringEnumMemberName("test-family")]
    TestFamily,

    /// <summary>Compositions of families that models were never shown together.</summary>
    [JsonStringEnumMemberName("test-composition")]
    TestComposition,
}
