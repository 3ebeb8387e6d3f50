using System.Globalization;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Differentiation;

/// <summary>
/// Writes a graph forward and remembers how each value came about, to write the gradients behind it: differentiation in reverse mode, at the time the
/// graph is built. Operators are extension methods (<see cref="Elementwise"/>, <see cref="Products"/>, <see cref="Shaping"/>, <see cref="Reductions"/>).
/// </summary>
/// <param name="graph">Where nodes go.</param>
/// <param name="target">What it is written for.</param>
internal sealed class Tape(GraphBuilder graph, GraphTarget target = GraphTarget.Threads)
{
    /// <summary>Begins the names of inputs that a device's graph takes sizes from, for it can't read those of whole numbers; behind it are the dimensions, [dimensions], or a single one, [].</summary>
    public const string SizesInput = "sizes:";

    private readonly List<(IReadOnlyList<Variable> Outputs, Action<IReadOnlyList<string?>> Backward)> _records = [];
    private readonly Dictionary<Variable, List<string>> _gradients = [];
    private readonly Dictionary<string, string> _sizes = [];
    private readonly HashSet<string> _sizesInputs = [];

    /// <summary>The graph.</summary>
    public GraphBuilder Graph => graph;

    /// <summary>What it is written for.</summary>
    public GraphTarget Target => target;

    /// <summary>Adds an input without a gradient.</summary>
    public Variable Input(string name, OnnxElementType type, params ReadOnlySpan<GraphDimension> shape) => Input(name, type, false, shape);

    /// <summary>Adds a floating-point input with or without a gradient.</summary>
    public Variable Parameter(string name, bool tracked, params ReadOnlySpan<GraphDimension> shape) => Input(name, OnnxElementType.Float32, tracked, shape);

    /// <summary>Takes a value of the graph that has no gradient.</summary>
    public Variable Known(string name, params ReadOnlySpan<GraphDimension> shape) => new(name, shape.ToArray(), false);

    /// <summary>A number that never changes.</summary>
    public Variable Number(float value) => Known(graph.Number(value), 1);

    /// <summary>Notes an operator with one output.</summary>
    /// <param name="name">The output's name in the graph.</param>
    /// <param name="shape">The output's dimensions.</param>
    /// <param name="inputs">What it came from.</param>
    /// <param name="backward">Gets the output's gradient, and gives the inputs theirs by <see cref="Give"/>.</param>
    public Variable Record(string name, IReadOnlyList<GraphDimension> shape, IReadOnlyList<Variable> inputs, Action<string> backward) =>
        Record([name], [shape], inputs, gradients => backward(gradients[0]!))[0];

    /// <summary>Notes an operator with several outputs; the gradients of those that nothing came from are null.</summary>
    public IReadOnlyList<Variable> Record(
        IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<GraphDimension>> shapes, IReadOnlyList<Variable> inputs, Action<IReadOnlyList<string?>> backward)
    {
        var tracked = inputs.Any(input => input.Tracked);
        List<Variable> outputs = [.. names.Select((name, i) => new Variable(name, shapes[i], tracked))];
        if (tracked)
            _records.Add((outputs, backward));
        return outputs;
    }

    /// <summary>Gives an input a part of its gradient, unless it wants none.</summary>
    /// <param name="input">The input.</param>
    /// <param name="gradient">Writes the part, of the input's shape.</param>
    public void Give(Variable input, Func<string> gradient)
    {
        if (!input.Tracked)
            return;
        if (!_gradients.TryGetValue(input, out var parts))
            _gradients[input] = parts = [];
        parts.Add(gradient());
    }

    /// <summary>Writes the gradients of everything that a value came from. Once for a tape.</summary>
    /// <param name="loss">The value; one number.</param>
    public void Backward(Variable loss)
    {
        Give(loss, () => graph.Constant([1f], [.. loss.Shape.Select(_ => 1L)]));
        for (var i = _records.Count - 1; i >= 0; i--)
        {
            var (outputs, backward) = _records[i];
            string?[] gradients = [.. outputs.Select(Gradient)];
            if (gradients.Any(gradient => gradient is not null))
                backward(gradients);
        }
    }

    /// <summary>The gradient of a value after <see cref="Backward"/>; null when the loss didn't come from it.</summary>
    public string? Gradient(Variable variable)
    {
        if (!_gradients.TryGetValue(variable, out var parts))
            return null;
        if (parts.Count > 1)
        {
            var sum = parts.Count > 2 && target != GraphTarget.Device ? graph.Node("Sum", parts) : parts.Aggregate((a, b) => graph.Node("Add", [a, b]));
            parts.Clear();
            parts.Add(sum);
        }

        return parts[0];
    }

    /// <summary>Zeros of a value's shape.</summary>
    public string ZerosLike(Variable variable) => graph.Node("ConstantOfShape", [graph.Node("Shape", [variable.Name])]);

    /// <summary>A shape as a value of the graph, to reshape to: one open dimension is left to the rest, several are read from the inputs that have them.</summary>
    public string ShapeOf(IReadOnlyList<GraphDimension> shape)
    {
        if (shape.Count(d => d.Symbol.Length > 0) <= 1)
            return graph.Ints([.. shape.Select(d => d.Symbol.Length > 0 ? -1 : d.Size)]);
        return target == GraphTarget.Device
            ? Sizes(string.Join(',', shape.Select(d => d.Symbol.Length > 0 ? d.Symbol : d.Size.ToString(CultureInfo.InvariantCulture))), shape.Count)
            : graph.Node("Concat", [.. shape.Select(d => d.Symbol.Length > 0 ? _sizes[d.Symbol] : graph.Ints(d.Size))], GraphAttribute.Of("axis", 0));
    }

    /// <summary>An open size as a number without dimensions.</summary>
    /// <exception cref="KeyNotFoundException">No input has a dimension of the name.</exception>
    public string Count(string symbol) => target == GraphTarget.Device ? Sizes(symbol) : graph.Node("Squeeze", [_sizes[symbol]]);

    /// <summary>Brings a gradient of a broadcast result to the shape of what was broadcast.</summary>
    public string Fit(string gradient, IReadOnlyList<GraphDimension> from, IReadOnlyList<GraphDimension> to)
    {
        var lead = from.Count - to.Count;
        if (lead > 0)
            gradient = graph.Node("ReduceSum", [gradient, graph.Ints([.. Enumerable.Range(0, lead).Select(i => (long)i)])], GraphAttribute.Of("keepdims", 0));
        long[] ones = [.. Enumerable.Range(0, to.Count).Where(i => to[i] == 1 && from[lead + i] != 1).Select(i => (long)i)];
        return ones.Length == 0 ? gradient : graph.Node("ReduceSum", [gradient, graph.Ints(ones)], GraphAttribute.Of("keepdims", 1));
    }

    /// <summary>The shape of two values broadcast against each other.</summary>
    /// <exception cref="ArgumentException">They can't be.</exception>
    public static IReadOnlyList<GraphDimension> Broadcast(IReadOnlyList<GraphDimension> a, IReadOnlyList<GraphDimension> b)
    {
        var shape = new GraphDimension[Math.Max(a.Count, b.Count)];
        for (var i = 1; i <= shape.Length; i++)
        {
            GraphDimension one = i <= a.Count ? a[^i] : 1;
            GraphDimension other = i <= b.Count ? b[^i] : 1;
            shape[^i] = one == other || other == 1 ? one : one == 1 ? other : throw new ArgumentException($"Dimensions {one} and {other} don't fit together.");
        }

        return shape;
    }

    private Variable Input(string name, OnnxElementType type, bool tracked, ReadOnlySpan<GraphDimension> shape)
    {
        graph.Input(name, type, shape);
        for (var i = 0; i < shape.Length && target != GraphTarget.Device; i++)
        {
            if (shape[i].Symbol.Length > 0 && !_sizes.ContainsKey(shape[i].Symbol))
                _sizes[shape[i].Symbol] = graph.Node("Gather", [graph.Node("Shape", [name]), graph.Ints(i)]);
        }

        return new Variable(name, shape.ToArray(), tracked);
    }

    private string Sizes(string dimensions, params ReadOnlySpan<GraphDimension> shape)
    {
        var name = SizesInput + dimensions;
        return _sizesInputs.Add(name) ? graph.Input(name, OnnxElementType.Int64, shape) : name;
    }
}
