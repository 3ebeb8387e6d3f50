using System.Text.Json;
using System.Text.Json.Serialization;
using LamPS.Core;

namespace LamPS.Model.Remote;

/// <summary>A model on a server that speaks the OpenAI-compatible chat API, as a file <c>NAME.remote.json</c> describes it. Has no key, only where it is.</summary>
public sealed record RemoteModelSettings
{
    /// <summary>How names of such files end.</summary>
    public const string FileEnding = ".remote.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Base address of the API, such as <c>http://localhost:11434/v1</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The model as the server names it.</summary>
    public required string Model { get; init; }

    /// <summary>Environment variable that has the key; null when the server wants none.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>
    /// File that has the key and nothing else; null for none. Relative to the folder of the settings, <c>~/</c> is the home folder. Outside of Windows nobody
    /// but its owner may have access to it.
    /// </summary>
    public string? KeyFile { get; init; }

    /// <summary>How the form of an answer is asked for.</summary>
    public RemoteFormat Format { get; init; }

    /// <summary>Seconds that one answer may take, 1 to 3600.</summary>
    public double TimeoutSeconds { get; init; } = 60;

    /// <summary>How often a question is put when the server is busy or fails, 1 to 10.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Seconds that all pauses between attempts may take together, 0 to 3600.</summary>
    public double PauseSeconds { get; init; } = 60;

    /// <summary>Tokens that the model sees at once, at least 1024.</summary>
    public int ContextTokens { get; init; } = 16_384;

    /// <summary>One sentence on it, for lists; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="LamException">It is missing or invalid.</exception>
    public static RemoteModelSettings Read(string path)
    {
        try
        {
            var settings = JsonSerializer.Deserialize<RemoteModelSettings>(File.ReadAllBytes(path), Json) ?? throw RemoteErrors.RemoteSettingsInvalid(path, "it is empty");
            if (settings.Problem() is { } problem)
                throw RemoteErrors.RemoteSettingsInvalid(path, problem);
            return settings.KeyFile is { } file ? settings with { KeyFile = FullPath(file, Path.GetDirectoryName(Path.GetFullPath(path))!) } : settings;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw RemoteErrors.RemoteSettingsInvalid(path, error.Message.TrimEnd('.'), error);
        }
    }

    private static string FullPath(string file, string folder) => file.StartsWith("~/", StringComparison.Ordinal)
        ? Path.GetFullPath(file[2..], Environment.GetFolderPath(Environment.SpecialFolder.UserProfile))
        : Path.GetFullPath(file, folder);

    private bool HasKey => KeyVariable is not null || KeyFile is not null;

    private string? Problem() => this switch
    {
        { Endpoint: not { IsAbsoluteUri: true, Scheme: "http" or "https" } } => "'endpoint' is no http or https address",
        { Endpoint.UserInfo.Length: > 0 } => "'endpoint' has a password in it; name a file with 'keyFile' or a variable with 'keyVariable' instead",
        { Model: "" } => "'model' is empty",
        { KeyVariable: "" } => "'keyVariable' is empty",
        { KeyFile: "" } => "'keyFile' is empty",
        { KeyVariable: not null, KeyFile: not null } => "the key is in the variable or in the file, so one of 'keyVariable' and 'keyFile' has to go",
        { TimeoutSeconds: not (>= 1 and <= 3600) } => "'timeoutSeconds' goes from 1 to 3600",
        { Attempts: not (>= 1 and <= 10) } => "'attempts' goes from 1 to 10",
        { PauseSeconds: not (>= 0 and <= 3600) } => "'pauseSeconds' goes from 0 to 3600",
        { ContextTokens: < 1024 } => "'contextTokens' is at least 1024",

        // A key in the clear on a network is no secret any more.
        { HasKey: true, Endpoint: { Scheme: "http", IsLoopback: false } } => "a key is only sent over https, or over http to this machine",
        _ => null,
    };
}
