using LamPS.Core;
using LamPS.Learning.Lessons;
using LamPS.Model.Generation;
using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Writing;

/// <summary>A decoder as what another one begins with: its form and weights, read from its folder.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Weights">Its weights.</param>
internal sealed record BaseDecoder(DecoderForm Form, WeightSet Weights)
{
    /// <summary>Reads it.</summary>
    /// <param name="folder">Folder of a decoder with 32-bit weights that was trained here; graphs of others name and cut their weights otherwise.</param>
    /// <exception cref="LamException">It is none, or is damaged.</exception>
    public static BaseDecoder Read(string folder)
    {
        var config = DecoderConfig.Read(folder);
        var graph = GraphReader.Read(Path.Combine(folder, config.ModelFile));
        var embed = BaseWeights.Shape(folder, graph, "embed");
        var form = new DecoderForm
        {
            Vocabulary = (int)embed[0],
            Width = (int)embed[1],
            Layers = config.Layers,
            Heads = (int)graph.Numbers.GetValueOrDefault("num_heads", 1),
            FeedForward = (int)BaseWeights.Shape(folder, graph, "layers.0.down")[0],
            Context = config.Context,
        };
        var weights = new WeightSet();
        foreach (var name in form.Shape.Weights())
            weights[name.Name] = BaseWeights.Whole(folder, graph, name);
        return new(form, weights);
    }
}
