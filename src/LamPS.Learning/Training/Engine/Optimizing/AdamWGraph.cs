using LamPS.Learning.Training.Engine.Models;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Optimizing;

/// <summary>The graph that turns gradients into new weights and moments; all of them inputs and outputs.</summary>
internal static class AdamWGraph
{
    /// <summary>Begins the names of mean gradients.</summary>
    public const string First = "first:";

    /// <summary>Begins the names of mean squares.</summary>
    public const string Second = "second:";

    /// <summary>Begins the names of outputs.</summary>
    public const string New = "new:";

    /// <summary>Output: length of all gradients together before clipping, [1].</summary>
    public const string Norm = "gradient_norm";

    /// <summary>Inputs: numbers of <see cref="AdamWStep"/>, [1] each.</summary>
    public static readonly string[] Numbers = ["rate", "epsilon", "keep"];

    /// <summary>Writes it.</summary>
    /// <param name="weights">The weights that are trained.</param>
    /// <param name="options">How they follow gradients.</param>
    public static GraphBuilder Build(IReadOnlyList<WeightName> weights, AdamWOptions options)
    {
        var graph = new GraphBuilder("adamw");
        var (beta1, beta2) = (graph.Number((float)options.Beta1), graph.Number((float)options.Beta2));
        string[] numbers = [.. Numbers.Select(name => graph.Input(name, OnnxElementType.Float32, 1))];
        var gradients = weights.ToDictionary(weight => weight.Name, weight => graph.Input(TrainingGraph.Gradient + weight.Name, OnnxElementType.Float32, Shape(weight)));
        var norm = Length(graph, gradients.Values);
        graph.Output(norm, Norm, OnnxElementType.Float32, 1);
        var factor = options.ClipNorm > 0
            ? graph.Node("Min", [graph.Number(1), graph.Node("Div", [graph.Number(options.ClipNorm), graph.Node("Add", [norm, graph.Number(1e-6f)])])])
            : "";
        foreach (var weight in weights)
        {
            var shape = Shape(weight);
            string Input(string name) => graph.Input(name, OnnxElementType.Float32, shape);
            string Node(string operation, params string[] inputs) => graph.Node(operation, inputs);
            var gradient = factor.Length > 0 ? Node("Mul", gradients[weight.Name], factor) : gradients[weight.Name];
            var first = Node("Add", Node("Mul", Input(First + weight.Name), beta1), gradient);
            var second = Node("Add", Node("Mul", Input(Second + weight.Name), beta2), Node("Mul", gradient, gradient));
            var step = Node("Mul", Node("Div", first, Node("Add", Node("Sqrt", second), numbers[1])), numbers[0]);
            var old = Input(weight.Name);
            var kept = options.WeightDecay > 0 && AdamWOptions.Decays(weight.Name, weight.Shape.Count) ? Node("Mul", old, numbers[2]) : old;
            graph.Output(Node("Sub", kept, step), New + weight.Name, OnnxElementType.Float32, shape);
            graph.Output(first, New + First + weight.Name, OnnxElementType.Float32, shape);
            graph.Output(second, New + Second + weight.Name, OnnxElementType.Float32, shape);
        }

        return graph;
    }

    /// <summary>Dimensions of a weight.</summary>
    public static GraphDimension[] Shape(WeightName weight) => [.. weight.Shape.Select(size => (GraphDimension)size)];

    private static string Length(GraphBuilder graph, IEnumerable<string> gradients)
    {
        // A product of a row with itself is one pass.
        var squares = gradients.Select(gradient =>
        {
            var row = graph.Node("Reshape", [gradient, graph.Ints(1, -1)]);
            return graph.Node("Reshape", [graph.Node("ReduceSumSquare", [row], GraphAttribute.Of("axes", [1L]), GraphAttribute.Of("keepdims", 0)), graph.Ints(1)]);
        });
        var all = graph.Node("Concat", [.. squares], GraphAttribute.Of("axis", 0));
        return graph.Node("Sqrt", [graph.Node("ReduceSum", [all, graph.Ints(0)], GraphAttribute.Of("keepdims", 1))]);
    }
}
