using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Model.Agents.Compact.Retrieval;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Retrieval;

/// <summary>Trains retrievers to name the way that a request means among all that there are, of what is taught or elsewhere: the same function as <see cref="WayRetriever"/>, over batches of requests.</summary>
/// <param name="shape">Measures.</param>
/// <remarks>An evaluation gives <c>logits</c> [requests, ways] beside the metrics.</remarks>
internal sealed class RetrieverTraining(RetrieverShape shape) : TrainingDefinition
{
    /// <summary>Input: general vectors of the words [words, general width].</summary>
    public const string VectorsInput = "vectors";

    private const float Epsilon = 1e-10f;
    private const float Hidden = 1e9f;

    /// <inheritdoc/>
    public override string Name => "retriever";

    /// <inheritdoc/>
    public override IReadOnlyList<WeightName> OwnWeights => shape.Weights;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Metrics => ["loss", "requests", "requests_right"];

    /// <inheritdoc/>
    internal override Objective Define(TrainedLayers layers)
    {
        var (tape, graph) = (layers.Tape, layers.Tape.Graph);
        var vectors = shape.GeneralWidth == 0 ? null : tape.Input(VectorsInput, OnnxElementType.Float32, shape.Words, shape.GeneralWidth);
        GraphDimension all = "ways";
        var requests = tape.Add(
            Words(layers, vectors, "words", "requests", RetrieverTables.RequestImportance, RetrieverTables.RequestWords, RetrieverTables.RequestProjection),
            Sum(tape, tape.Input("pair_shares", OnnxElementType.Float32, "requests", "pairs"), tape.Gather(layers.Weight(RetrieverTables.RequestPairs), tape.Input("pairs", OnnxElementType.Int64, "requests", "pairs"))));
        var places = Words(layers, vectors, "places", all, RetrieverTables.WayImportance, RetrieverTables.WayWords, RetrieverTables.WayPlace);
        var ways = tape.Add(
            tape.Add(Words(layers, vectors, "names", all, RetrieverTables.WayImportance, RetrieverTables.WayWords, RetrieverTables.WayName), tape.Scale(places, WayRetriever.ShareOfPlace)),
            tape.Mul(tape.Gather(layers.Weight(RetrieverShape.Own), tape.Input("own_rows", OnnxElementType.Int64, all)), tape.Input("own", OnnxElementType.Float32, all, 1)));
        var logits = tape.Linear(Unit(tape, requests), Unit(tape, ways), factor: WayRetriever.Scale / shape.Width, turned: true);
        var numbers = tape.Input("target", OnnxElementType.Int64, "requests");
        var likelihood = tape.LogLikelihood(logits, tape.OneHot(numbers, all));
        var loss = tape.Mul(tape.Total(tape.Scale(likelihood, -1)), tape.Input(TrainingGraph.NormalizerInput, OnnxElementType.Float32, 1));

        string ToFloat(string value) => graph.Node("Cast", [value], GraphAttribute.Of("to", (long)OnnxElementType.Float32));
        var first = graph.Node("ArgMax", [logits.Name], GraphAttribute.Of("axis", -1), GraphAttribute.Of("keepdims", 0));
        var asked = tape.Known(ToFloat(graph.Node("GreaterOrEqual", [numbers.Name, graph.Constant([0L])])), "requests");
        var right = tape.Known(ToFloat(graph.Node("Equal", [numbers.Name, first])), "requests");
        return new(loss, [loss, tape.Total(asked), tape.Total(right)], [("logits", logits)]);
    }

    // Of each text its words, the important ones more: [rows, width].
    private Variable Words(TrainedLayers layers, Variable? vectors, string name, GraphDimension rows, string importance, string table, string projection)
    {
        var (tape, graph) = (layers.Tape, layers.Tape.Graph);
        GraphDimension length = $"{name}_length";
        var ids = tape.Input(name, OnnxElementType.Int64, rows, length);
        var present = tape.Input($"{name}_present", OnnxElementType.Float32, rows, length);
        var hidden = tape.Known(graph.Node("Mul", [graph.Node("Sub", [present.Name, graph.Number(1)]), graph.Number(Hidden)]), rows, length);
        var shares = tape.Mul(tape.Softmax(tape.Add(tape.Reshape(tape.Gather(layers.Weight(importance), ids), rows, length), hidden)), present);
        var own = Sum(tape, tape.Mul(shares, tape.Input($"{name}_kept", OnnxElementType.Float32, rows, length)), tape.Gather(layers.Weight(table), ids));
        return vectors is null ? own : tape.Add(own, tape.Linear(Sum(tape, shares, tape.Gather(vectors, ids)), layers.Weight(projection)));
    }

    // [rows, length] times [rows, length, width]: [rows, width].
    private static Variable Sum(Tape tape, Variable shares, Variable values)
    {
        var (rows, length) = (shares.Shape[0], shares.Shape[1]);
        return tape.Reshape(tape.MatMul(tape.Reshape(shares, rows, 1, length), values), rows, values.Shape[2]);
    }

    // Rows of a length of the root of the width.
    private Variable Unit(Tape tape, Variable rows) =>
        tape.RootMeanSquare(rows, tape.Known(tape.Graph.Constant<float>([.. Enumerable.Repeat(1f, shape.Width)], shape.Width), shape.Width), Epsilon);
}
