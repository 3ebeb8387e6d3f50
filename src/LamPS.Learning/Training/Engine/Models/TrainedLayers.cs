using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Models;

/// <summary>Weights as inputs of a graph, and the layers that use them; each with its gradient.</summary>
/// <param name="tape">Where layers are written.</param>
/// <param name="definition">Whose weights they are.</param>
/// <param name="training">Whether the graph trains: adapters leave out inputs only then.</param>
internal sealed class TrainedLayers(Tape tape, TrainingDefinition definition, bool training)
{
    /// <summary>Begins the names of inputs that say what adapters leave out, one for each width; [rows, width], 0 or 1 / (1 - share).</summary>
    public const string DropoutInput = "dropout.";

    private readonly Dictionary<string, WeightName> _known = definition.Weights.ToDictionary(weight => weight.Name);
    private readonly Dictionary<string, Variable> _weights = [];
    private readonly Dictionary<(string, string), IReadOnlyList<Variable>> _columns = [];
    private readonly Dictionary<(Variable, string), Variable> _adapted = [];
    private readonly Dictionary<long, Variable> _dropouts = [];

    /// <summary>The tape.</summary>
    public Tape Tape => tape;

    /// <summary>The weights that were used, by name.</summary>
    public IReadOnlyDictionary<string, Variable> Weights => _weights;

    /// <summary>A weight.</summary>
    public Variable Weight(string name)
    {
        if (!_weights.TryGetValue(name, out var weight))
            _weights[name] = weight = tape.Parameter(name, training && definition.IsTrained(name), [.. _known[name].Shape.Select(size => (GraphDimension)size)]);
        return weight;
    }

    /// <summary>A whole matrix with its bias.</summary>
    public Variable Linear(Variable x, string name) => Linear(x, name, [(int)_known[name].Shape[^1]], 0);

    /// <summary>Some columns of a matrix with their bias, times a factor: to cut the matrix apart costs less than to cut the product.</summary>
    /// <param name="x">[rows, inputs].</param>
    /// <param name="name">The matrix.</param>
    /// <param name="widths">Widths of its parts.</param>
    /// <param name="part">Number of the part that is wanted.</param>
    /// <param name="factor">Factor on the result.</param>
    public Variable Linear(Variable x, string name, int[] widths, int part, float factor = 1)
    {
        var bias = _known.ContainsKey(name + ".bias") ? Columns(name + ".bias", widths)[part] : null;
        var product = tape.Linear(x, Columns(name, widths)[part], bias, bias is null ? factor : 1);
        if (definition.Adapters is { } adapters && adapters.Matrices.Contains(name))
        {
            var second = Columns(name + AdapterOptions.SecondSuffix, widths)[part];
            product = tape.Add(product, tape.Linear(Adapted(x, name, adapters), second, null, bias is null ? factor * adapters.Factor : adapters.Factor));
        }

        return bias is null || factor == 1 ? product : tape.Scale(product, factor);
    }

    /// <summary>Brings rows to scale.</summary>
    public Variable Normalize(Variable x, string name, TransformerShape shape) => shape.Norm == NormKind.Layer
        ? tape.Layer(x, Weight(name), Weight(name + ".bias"), shape.NormEpsilon)
        : tape.RootMeanSquare(x, Weight(name), shape.NormEpsilon);

    /// <summary>A feed-forward layer on rows.</summary>
    public Variable FeedForward(Variable x, int layer, TransformerShape shape)
    {
        var (up, down) = ($"layers.{layer}.up", $"layers.{layer}.down");
        if (shape.Activation == ActivationKind.Gelu)
            return Linear(tape.Gelu(Linear(x, up)), down);
        int[] halves = [shape.FeedForward, shape.FeedForward];
        return Linear(tape.Gate(Linear(x, up, halves, 0), Linear(x, up, halves, 1)), down);
    }

    /// <summary>Ids to rows [rows, width], with what comes along with each token.</summary>
    /// <param name="ids">[batch, length].</param>
    /// <param name="features">[batch, length, features]; null for none.</param>
    /// <param name="shape">Measures of the model.</param>
    public Variable Embed(Variable ids, Variable? features, TransformerShape shape)
    {
        var rows = tape.Reshape(tape.Gather(Weight("embed"), ids), "tokens", shape.Width);
        return features is null ? rows : tape.Add(rows, tape.Linear(tape.Reshape(features, "tokens", shape.TokenFeatures), Weight("features")));
    }

    /// <summary>Cosines, sines, and the sines' negatives, [positions, half a head].</summary>
    public (string Cos, string Sin, string Back) RotaryTables(TransformerShape shape)
    {
        var (cos, sin) = new TransformerLayers(tape.Graph, shape, new WeightSet(), WeightFormat.Float32).RotaryTables();
        return (cos, sin, tape.Graph.Node("Neg", [sin]));
    }

    private IReadOnlyList<Variable> Columns(string name, int[] widths)
    {
        var key = (name, string.Join(',', widths));
        if (!_columns.TryGetValue(key, out var columns))
            _columns[key] = columns = widths.Length == 1 ? [Weight(name)] : tape.Split(Weight(name), widths);
        return columns;
    }

    // What an adapter's first matrix gives; the parts of a matrix share it.
    private Variable Adapted(Variable x, string name, AdapterOptions adapters)
    {
        if (!_adapted.TryGetValue((x, name), out var narrow))
        {
            var kept = training && adapters.Dropout > 0 ? tape.Mul(x, Dropout(x, name, adapters)) : x;
            _adapted[(x, name)] = narrow = tape.Linear(kept, Weight(name + AdapterOptions.FirstSuffix));
        }

        return narrow;
    }

    // Matrices of a width share one mask, each rolled by another number of columns, so that they don't leave out the same.
    private Variable Dropout(Variable x, string name, AdapterOptions adapters)
    {
        var (graph, width) = (tape.Graph, x.Shape[1].Size);
        if (!_dropouts.TryGetValue(width, out var mask))
            _dropouts[width] = mask = tape.Input($"{DropoutInput}{width}", OnnxElementType.Float32, "mask_rows", width);
        var count = graph.Node("Gather", [graph.Node("Shape", [x.Name]), graph.Ints(0)]);
        var rows = graph.Node("Slice", [mask.Name, graph.Ints(0), count, graph.Ints(0)]);
        var turn = 37L * adapters.Matrices.ToList().IndexOf(name) % width;
        if (turn == 0)
            return tape.Known(rows, [.. x.Shape]);
        var halves = graph.Nodes("Split", "", [rows, graph.Ints(turn, width - turn)], 2, GraphAttribute.Of("axis", 1));
        return tape.Known(graph.Node("Concat", [halves[1], halves[0]], GraphAttribute.Of("axis", 1)), [.. x.Shape]);
    }
}
