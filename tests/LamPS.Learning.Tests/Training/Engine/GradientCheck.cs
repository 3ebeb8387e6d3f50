using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;
using Xunit;

namespace LamPS.Learning.Tests.Training.Engine;

/// <summary>Holds gradients against central finite differences.</summary>
internal sealed class GradientCheck
{
    private const float Step = 5e-3f;

    private readonly List<(string Name, long[] Shape, float[] Values)> _inputs = [];

    /// <summary>Adds an input of normally distributed numbers.</summary>
    public GradientCheck With(string name, Func<Random, float> draw, params long[] shape)
    {
        var random = new Random(_inputs.Count + 1);
        _inputs.Add((name, shape, [.. Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(_ => draw(random))]));
        return this;
    }

    public GradientCheck With(string name, params long[] shape) => With(name, random => ((random.NextSingle() * 2) - 1) * 1.5f, shape);

    /// <summary>Compares every number of every input. Differences are the processor's, whatever device has computed the gradients.</summary>
    public void Check(Func<Tape, IReadOnlyList<Variable>, Variable> function, GraphTarget target = GraphTarget.Threads, double tolerance = 2e-3, OnnxProvider? device = null)
    {
        var graph = new GraphBuilder("check");
        var tape = new Tape(graph, target);

        // Open dimensions, as in training.
        List<Variable> inputs = [.. _inputs.Select(input => tape.Parameter(input.Name, true, [.. input.Shape.Select(size => (GraphDimension)size)]))];
        var output = function(tape, inputs);

        // Each number of the output counts differently, so that errors can't cancel out.
        var random = new Random(99);
        var flat = tape.Reshape(output, "all");
        var count = (int)output.Shape.Aggregate(1L, (a, d) => a * d.Size);
        float[] shares = [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() + 0.5f)];
        var loss = tape.Total(tape.Mul(flat, tape.Known(graph.Constant<float>(shares, count), "all")));
        tape.Backward(loss);
        graph.Output(loss.Name, "loss", OnnxElementType.Float32, 1);
        foreach (var input in inputs)
            graph.Output(tape.Gradient(input) ?? throw new InvalidOperationException($"{input} got no gradient."), $"{input.Name}.gradient", OnnxElementType.Float32, [.. input.Shape]);
        using var session = OnnxSession.Load(graph.ToBytes(), new() { Threads = 1 }, TestContext.Current.CancellationToken);
        using var other = device is null ? null : OnnxSession.Load(graph.ToBytes(), new() { Provider = device, ProviderMustTakeAll = true }, TestContext.Current.CancellationToken);

        var gradients = Run(other ?? session, [.. inputs.Select(input => $"{input.Name}.gradient")]);
        for (var i = 0; i < _inputs.Count; i++)
        {
            var (name, _, values) = _inputs[i];
            for (var j = 0; j < values.Length; j++)
            {
                var value = values[j];
                values[j] = value + Step;
                double above = Run(session, ["loss"])[0][0];
                values[j] = value - Step;
                double below = Run(session, ["loss"])[0][0];
                values[j] = value;
                var expected = (above - below) / (2 * Step);
                Assert.True(
                    Math.Abs(expected - gradients[i][j]) <= tolerance * (1 + Math.Abs(expected)), $"{name}[{j}]: differences give {expected}, the graph gives {gradients[i][j]}");
            }
        }
    }

    private List<float[]> Run(OnnxSession session, IReadOnlyList<string> wanted)
    {
        var tensors = _inputs.ToDictionary(input => input.Name, input => OnnxTensor.Of<float>(input.Values, input.Shape));
        var outputs = session.Run(tensors, wanted, TestContext.Current.CancellationToken);
        List<float[]> values = [.. outputs.Select(output => output.Span<float>().ToArray())];
        foreach (var tensor in tensors.Values.Concat(outputs))
            tensor.Dispose();
        return values;
    }
}
