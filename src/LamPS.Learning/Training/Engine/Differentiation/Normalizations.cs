using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Engine.Differentiation;

/// <summary>Bringing rows to scale, as one operator with a gradient written by hand.</summary>
internal static class Normalizations
{
    /// <summary>Divides rows by their root mean square, times a scale for each column.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[rows, width].</param>
    /// <param name="scale">[width].</param>
    /// <param name="epsilon">Added to the mean square.</param>
    public static Variable RootMeanSquare(this Tape tape, Variable x, Variable scale, float epsilon)
    {
        var graph = tape.Graph;
        var outputs = graph.Nodes(
            "SimplifiedLayerNormalization", "", [x.Name, scale.Name], tape.Target == GraphTarget.Device ? 1 : 2, GraphAttribute.Of("axis", -1), GraphAttribute.Of("epsilon", epsilon), GraphAttribute.Of("stash_type", 1));
        return tape.Record(outputs[0], x.Shape, [x, scale], gradient =>
        {
            var inverse = tape.Target == GraphTarget.Device ? InverseRootMeanSquare(graph, x, epsilon) : outputs[1];
            var scaled = graph.Node("Mul", [x.Name, inverse]);
            var along = graph.Node("Mul", [gradient, scaled]);
            tape.Give(scale, () => Columns(graph, along));
            tape.Give(x, () =>
            {
                var mean = RowMean(graph, along, scale, x.Shape[1].Size);
                var inner = graph.Node("Sub", [graph.Node("Mul", [gradient, scale.Name]), graph.Node("Mul", [scaled, mean])]);
                return graph.Node("Mul", [inner, inverse]);
            });
        });
    }

    /// <summary>Takes the mean off rows and divides by their deviation, times a scale and plus a bias for each column.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[rows, width].</param>
    /// <param name="scale">[width].</param>
    /// <param name="bias">[width].</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static Variable Layer(this Tape tape, Variable x, Variable scale, Variable bias, float epsilon)
    {
        var graph = tape.Graph;
        var outputs = graph.Nodes("LayerNormalization", "", [x.Name, scale.Name, bias.Name], 3, GraphAttribute.Of("axis", -1), GraphAttribute.Of("epsilon", epsilon));
        return tape.Record(outputs[0], x.Shape, [x, scale, bias], gradient =>
        {
            var scaled = graph.Node("Mul", [graph.Node("Sub", [x.Name, outputs[1]]), outputs[2]]);
            var along = graph.Node("Mul", [gradient, scaled]);
            tape.Give(scale, () => Columns(graph, along));
            tape.Give(bias, () => Columns(graph, gradient));
            tape.Give(x, () =>
            {
                var width = x.Shape[1].Size;
                var level = graph.Node("Add", [graph.Node("Mul", [scaled, RowMean(graph, along, scale, width)]), RowMean(graph, gradient, scale, width)]);
                return graph.Node("Mul", [graph.Node("Sub", [graph.Node("Mul", [gradient, scale.Name]), level]), outputs[2]]);
            });
        });
    }

    private static string InverseRootMeanSquare(GraphBuilder graph, Variable x, float epsilon)
    {
        var mean = graph.Node("ReduceMean", [graph.Node("Mul", [x.Name, x.Name])], GraphAttribute.Of("axes", [-1L]), GraphAttribute.Of("keepdims", 1));
        return graph.Node("Reciprocal", [graph.Node("Sqrt", [graph.Node("Add", [mean, graph.Number(epsilon)])])]);
    }

    private static string Columns(GraphBuilder graph, string value) => graph.Node("ReduceSum", [value, graph.Ints(0)], GraphAttribute.Of("keepdims", 0));

    // The mean of each row times the scale, [rows, 1]: a product, so the scaled rows needn't be written down.
    private static string RowMean(GraphBuilder graph, string value, Variable scale, long width) => graph.Node(
        "Gemm", [value, graph.Node("Reshape", [scale.Name, graph.Ints(-1, 1)])], GraphAttribute.Of("alpha", 1f / width));
}
