using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Differentiation;

/// <summary>Operators that move numbers without changing them.</summary>
internal static class Shaping
{
    /// <summary>The same numbers in another shape.</summary>
    public static Variable Reshape(this Tape tape, Variable a, params IReadOnlyList<GraphDimension> shape) => tape.Record(
        tape.Graph.Node("Reshape", [a.Name, tape.ShapeOf(shape)]),
        shape,
        [a],
        gradient => tape.Give(a, () => tape.Graph.Node("Reshape", [gradient, tape.ShapeOf(a.Shape)])));

    /// <summary>The dimensions in another order.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="a">The value.</param>
    /// <param name="order">For each dimension of the result its number in the value.</param>
    public static Variable Transpose(this Tape tape, Variable a, params IReadOnlyList<int> order)
    {
        string Turn(string value, IEnumerable<int> by) => tape.Graph.Node("Transpose", [value], GraphAttribute.Of("perm", by.Select(i => (long)i)));
        var back = Enumerable.Range(0, order.Count).Select(i => order.ToList().IndexOf(i));
        return tape.Record(Turn(a.Name, order), [.. order.Select(i => a.Shape[i])], [a], gradient => tape.Give(a, () => Turn(gradient, back)));
    }

    /// <summary>Cuts the last dimension apart.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="a">The value.</param>
    /// <param name="widths">Widths of the parts; their sum is the last dimension.</param>
    public static IReadOnlyList<Variable> Split(this Tape tape, Variable a, params IReadOnlyList<int> widths)
    {
        var graph = tape.Graph;
        var names = graph.Nodes("Split", "", [a.Name, graph.Ints([.. widths.Select(w => (long)w)])], widths.Count, GraphAttribute.Of("axis", -1));
        List<IReadOnlyList<GraphDimension>> shapes = [.. widths.Select(w => (IReadOnlyList<GraphDimension>)[.. a.Shape.SkipLast(1), w])];
        List<Variable> parts = [];
        parts.AddRange(tape.Record(names, shapes, [a], gradients => tape.Give(a, () =>
            graph.Node("Concat", [.. gradients.Select((gradient, i) => gradient ?? tape.ZerosLike(parts[i]))], GraphAttribute.Of("axis", -1)))));
        return parts;
    }

    /// <summary>Takes a part of the last dimension.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="a">The value; its last dimension is known.</param>
    /// <param name="from">Number of the first.</param>
    /// <param name="count">How many.</param>
    public static Variable Slice(this Tape tape, Variable a, int from, int count)
    {
        var rest = (int)a.Shape[^1].Size - from - count;
        int[] widths = [.. new[] { from, count, rest }.Where(w => w > 0)];
        return widths.Length == 1 ? a : tape.Split(a, widths)[from > 0 ? 1 : 0];
    }

    /// <summary>Puts values side by side along the last dimension, whose sizes are known.</summary>
    public static Variable Concat(this Tape tape, params IReadOnlyList<Variable> parts)
    {
        var graph = tape.Graph;
        long[] widths = [.. parts.Select(part => part.Shape[^1].Size)];
        var output = graph.Node("Concat", [.. parts.Select(part => part.Name)], GraphAttribute.Of("axis", -1));
        return tape.Record(output, [.. parts[0].Shape.SkipLast(1), widths.Sum()], parts, gradient =>
        {
            var cut = graph.Nodes("Split", "", [gradient, graph.Ints(widths)], parts.Count, GraphAttribute.Of("axis", -1));
            for (var i = 0; i < parts.Count; i++)
            {
                var part = cut[i];
                tape.Give(parts[i], () => part);
            }
        });
    }

    /// <summary>Takes rows by their numbers, any row any number of times.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="table">[rows, width].</param>
    /// <param name="numbers">Whole numbers (64 bits) of any shape.</param>
    public static Variable Gather(this Tape tape, Variable table, Variable numbers)
    {
        var width = table.Shape[1];
        return tape.Record(tape.Graph.Node("Gather", [table.Name, numbers.Name]), [.. numbers.Shape, width], [table], gradient => tape.Give(table, () =>
        {
            var rows = tape.Graph.Node("Reshape", [gradient, tape.Graph.Ints(-1, width.Size)]);
            return tape.Target switch
            {
                GraphTarget.Device => OneHot(tape, table, numbers, rows),
                GraphTarget.OneThread => tape.Graph.Node(
                    "ScatterND", [tape.ZerosLike(table), tape.Graph.Node("Reshape", [numbers.Name, tape.Graph.Ints(-1, 1)]), rows], GraphAttribute.Of("reduction", "add")),
                _ => Scattered(tape, table, numbers, rows),
            };
        }));
    }

    private static string Scattered(Tape tape, Variable table, Variable numbers, string rows)
    {
        var graph = tape.Graph;
        var places = graph.Node("Expand", [graph.Node("Reshape", [numbers.Name, graph.Ints(-1, 1)]), graph.Node("Shape", [rows])]);
        return graph.Node("ScatterElements", [tape.ZerosLike(table), places, rows], GraphAttribute.Of("axis", 0), GraphAttribute.Of("reduction", "add"));
    }

    private static string OneHot(Tape tape, Variable table, Variable numbers, string rows)
    {
        var graph = tape.Graph;
        var count = graph.Node("Gather", [graph.Node("Shape", [table.Name]), graph.Constant([0L], [])]);
        var all = graph.Node("Range", [graph.Constant([0L], []), count, graph.Constant([1L], [])]);
        var same = graph.Node("Equal", [graph.Node("Unsqueeze", [all, graph.Ints(1)]), graph.Node("Reshape", [numbers.Name, graph.Ints(1, -1)])]);
        return graph.Node("MatMul", [graph.Node("Cast", [same], GraphAttribute.Of("to", (long)OnnxElementType.Float32)), rows]);
    }
}
