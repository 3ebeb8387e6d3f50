using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Differentiation;

/// <summary>Operators that sum over dimensions.</summary>
internal static class Reductions
{
    /// <summary>Sums over dimensions, which go or stay as 1.</summary>
    public static Variable ReduceSum(this Tape tape, Variable a, IReadOnlyList<int> axes, bool keep = false)
    {
        var graph = tape.Graph;
        int[] places = [.. axes.Select(axis => axis < 0 ? axis + a.Rank : axis).Order()];
        var numbers = graph.Ints([.. places.Select(axis => (long)axis)]);
        GraphDimension[] kept = [.. a.Shape.Select((d, i) => places.Contains(i) ? 1 : d)];
        GraphDimension[] shape = keep ? kept : [.. a.Shape.Where((_, i) => !places.Contains(i))];
        var output = graph.Node("ReduceSum", [a.Name, numbers], GraphAttribute.Of("keepdims", keep ? 1 : 0));
        return tape.Record(output, shape, [a], gradient => tape.Give(a, () =>
        {
            var wide = keep ? gradient : graph.Node("Unsqueeze", [gradient, numbers]);
            return graph.Node("Expand", [wide, graph.Node("Shape", [a.Name])]);
        }));
    }

    /// <summary>The mean over the last dimension, whose size is known; it stays as 1.</summary>
    public static Variable ReduceMean(this Tape tape, Variable a) => tape.Scale(tape.ReduceSum(a, [-1], true), 1f / a.Shape[^1].Size);

    /// <summary>The sum of everything, [1].</summary>
    public static Variable Total(this Tape tape, Variable a)
    {
        var flat = a.Rank == 1 ? a : tape.Reshape(a, "all");
        return tape.ReduceSum(flat, [0], true);
    }

    /// <summary>Shares along the last dimension.</summary>
    public static Variable Softmax(this Tape tape, Variable a)
    {
        var graph = tape.Graph;
        var output = graph.Node("Softmax", [a.Name], GraphAttribute.Of("axis", -1));
        return tape.Record(output, a.Shape, [a], gradient => tape.Give(a, () =>
        {
            var sum = graph.Node("ReduceSum", [graph.Node("Mul", [gradient, output]), graph.Ints(-1)], GraphAttribute.Of("keepdims", 1));
            return graph.Node("Mul", [output, graph.Node("Sub", [gradient, sum])]);
        }));
    }

    /// <summary>Logarithms of the shares along the last dimension.</summary>
    public static Variable LogSoftmax(this Tape tape, Variable a)
    {
        var graph = tape.Graph;
        var output = LogShares(tape, a);
        return tape.Record(output, a.Shape, [a], gradient => tape.Give(a, () =>
        {
            var sum = graph.Node("ReduceSum", [gradient, graph.Ints(-1)], GraphAttribute.Of("keepdims", 1));
            return graph.Node("Sub", [gradient, graph.Node("Mul", [graph.Node("Exp", [output]), sum])]);
        }));
    }

    /// <summary>The logarithm of the likelihood that logits give to targets, for each row.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="logits">[..., choices].</param>
    /// <param name="target">Shares of the choices, of the same shape; rows sum to 1, or to 0 where nothing is asked.</param>
    /// <returns>[...]; 0 where nothing is asked.</returns>
    public static Variable LogLikelihood(this Tape tape, Variable logits, Variable target)
    {
        var graph = tape.Graph;
        var logs = LogShares(tape, logits);
        var output = graph.Node("ReduceSum", [graph.Node("Mul", [logs, target.Name]), graph.Ints(-1)], GraphAttribute.Of("keepdims", 0));
        return tape.Record(output, [.. logits.Shape.SkipLast(1)], [logits], gradient => tape.Give(logits, () =>
        {
            var sum = graph.Node("ReduceSum", [target.Name, graph.Ints(-1)], GraphAttribute.Of("keepdims", 1));
            var difference = graph.Node("Sub", [target.Name, graph.Node("Mul", [graph.Node("Exp", [logs]), sum])]);
            return graph.Node("Mul", [graph.Node("Unsqueeze", [gradient, graph.Ints(-1)]), difference]);
        }));
    }

    /// <summary>Numbers of choices as rows with a single 1; a number below 0 gives a row of zeros.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="numbers">Whole numbers (64 bits) [...].</param>
    /// <param name="choices">How many choices there are: a size, or the name of an open dimension.</param>
    public static Variable OneHot(this Tape tape, Variable numbers, GraphDimension choices)
    {
        var graph = tape.Graph;
        var count = choices.Symbol.Length > 0 ? tape.Count(choices.Symbol) : graph.Constant([choices.Size], []);
        var all = graph.Node("Range", [graph.Constant([0L], []), count, graph.Constant([1L], [])]);
        var same = graph.Node("Equal", [graph.Node("Unsqueeze", [numbers.Name, graph.Ints(-1)]), all]);
        return tape.Known(graph.Node("Cast", [same], GraphAttribute.Of("to", (long)OnnxElementType.Float32)), [.. numbers.Shape, choices]);
    }

    private static string LogShares(Tape tape, Variable a)
    {
        var graph = tape.Graph;
        if (tape.Target != GraphTarget.Device)
            return graph.Node("LogSoftmax", [a.Name], GraphAttribute.Of("axis", -1));
        var keep = GraphAttribute.Of("keepdims", 1);
        var below = graph.Node("Sub", [a.Name, graph.Node("ReduceMax", [a.Name], GraphAttribute.Of("axes", [-1L]), keep)]);
        return graph.Node("Sub", [below, graph.Node("Log", [graph.Node("ReduceSum", [graph.Node("Exp", [below]), graph.Ints(-1)], keep)])]);
    }
}
