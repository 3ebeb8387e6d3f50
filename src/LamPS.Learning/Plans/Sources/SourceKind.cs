using System.Text.Json.Serialization;

namespace LamPS.Learning.Plans.Sources;

/// <summary>What a source of plans is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceKind>))]
public enum SourceKind
{
    /// <summary>Found from the content.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>Help of LibreOffice, as HTML.</summary>
    [JsonStringEnumMemberName("help")]
    Help,

    /// <summary>Help of PowerShell modules: MAML files and about topics.</summary>
    [JsonStringEnumMemberName("powershell")]
    PowerShell,

    /// <summary>Markdown files.</summary>
    [JsonStringEnumMemberName("markdown")]
    Markdown,

    /// <summary>Any other HTML pages.</summary>
    [JsonStringEnumMemberName("html")]
    Html,

    /// <summary>Runbooks.</summary>
    [JsonStringEnumMemberName("runbooks")]
    Runbooks,

    /// <summary>Runs that were kept: requests with the actions that were verified.</summary>
    [JsonStringEnumMemberName("runs")]
    Runs,

    /// <summary>Queries, one a line, without plans.</summary>
    [JsonStringEnumMemberName("queries")]
    Queries,
}
