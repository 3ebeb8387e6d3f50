using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Engine.Differentiation;

/// <summary>Products of matrices.</summary>
internal static class Products
{
    /// <summary>a b over the last two dimensions; those before are broadcast.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="a">[..., rows, inner].</param>
    /// <param name="b">[..., inner, columns].</param>
    public static Variable MatMul(this Tape tape, Variable a, Variable b)
    {
        var graph = tape.Graph;
        if (b.Rank == 2 && a.Rank > 2)
        {
            // One wide product instead of many, and the matrix's gradient without a sum over the batch.
            var flat = tape.Linear(tape.Reshape(a, "rows", a.Shape[^1]), b);
            return tape.Reshape(flat, [.. a.Shape.SkipLast(1), b.Shape[1]]);
        }

        GraphDimension[] shape = [.. Tape.Broadcast([.. a.Shape.SkipLast(2)], [.. b.Shape.SkipLast(2)]), a.Shape[^2], b.Shape[^1]];
        GraphDimension[] batch = [.. shape.SkipLast(2)];
        return tape.Record(graph.Node("MatMul", [a.Name, b.Name]), shape, [a, b], gradient =>
        {
            tape.Give(a, () => tape.Fit(graph.Node("MatMul", [gradient, Turned(graph, b.Name, b.Rank)]), [.. batch, a.Shape[^2], a.Shape[^1]], a.Shape));
            tape.Give(b, () => tape.Fit(graph.Node("MatMul", [Turned(graph, a.Name, a.Rank), gradient]), [.. batch, b.Shape[^2], b.Shape[^1]], b.Shape));
        });
    }

    /// <summary>A layer: factor * x w + bias.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[rows, inputs].</param>
    /// <param name="w">[inputs, outputs].</param>
    /// <param name="bias">[outputs]; null for none.</param>
    /// <param name="factor">A factor that costs nothing here; not on the bias.</param>
    /// <param name="turned">Whether w is [outputs, inputs].</param>
    public static Variable Linear(this Tape tape, Variable x, Variable w, Variable? bias = null, float factor = 1, bool turned = false)
    {
        var graph = tape.Graph;
        var scale = GraphAttribute.Of("alpha", factor);
        string Product(string a, bool turnA, string b, bool turnB) =>
            graph.Node("Gemm", [a, b], scale, GraphAttribute.Of("transA", turnA ? 1 : 0), GraphAttribute.Of("transB", turnB ? 1 : 0));
        var output = graph.Node("Gemm", bias is null ? [x.Name, w.Name] : [x.Name, w.Name, bias.Name], scale, GraphAttribute.Of("transB", turned ? 1 : 0));
        return tape.Record(output, [x.Shape[0], w.Shape[turned ? 0 : 1]], bias is null ? [x, w] : [x, w, bias], gradient =>
        {
            tape.Give(x, () => Product(gradient, false, w.Name, !turned));
            tape.Give(w, () => turned ? Product(gradient, true, x.Name, false) : Product(x.Name, true, gradient, false));
            if (bias is not null)
                tape.Give(bias, () => graph.Node("ReduceSum", [gradient, graph.Ints(0)], GraphAttribute.Of("keepdims", 0)));
        });
    }

    /// <summary>Attention: softmax(q k' + bias) v, with a gradient that goes over the scores as seldom as can be.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="q">Queries [..., heads, n, head size], scaled already.</param>
    /// <param name="k">Keys [..., heads, m, head size]; dimensions before the last two are broadcast.</param>
    /// <param name="v">Values, like the keys.</param>
    /// <param name="bias">Added to the scores; no gradient flows to it.</param>
    public static Variable Attend(this Tape tape, Variable q, Variable k, Variable v, Variable bias)
    {
        var graph = tape.Graph;
        string Turn(string value, Variable like) => Turned(graph, value, like.Rank);
        var scores = graph.Node("Add", [graph.Node("MatMul", [q.Name, Turn(k.Name, k)]), bias.Name]);
        var shares = graph.Node("Softmax", [scores], GraphAttribute.Of("axis", -1));
        var output = graph.Node("MatMul", [shares, v.Name]);
        return tape.Record(output, q.Shape, [q, k, v], gradient =>
        {
            GraphDimension[] full = [.. q.Shape.SkipLast(2), .. k.Shape.TakeLast(2)];
            tape.Give(v, () => tape.Fit(graph.Node("MatMul", [Turn(shares, q), gradient]), full, v.Shape));

            // The sum over keys of share times its gradient is the sum over the head of output times its gradient.
            var mean = graph.Node("ReduceSum", [graph.Node("Mul", [gradient, output]), graph.Ints(-1)], GraphAttribute.Of("keepdims", 1));
            var inner = graph.Node("MatMul", [gradient, Turn(v.Name, v)]);
            var slope = graph.Node("Mul", [shares, graph.Node("Sub", [inner, mean])]);
            tape.Give(q, () => graph.Node("MatMul", [slope, k.Name]));
            tape.Give(k, () => tape.Fit(graph.Node("MatMul", [Turn(slope, q), q.Name]), full, k.Shape));
        });
    }

    /// <summary>Turns queries or keys by their positions.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[rows, length, heads * head size].</param>
    /// <param name="positions">Whole numbers [rows, length].</param>
    /// <param name="cos">Cosines [positions, half a head].</param>
    /// <param name="sin">Sines.</param>
    /// <param name="back">The sines' negatives: what turns a gradient back.</param>
    public static Variable Rotate(this Tape tape, Variable x, string positions, string cos, string sin, string back)
    {
        string Turn(string value, string sines) =>
            tape.Graph.ContribNode("RotaryEmbedding", [value, positions, cos, sines], GraphAttribute.Of("interleaved", 0));
        return tape.Record(Turn(x.Name, sin), x.Shape, [x], gradient => tape.Give(x, () => Turn(gradient, back)));
    }

    private static string Turned(GraphBuilder graph, string value, int rank)
    {
        long[] order = [.. Enumerable.Range(0, rank).Select(i => (long)i)];
        (order[^1], order[^2]) = (order[^2], order[^1]);
        return graph.Node("Transpose", [value], GraphAttribute.Of("perm", order));
    }
}
