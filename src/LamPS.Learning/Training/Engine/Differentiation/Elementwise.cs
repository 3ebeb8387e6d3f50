namespace LamPS.Learning.Training.Engine.Differentiation;

/// <summary>Operators that go number by number, two values broadcast against each other.</summary>
internal static class Elementwise
{
    /// <summary>a + b.</summary>
    public static Variable Add(this Tape tape, Variable a, Variable b)
    {
        var shape = Tape.Broadcast(a.Shape, b.Shape);
        return tape.Record(tape.Graph.Node("Add", [a.Name, b.Name]), shape, [a, b], gradient =>
        {
            tape.Give(a, () => tape.Fit(gradient, shape, a.Shape));
            tape.Give(b, () => tape.Fit(gradient, shape, b.Shape));
        });
    }

    /// <summary>a - b.</summary>
    public static Variable Sub(this Tape tape, Variable a, Variable b)
    {
        var shape = Tape.Broadcast(a.Shape, b.Shape);
        return tape.Record(tape.Graph.Node("Sub", [a.Name, b.Name]), shape, [a, b], gradient =>
        {
            tape.Give(a, () => tape.Fit(gradient, shape, a.Shape));
            tape.Give(b, () => tape.Graph.Node("Neg", [tape.Fit(gradient, shape, b.Shape)]));
        });
    }

    /// <summary>a * b.</summary>
    public static Variable Mul(this Tape tape, Variable a, Variable b)
    {
        var shape = Tape.Broadcast(a.Shape, b.Shape);
        return tape.Record(tape.Graph.Node("Mul", [a.Name, b.Name]), shape, [a, b], gradient =>
        {
            tape.Give(a, () => tape.Fit(tape.Graph.Node("Mul", [gradient, b.Name]), shape, a.Shape));
            tape.Give(b, () => tape.Fit(tape.Graph.Node("Mul", [gradient, a.Name]), shape, b.Shape));
        });
    }

    /// <summary>a / b.</summary>
    public static Variable Div(this Tape tape, Variable a, Variable b)
    {
        var shape = Tape.Broadcast(a.Shape, b.Shape);
        var output = tape.Graph.Node("Div", [a.Name, b.Name]);
        return tape.Record(output, shape, [a, b], gradient =>
        {
            var part = tape.Graph.Node("Div", [gradient, b.Name]);
            tape.Give(a, () => tape.Fit(part, shape, a.Shape));
            tape.Give(b, () => tape.Fit(tape.Graph.Node("Neg", [tape.Graph.Node("Mul", [part, output])]), shape, b.Shape));
        });
    }

    /// <summary>The smaller of a and b; of equal ones both get half the gradient.</summary>
    public static Variable Min(this Tape tape, Variable a, Variable b) => Choose(tape, "Min", "Less", a, b);

    /// <summary>The larger of a and b; of equal ones both get half the gradient.</summary>
    public static Variable Max(this Tape tape, Variable a, Variable b) => Choose(tape, "Max", "Greater", a, b);

    /// <summary>a where the condition holds, otherwise b.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="condition">Truth values.</param>
    /// <param name="a">Where they are true.</param>
    /// <param name="b">Where they are false.</param>
    public static Variable Where(this Tape tape, Variable condition, Variable a, Variable b)
    {
        var shape = Tape.Broadcast(Tape.Broadcast(a.Shape, b.Shape), condition.Shape);
        return tape.Record(tape.Graph.Node("Where", [condition.Name, a.Name, b.Name]), shape, [a, b], gradient =>
        {
            var zero = tape.Graph.Number(0);
            tape.Give(a, () => tape.Fit(tape.Graph.Node("Where", [condition.Name, gradient, zero]), shape, a.Shape));
            tape.Give(b, () => tape.Fit(tape.Graph.Node("Where", [condition.Name, zero, gradient]), shape, b.Shape));
        });
    }

    /// <summary>Brings a within bounds; outside of them no gradient flows.</summary>
    public static Variable Clip(this Tape tape, Variable a, Variable least, Variable most)
    {
        var graph = tape.Graph;
        var output = graph.Node("Max", [graph.Node("Min", [a.Name, most.Name]), least.Name]);
        return tape.Record(output, a.Shape, [a], gradient => tape.Give(a, () =>
            graph.Node("Where", [graph.Node("Equal", [output, a.Name]), gradient, graph.Number(0)])));
    }

    /// <summary>e to the power of a.</summary>
    public static Variable Exp(this Tape tape, Variable a)
    {
        var output = tape.Graph.Node("Exp", [a.Name]);
        return tape.Record(output, a.Shape, [a], gradient => tape.Give(a, () => tape.Graph.Node("Mul", [gradient, output])));
    }

    /// <summary>The natural logarithm.</summary>
    public static Variable Log(this Tape tape, Variable a) =>
        tape.Record(tape.Graph.Node("Log", [a.Name]), a.Shape, [a], gradient => tape.Give(a, () => tape.Graph.Node("Div", [gradient, a.Name])));

    /// <summary>a * a.</summary>
    public static Variable Square(this Tape tape, Variable a) => tape.Record(
        tape.Graph.Node("Mul", [a.Name, a.Name]),
        a.Shape,
        [a],
        gradient => tape.Give(a, () => tape.Graph.Node("Mul", [tape.Graph.Node("Mul", [gradient, a.Name]), tape.Graph.Number(2)])));

    /// <summary>A factor times a.</summary>
    public static Variable Scale(this Tape tape, Variable a, float factor) => tape.Mul(a, tape.Number(factor));

    private static Variable Choose(Tape tape, string operation, string comparison, Variable a, Variable b)
    {
        var (graph, shape) = (tape.Graph, Tape.Broadcast(a.Shape, b.Shape));
        return tape.Record(graph.Node(operation, [a.Name, b.Name]), shape, [a, b], gradient =>
        {
            var half = graph.Node("Mul", [gradient, graph.Number(0.5f)]);
            string Share(string one, string other)
            {
                var loses = graph.Node("Where", [graph.Node("Equal", [one, other]), half, graph.Number(0)]);
                return graph.Node("Where", [graph.Node(comparison, [one, other]), gradient, loses]);
            }

            tape.Give(a, () => tape.Fit(Share(a.Name, b.Name), shape, a.Shape));
            tape.Give(b, () => tape.Fit(Share(b.Name, a.Name), shape, b.Shape));
        });
    }
}
