using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;
using Xunit;

namespace LamPS.Learning.Tests.Training.Engine;

/// <summary>Holds the gradients of a definition against differences along one random direction for each weight.</summary>
internal static class WholeGradientCheck
{
    public static void Check(TrainingDefinition definition, WeightSet weights, TrainingBatch batch, double tolerance = 5e-3)
    {
        using var session = OnnxSession.Load(TrainingGraph.Gradients(definition, GraphTarget.Threads, false).ToBytes(), new() { Threads = 1 }, TestContext.Current.CancellationToken);
        List<WeightName> trained = [.. definition.Weights.Where(weight => definition.IsTrained(weight.Name))];
        var gradients = Run(session, weights, definition, batch, [.. trained.Select(weight => TrainingGraph.Gradient + weight.Name)]);
        for (var i = 0; i < trained.Count; i++)
        {
            var name = trained[i].Name;
            var (values, random) = (weights[name], new Random(i));
            float[] direction = [.. values.Select(_ => random.Next(2) == 0 ? 1f : -1f)];
            var step = 3e-3f / MathF.Sqrt(values.Length) * 2;
            double At(float way)
            {
                weights[name] = [.. values.Zip(direction, (value, d) => value + (way * step * d))];
                var loss = Run(session, weights, definition, batch, [TrainingGraph.MetricsOutput])[0][0];
                weights[name] = values;
                return loss;
            }

            var expected = (At(1) - At(-1)) / (2 * step);
            var actual = gradients[i].Zip(direction, (g, d) => (double)g * d).Sum();
            var scale = Math.Max(Math.Abs(expected), Math.Sqrt(gradients[i].Sum(g => (double)g * g)));
            Assert.True(Math.Abs(expected - actual) <= tolerance * scale + (3e-7 / step), $"{name}: differences give {expected}, the graph gives {actual}");
        }
    }

    private static List<float[]> Run(OnnxSession session, WeightSet weights, TrainingDefinition definition, TrainingBatch batch, IReadOnlyList<string> wanted)
    {
        Dictionary<string, OnnxTensor> own = definition.Weights.ToDictionary(weight => weight.Name, weight => OnnxTensor.Of<float>(weights[weight.Name], [.. weight.Shape]));
        own[TrainingGraph.NormalizerInput] = OnnxTensor.Of<float>([1 / batch.Weight], 1);
        Dictionary<string, OnnxTensor> inputs = session.Inputs.ToDictionary(input => input.Name, input => own.GetValueOrDefault(input.Name) ?? batch.Tensors[input.Name]);
        var outputs = session.Run(inputs, wanted, TestContext.Current.CancellationToken);
        List<float[]> values = [.. outputs.Select(output => output.Span<float>().ToArray())];
        foreach (var tensor in own.Values.Concat(outputs))
            tensor.Dispose();
        return values;
    }
}
