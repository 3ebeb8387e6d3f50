using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Models;

/// <summary>Builds the graphs that training runs. Weights are inputs of their names.</summary>
internal static class TrainingGraph
{
    /// <summary>Input: 1 / the weight of a step's examples; [1].</summary>
    public const string NormalizerInput = "normalizer";

    /// <summary>Output: what is reported, in the order of <see cref="TrainingDefinition.Metrics"/>.</summary>
    public const string MetricsOutput = "metrics";

    /// <summary>Begins the names of gradients among outputs.</summary>
    public const string Gradient = "gradient:";

    /// <summary>Begins the names of gradients that a step's earlier batches gave, among inputs.</summary>
    public const string Before = "before:";

    /// <summary>Forward and backward: metrics, and the gradients of all weights that are trained.</summary>
    /// <param name="definition">The model and what is asked of it.</param>
    /// <param name="target">What it is written for.</param>
    /// <param name="accumulates">Whether gradients are added to earlier ones.</param>
    public static GraphBuilder Gradients(TrainingDefinition definition, GraphTarget target, bool accumulates)
    {
        var (tape, layers, objective) = Define(definition, target, true);
        var graph = tape.Graph;
        tape.Backward(objective.Loss);
        foreach (var weight in definition.Weights.Where(weight => definition.IsTrained(weight.Name)))
        {
            GraphDimension[] shape = [.. weight.Shape.Select(size => (GraphDimension)size)];
            var gradient = layers.Weights.TryGetValue(weight.Name, out var used) ? tape.Gradient(used) : null;
            gradient ??= graph.Node("ConstantOfShape", [graph.Ints([.. weight.Shape])]);
            if (accumulates)
                gradient = graph.Node("Add", [gradient, graph.Input(Before + weight.Name, OnnxElementType.Float32, shape)]);
            graph.Output(gradient, Gradient + weight.Name, OnnxElementType.Float32, shape);
        }

        return graph;
    }

    /// <summary>Forward alone: metrics and the definition's outputs.</summary>
    /// <param name="definition">The model and what is asked of it.</param>
    /// <param name="target">What it is written for.</param>
    public static GraphBuilder Evaluation(TrainingDefinition definition, GraphTarget target)
    {
        var (tape, _, objective) = Define(definition, target, false);
        foreach (var (name, value) in objective.Outputs)
            tape.Graph.Output(value.Name, name, OnnxElementType.Float32, [.. value.Shape]);
        return tape.Graph;
    }

    private static (Tape Tape, TrainedLayers Layers, Objective Objective) Define(TrainingDefinition definition, GraphTarget target, bool training)
    {
        var graph = new GraphBuilder("training");
        var tape = new Tape(graph, target);
        var layers = new TrainedLayers(tape, definition, training);
        var objective = definition.Define(layers);
        var metrics = graph.Node("Concat", [.. objective.Metrics.Select(metric => metric.Name)], GraphAttribute.Of("axis", 0));
        graph.Output(metrics, MetricsOutput, OnnxElementType.Float32, objective.Metrics.Count);
        return (tape, layers, objective);
    }
}
