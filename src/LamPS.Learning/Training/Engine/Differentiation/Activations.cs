namespace LamPS.Learning.Training.Engine.Differentiation;

/// <summary>Activations of layers, with gradients written by hand to take few passes over memory.</summary>
internal static class Activations
{
    /// <summary>1 / (1 + e^-a).</summary>
    public static Variable Sigmoid(this Tape tape, Variable a)
    {
        var (graph, output) = (tape.Graph, tape.Graph.Node("Sigmoid", [a.Name]));
        return tape.Record(output, a.Shape, [a], gradient => tape.Give(a, () =>
            graph.Node("Mul", [graph.Node("Mul", [gradient, output]), graph.Node("Sub", [graph.Number(1), output])])));
    }

    /// <summary>The hyperbolic tangent.</summary>
    public static Variable Tanh(this Tape tape, Variable a)
    {
        var (graph, output) = (tape.Graph, tape.Graph.Node("Tanh", [a.Name]));
        return tape.Record(output, a.Shape, [a], gradient => tape.Give(a, () =>
            graph.Node("Mul", [gradient, graph.Node("Sub", [graph.Number(1), graph.Node("Mul", [output, output])])])));
    }

    /// <summary>The Gaussian error linear unit, exact.</summary>
    public static Variable Gelu(this Tape tape, Variable a)
    {
        var graph = tape.Graph;
        return tape.Record(graph.ContribNode("Gelu", [a.Name]), a.Shape, [a], gradient => tape.Give(a, () =>
        {
            // The derivative is P + a p, with the normal distribution P = (1 + erf(a / sqrt 2)) / 2 and its density p.
            var error = graph.Node("Erf", [graph.Node("Mul", [a.Name, graph.Number(MathF.Sqrt(0.5f))])]);
            var distribution = graph.Node("Add", [graph.Node("Mul", [error, graph.Number(0.5f)]), graph.Number(0.5f)]);
            var square = graph.Node("Mul", [graph.Node("Mul", [a.Name, graph.Number(-0.5f)]), a.Name]);
            var density = graph.Node("Mul", [graph.Node("Exp", [square]), graph.Number(1 / MathF.Sqrt(2 * MathF.PI))]);
            return graph.Node("Mul", [gradient, graph.Node("Add", [distribution, graph.Node("Mul", [a.Name, density])])]);
        }));
    }

    /// <summary>a times its sigmoid.</summary>
    public static Variable Silu(this Tape tape, Variable a)
    {
        var (graph, sigmoid) = (tape.Graph, tape.Graph.Node("Sigmoid", [a.Name]));
        var output = graph.Node("Mul", [a.Name, sigmoid]);
        return tape.Record(output, a.Shape, [a], gradient => tape.Give(a, () => graph.Node("Mul", [gradient, Slope(tape, sigmoid, output)])));
    }

    /// <summary>A gate: <paramref name="a"/> times its sigmoid, times <paramref name="b"/> of the same shape.</summary>
    public static Variable Gate(this Tape tape, Variable a, Variable b)
    {
        var (graph, sigmoid) = (tape.Graph, tape.Graph.Node("Sigmoid", [a.Name]));
        var opened = graph.Node("Mul", [a.Name, sigmoid]);
        return tape.Record(graph.Node("Mul", [opened, b.Name]), a.Shape, [a, b], gradient =>
        {
            tape.Give(b, () => graph.Node("Mul", [gradient, opened]));
            tape.Give(a, () => graph.Node("Mul", [graph.Node("Mul", [gradient, b.Name]), Slope(tape, sigmoid, opened)]));
        });
    }

    // The derivative of y = a s(a) is s + y (1 - s) = y + s (1 - y).
    private static string Slope(Tape tape, string sigmoid, string output)
    {
        var graph = tape.Graph;
        return graph.Node("Add", [output, graph.Node("Mul", [sigmoid, graph.Node("Sub", [graph.Number(1), output])])]);
    }
}
