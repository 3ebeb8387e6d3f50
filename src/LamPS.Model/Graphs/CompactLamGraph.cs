using LamPS.Core;
using LamPS.Model.Onnx;

namespace LamPS.Model.Graphs;

/// <summary>Builds compact LAMs: one pass over the request, the state and the candidates scores them all.</summary>
/// <remarks>
/// Tokens come in G groups of L (fill up with padding). A token attends to the T tokens that are named for its group and that its segment may see: those
/// of the context and its own, so what a pass costs grows with the candidates, not with their square. Inputs, with C candidates, P spans and N tokens that
/// heads look at: <c>input_ids</c> [G,L]; <c>position_ids</c> [G,L]; <c>segments</c> [G,L], 0 for the context, 1 and up for each candidate, -1 for padding;
/// <c>keys</c> [G,T], places of tokens counted through all groups (group * L + token); <c>key_segments</c> [G,T], -1 for padding;
/// <c>token_features</c> [G,L,n]; <c>wanted</c> [1,N], places of the tokens that heads look at; <c>decision</c> [1], <c>candidates</c> [1,C],
/// <c>span_starts</c> and <c>span_ends</c> [1,P], numbers of wanted tokens; <c>span_types</c> [1,P]; <c>candidate_features</c> [1,C,n];
/// <c>function_mask</c> [1,C,functions], added to the logits: 0 for what can be done, a large negative number for the rest.
/// A causal LAM takes one group, and neither <c>keys</c> nor <c>key_segments</c>.
/// Outputs: <c>candidate_logits</c> [1,C], <c>function_logits</c> [1,C,functions], <c>span_logits</c> [1,slots,P], <c>status_logits</c> [1,statuses].
/// Scores of padding are for the caller to ignore.
/// </remarks>
public static class CompactLamGraph
{
    // Far below any score, and finite: a row without anything to see must not become NaN.
    private const float Hidden = -1e9f;

    /// <summary>Builds a compact LAM.</summary>
    /// <param name="shape">Its measures.</param>
    /// <param name="weights">Its weights: <see cref="CompactLamShape.Weights"/>.</param>
    /// <param name="format">How matrices of the backbone are kept; the heads stay in 32-bit floating point.</param>
    /// <exception cref="LamException">No model can have this shape, or weights are missing.</exception>
    public static GraphBuilder Build(CompactLamShape shape, WeightSet weights, WeightFormat format)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(weights);
        shape.Validate();
        var graph = new GraphBuilder("compact-lam");
        var layers = new TransformerLayers(graph, shape.Backbone, weights, format);
        layers.Know(shape.Heads());

        var flat = graph.Node("Reshape", [Encode(layers, shape), graph.Ints(-1, shape.Backbone.Width)]);
        var decision = graph.Node("Gather", [flat, graph.Input("decision", OnnxElementType.Int64, "batch_size")]);
        var candidates = graph.Node("Gather", [flat, graph.Input("candidates", OnnxElementType.Int64, "batch_size", "candidates")]);
        Candidates(layers, shape, decision, candidates);
        Functions(layers, shape, decision, candidates);
        Spans(layers, shape, decision, flat);
        var status = graph.Node("Add", [graph.Node("MatMul", [decision, layers.Weight("status.out")]), layers.Weight("status.out.bias")]);
        graph.Output(status, "status_logits", OnnxElementType.Float32, "batch_size", shape.Statuses);
        return graph;
    }

    // Gives the vectors of the wanted tokens, [1,N,width]: after the last attention nobody looks at the others.
    private static string Encode(TransformerLayers layers, CompactLamShape shape)
    {
        var (graph, backbone) = (layers.Graph, shape.Backbone);
        var ids = graph.Input("input_ids", OnnxElementType.Int64, "groups", "group_length");
        var positions = graph.Input("position_ids", OnnxElementType.Int64, "groups", "group_length");
        var segments = graph.Input("segments", OnnxElementType.Int32, "groups", "group_length");
        var wanted = graph.Input("wanted", OnnxElementType.Int64, 1, "wanted");
        var keys = shape.Causal ? "" : HeadKeys(graph, backbone);
        var bias = shape.Causal ? CausalBias(graph, segments) : GroupBias(graph, segments);
        string Flat(string value) => graph.Node("Reshape", [value, graph.Ints(-1, backbone.Width)]);
        string Seen(string value) => shape.Causal ? value : graph.Node("Gather", [graph.Node("Reshape", [value, graph.Ints(-1, backbone.HeadSize)]), keys]);

        var hidden = layers.Embed(ids, DecoderGraph.Features(layers, "groups", "group_length"));
        var normalized = layers.Normalize(hidden, "layers.0.norm1");
        for (var i = 0; i < backbone.Layers; i++)
        {
            string Part(int part) => layers.Linear(normalized, $"layers.{i}.qkv", part * backbone.QueryWidth, backbone.QueryWidth);
            var attention = graph.ContribNode(
                "MultiHeadAttention",
                [layers.Rotate(Part(0), positions), Seen(layers.Rotate(Part(1), positions)), Seen(Part(2)), "", "", bias],
                GraphAttribute.Of("num_heads", backbone.Heads),
                GraphAttribute.Of("scale", 1 / MathF.Sqrt(backbone.HeadSize)));
            var isLast = i + 1 == backbone.Layers;
            if (isLast)
            {
                hidden = graph.Node("Gather", [Flat(hidden), wanted]);
                attention = graph.Node("Gather", [graph.Node("Reshape", [attention, graph.Ints(-1, backbone.QueryWidth)]), wanted]);
            }

            (hidden, normalized) = layers.AddNormalize(hidden, layers.Linear(attention, $"layers.{i}.out"), $"layers.{i}.norm2");
            (hidden, normalized) = layers.AddNormalize(hidden, layers.FeedForward(normalized, i), isLast ? "norm" : $"layers.{i + 1}.norm1");
        }

        return normalized;
    }

    // Numbers of the heads of what a group sees, [G,heads,T]: taken so, keys and values come in the order that attention wants, without a transposition.
    private static string HeadKeys(GraphBuilder graph, TransformerShape backbone)
    {
        var keys = graph.Node("Unsqueeze", [graph.Input("keys", OnnxElementType.Int64, "groups", "key_length"), graph.Ints(1)]);
        long[] heads = [.. Enumerable.Range(0, backbone.Heads)];
        return graph.Node("Add", [graph.Node("Mul", [keys, graph.Constant([(long)backbone.Heads])]), graph.Constant<long>(heads, 1, backbone.Heads, 1)]);
    }

    // Who sees whom, [G,1,L,T]: all see the context and their own segment; padding is a segment of its own.
    private static string GroupBias(GraphBuilder graph, string segments)
    {
        var seen = graph.Node("Unsqueeze", [graph.Input("key_segments", OnnxElementType.Int32, "groups", "key_length"), graph.Ints(1, 2)]);
        var seer = graph.Node("Unsqueeze", [segments, graph.Ints(1, 3)]);
        return Bias(graph, graph.Node("Or", [graph.Node("Equal", [seen, graph.Constant([0])]), graph.Node("Equal", [seen, seer])]));
    }

    // All see what stands before them, [G,1,L,L].
    private static string CausalBias(GraphBuilder graph, string segments)
    {
        var seen = graph.Node("Unsqueeze", [segments, graph.Ints(1, 2)]);
        var seer = graph.Node("Unsqueeze", [segments, graph.Ints(1, 3)]);
        var length = graph.Node("Gather", [graph.Node("Shape", [segments]), graph.Constant([1L], [])]);
        var places = graph.Node("Range", [graph.Constant([0L], []), length, graph.Constant([1L], [])]);
        var before = graph.Node("LessOrEqual", [graph.Node("Unsqueeze", [places, graph.Ints(0)]), graph.Node("Unsqueeze", [places, graph.Ints(1)])]);
        var real = graph.Node("Or", [graph.Node("GreaterOrEqual", [seen, graph.Constant([0])]), graph.Node("Equal", [seen, seer])]);
        return Bias(graph, graph.Node("And", [before, real]));
    }

    private static string Bias(GraphBuilder graph, string allowed) => graph.Node("Where", [allowed, graph.Number(0), graph.Number(Hidden)]);

    private static void Candidates(TransformerLayers layers, CompactLamShape shape, string decision, string candidates)
    {
        var graph = layers.Graph;
        var query = graph.Node("Unsqueeze", [graph.Node("MatMul", [decision, layers.Weight("candidate.query")]), graph.Ints(2)]);
        var key = graph.Node("MatMul", [candidates, layers.Weight("candidate.key")]);
        var logits = graph.Node("Mul", [graph.Node("MatMul", [key, query]), graph.Number(1 / MathF.Sqrt(shape.HeadWidth))]);
        if (shape.CandidateFeatures > 0)
        {
            var features = graph.Input("candidate_features", OnnxElementType.Float32, "batch_size", "candidates", shape.CandidateFeatures);
            logits = graph.Node("Add", [logits, graph.Node("MatMul", [features, layers.Weight("candidate.features")])]);
        }

        graph.Output(graph.Node("Squeeze", [logits, graph.Ints(2)]), "candidate_logits", OnnxElementType.Float32, "batch_size", "candidates");
    }

    private static void Functions(TransformerLayers layers, CompactLamShape shape, string decision, string candidates)
    {
        var graph = layers.Graph;
        var mask = graph.Input("function_mask", OnnxElementType.Float32, "batch_size", "candidates", shape.Functions);
        var wanted = graph.Node("Unsqueeze", [graph.Node("MatMul", [decision, layers.Weight("function.decision")]), graph.Ints(1)]);
        var offered = graph.Node("MatMul", [candidates, layers.Weight("function.candidate")]);
        var inner = graph.ContribNode("Gelu", [graph.Node("Add", [wanted, offered])]);
        var logits = graph.Node("Add", [graph.Node("MatMul", [inner, layers.Weight("function.out")]), layers.Weight("function.out.bias")]);

        // What the line asks for decides by itself as well, without the way through the inner layer.
        var direct = graph.Node("Unsqueeze", [graph.Node("MatMul", [decision, layers.Weight("function.direct")]), graph.Ints(1)]);
        graph.Output(graph.Node("Add", [graph.Node("Add", [logits, direct]), mask]), "function_logits", OnnxElementType.Float32, "batch_size", "candidates", shape.Functions);
    }

    private static void Spans(TransformerLayers layers, CompactLamShape shape, string decision, string flat)
    {
        var graph = layers.Graph;
        var starts = graph.Input("span_starts", OnnxElementType.Int64, "batch_size", "spans");
        var ends = graph.Input("span_ends", OnnxElementType.Int64, "batch_size", "spans");
        var types = graph.Input("span_types", OnnxElementType.Int64, "batch_size", "spans");
        var start = graph.Node("MatMul", [graph.Node("Gather", [flat, starts]), layers.Weight("span.start")]);
        var end = graph.Node("MatMul", [graph.Node("Gather", [flat, ends]), layers.Weight("span.end")]);
        var key = graph.Node("Add", [graph.Node("Add", [start, end]), graph.Node("Gather", [layers.Weight("span.type"), types])]);
        var query = graph.Node("Reshape", [graph.Node("MatMul", [decision, layers.Weight("span.query")]), graph.Ints(-1, shape.Slots, shape.HeadWidth)]);
        var scores = graph.Node("MatMul", [query, graph.Node("Transpose", [key], GraphAttribute.Of("perm", [0L, 2L, 1L]))]);
        graph.Output(
            graph.Node("Mul", [scores, graph.Number(1 / MathF.Sqrt(shape.HeadWidth))]), "span_logits", OnnxElementType.Float32, "batch_size", shape.Slots, "spans");
    }
}
