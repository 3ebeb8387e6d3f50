using System.Text.Json;
using LamPS.Core;

namespace LamPS.Model.Scoring;

/// <summary>What <c>lam_config.json</c> says of a compact LAM: names of what its heads choose among, in the order of their logits.</summary>
public sealed record CompactLamConfig
{
    /// <summary>Name of the configuration's file.</summary>
    public const string FileName = "lam_config.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true };

    /// <summary>Version of the form; 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The model file, relative to the folder.</summary>
    public string ModelFile { get; init; } = "model.onnx";

    /// <summary>Most tokens that the model can see at once.</summary>
    public required int Context { get; init; }

    /// <summary>Tokens that the model knows.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Names of the functions.</summary>
    public required IReadOnlyList<string> Functions { get; init; }

    /// <summary>Names of the arguments, such as <c>set_text.text</c>.</summary>
    public required IReadOnlyList<string> Slots { get; init; }

    /// <summary>Names of the types of argument spans, such as <c>number</c>.</summary>
    public required IReadOnlyList<string> SpanTypes { get; init; }

    /// <summary>Names of the statuses.</summary>
    public required IReadOnlyList<string> Statuses { get; init; }

    /// <summary>Names of the numbers that come with each token; empty for none.</summary>
    public IReadOnlyList<string> TokenFeatures { get; init; } = [];

    /// <summary>Names of the numbers that come with each candidate; empty for none.</summary>
    public IReadOnlyList<string> CandidateFeatures { get; init; } = [];

    /// <summary>Whether the model has learned to decide on actions; one that hasn't only plans, and the baseline decides.</summary>
    public bool Decides { get; init; } = true;

    /// <summary>Whether the model has learned to choose among ways that are made of an application's map.</summary>
    public bool MapWays { get; init; }

    /// <summary>Reads the configuration of a folder.</summary>
    /// <exception cref="LamException">It is missing or invalid.</exception>
    public static CompactLamConfig Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw ScoringErrors.CompactLamMissing(path);
        CompactLamConfig? config;
        try
        {
            config = JsonSerializer.Deserialize<CompactLamConfig>(File.ReadAllBytes(path), Json);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw ScoringErrors.CompactLamInvalid(path, error.Message.TrimEnd('.'), error);
        }

        if (config is not { Version: 1, Context: > 0, Vocabulary: > 0 } || config.Functions.Count * config.Slots.Count * config.SpanTypes.Count * config.Statuses.Count == 0)
            throw ScoringErrors.CompactLamInvalid(path, "version is 1, context and vocabulary are at least 1, and every head chooses among at least one");
        if (Path.IsPathRooted(config.ModelFile) || config.ModelFile.Contains(':') || config.ModelFile.Split('/', '\\').Contains(".."))
            throw ScoringErrors.CompactLamInvalid(path, $"the model file is '{config.ModelFile}', which lies outside of the folder");
        return config;
    }

    /// <summary>Whether the heads of another model choose among the same, in the same order.</summary>
    /// <param name="other">Its configuration.</param>
    internal bool SaysTheSame(CompactLamConfig other) =>
        Functions.SequenceEqual(other.Functions) && Slots.SequenceEqual(other.Slots) && SpanTypes.SequenceEqual(other.SpanTypes) && Statuses.SequenceEqual(other.Statuses)
        && TokenFeatures.SequenceEqual(other.TokenFeatures) && CandidateFeatures.SequenceEqual(other.CandidateFeatures);

    /// <summary>Writes the configuration into a folder.</summary>
    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json) + "\n");
}
