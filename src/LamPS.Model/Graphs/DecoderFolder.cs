using System.Text.Json;
using System.Text.Json.Nodes;
using LamPS.Core;

namespace LamPS.Model.Graphs;

/// <summary>Saves decoders as folders in the layout of ONNX Runtime's generative models.</summary>
public static class DecoderFolder
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Writes <c>model.onnx</c>, its data and <c>genai_config.json</c>; the tokenizer is the caller's to add.</summary>
    /// <param name="folder">The folder; made when it isn't there.</param>
    /// <param name="shape">Measures of the model.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="options">How the graph is written.</param>
    /// <param name="endTokens">Tokens that end a text.</param>
    /// <param name="beginToken">The token that begins one; null for none.</param>
    /// <exception cref="LamException">No model can have this shape, or weights are missing.</exception>
    public static void Write(string folder, TransformerShape shape, WeightSet weights, DecoderGraphOptions options, IReadOnlyList<int> endTokens, int? beginToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var graph = DecoderGraph.Build(shape, weights, options);
        Directory.CreateDirectory(folder);
        graph.Save(Path.Combine(folder, "model.onnx"), externalData: true);
        File.WriteAllText(Path.Combine(folder, Generation.DecoderConfig.FileName), Config(shape, options, endTokens, beginToken).ToJsonString(Json) + "\n");
    }

    private static JsonObject Config(TransformerShape shape, DecoderGraphOptions options, IReadOnlyList<int> endTokens, int? beginToken)
    {
        var inputs = new JsonObject
        {
            ["input_ids"] = "input_ids",
            ["past_key_names"] = DecoderGraph.PastKeyName,
            ["past_value_names"] = DecoderGraph.PastValueName,
        };
        if (options.Cache == CacheForm.Growing)
            inputs["attention_mask"] = "attention_mask";
        if (options.Cache == CacheForm.Static || options.TreeInputs)
            inputs["position_ids"] = "position_ids";
        var decoder = new JsonObject
        {
            ["filename"] = "model.onnx",
            ["head_size"] = shape.HeadSize,
            ["hidden_size"] = shape.Width,
            ["num_attention_heads"] = shape.Heads,
            ["num_hidden_layers"] = shape.Layers,
            ["num_key_value_heads"] = shape.KeyValueHeads,
            ["inputs"] = inputs,
            ["outputs"] = new JsonObject
            {
                ["logits"] = "logits",
                ["present_key_names"] = DecoderGraph.PresentKeyName,
                ["present_value_names"] = DecoderGraph.PresentValueName,
            },
        };
        if (shape.SlidingWindow > 0)
            decoder["sliding_window"] = new JsonObject { ["window_size"] = shape.SlidingWindow };
        return new JsonObject
        {
            ["model"] = new JsonObject
            {
                ["type"] = "decoder",
                ["context_length"] = shape.Context,
                ["vocab_size"] = shape.Vocabulary,
                ["bos_token_id"] = beginToken,
                ["eos_token_id"] = endTokens is [var only] ? only : new JsonArray([.. endTokens.Select(t => (JsonNode)t)]),
                ["decoder"] = decoder,
            },
            ["search"] = new JsonObject { ["do_sample"] = false, ["past_present_share_buffer"] = options.Cache == CacheForm.Growing },
        };
    }
}
