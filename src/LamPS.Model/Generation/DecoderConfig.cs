using System.Text.Json;
using LamPS.Core;
using LamPS.Model.Graphs;

namespace LamPS.Model.Generation;

/// <summary>What <c>genai_config.json</c> says of a decoder.</summary>
public sealed record DecoderConfig
{
    /// <summary>Name of the configuration's file.</summary>
    public const string FileName = "genai_config.json";

    /// <summary>Family of the model, such as <c>phi3</c>.</summary>
    public string Family { get; init; } = "decoder";

    /// <summary>The model file, relative to the folder.</summary>
    public string ModelFile { get; init; } = "model.onnx";

    /// <summary>Most tokens that the model can see at once.</summary>
    public required int Context { get; init; }

    /// <summary>Number of layers, which is the number of caches.</summary>
    public required int Layers { get; init; }

    /// <summary>Tokens that end a text.</summary>
    public IReadOnlyList<int> EndTokens { get; init; } = [];

    /// <summary>The token that begins a text; null when there is none.</summary>
    public int? BeginToken { get; init; }

    /// <summary>Tokens back that attention reaches; 0 for all. The graph itself keeps to it.</summary>
    public int SlidingWindow { get; init; }

    /// <summary>Whether the cache's inputs and outputs may be one memory, as <c>GroupQueryAttention</c> can have it.</summary>
    public bool SharesCache { get; init; }

    /// <summary>Name of the input with the tokens.</summary>
    public string InputIds { get; init; } = "input_ids";

    /// <summary>Name of the input that says which tokens are there.</summary>
    public string AttentionMask { get; init; } = "attention_mask";

    /// <summary>Name of the input with the tokens' positions.</summary>
    public string PositionIds { get; init; } = "position_ids";

    /// <summary>Names of the cached keys among the inputs; <c>%d</c> is the layer.</summary>
    public string PastKeys { get; init; } = DecoderGraph.PastKeyName;

    /// <summary>Names of the cached values among the inputs; <c>%d</c> is the layer.</summary>
    public string PastValues { get; init; } = DecoderGraph.PastValueName;

    /// <summary>Name of the output with the logits.</summary>
    public string Logits { get; init; } = "logits";

    /// <summary>Names of the keys among the outputs; <c>%d</c> is the layer.</summary>
    public string PresentKeys { get; init; } = DecoderGraph.PresentKeyName;

    /// <summary>Names of the values among the outputs; <c>%d</c> is the layer.</summary>
    public string PresentValues { get; init; } = DecoderGraph.PresentValueName;

    /// <summary>How to generate when the caller doesn't say.</summary>
    public GenerationOptions Defaults { get; init; } = new();

    /// <summary>Reads the configuration of a folder.</summary>
    /// <exception cref="LamException">It is missing or invalid.</exception>
    public static DecoderConfig Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw GenerationErrors.ModelConfigMissing(path);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return DecoderConfigReader.Read(path, document.RootElement);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw GenerationErrors.ModelConfigInvalid(path, error.Message.TrimEnd('.'), error);
        }
    }
}
