using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Model.Graphs;
using Xunit;
using Function = System.Func<LamPS.Learning.Training.Engine.Differentiation.Tape, System.Collections.Generic.IReadOnlyList<LamPS.Learning.Training.Engine.Differentiation.Variable>, LamPS.Learning.Training.Engine.Differentiation.Variable>;

namespace LamPS.Learning.Tests.Training.Engine;

[Trait("Needs", "onnxruntime")]
public sealed class DifferentiationTests
{
    private static readonly Dictionary<string, (Func<GradientCheck> Inputs, Function Function)> Cases = new()
    {
        ["add"] = (() => new GradientCheck().With("a", 2, 3).With("b", 2, 3), (t, x) => t.Add(x[0], x[1])),
        ["add broadcast"] = (() => new GradientCheck().With("a", 2, 3, 4).With("b", 3, 1), (t, x) => t.Add(x[0], x[1])),
        ["sub broadcast"] = (() => new GradientCheck().With("a", 1, 4).With("b", 2, 3, 1), (t, x) => t.Sub(x[0], x[1])),
        ["mul broadcast"] = (() => new GradientCheck().With("a", 2, 3, 4).With("b", 4), (t, x) => t.Mul(x[0], x[1])),
        ["div broadcast"] = (() => new GradientCheck().With("a", 3, 4).With("b", Positive, 2, 1, 4), (t, x) => t.Div(x[0], x[1])),
        ["used twice"] = (() => new GradientCheck().With("a", 2, 3), (t, x) => t.Add(t.Mul(x[0], x[0]), t.Add(x[0], t.Exp(x[0])))),
        ["min"] = (() => new GradientCheck().With("a", 4, 5).With("b", 5), (t, x) => t.Min(x[0], x[1])),
        ["max"] = (() => new GradientCheck().With("a", 4, 5).With("b", 5), (t, x) => t.Max(x[0], x[1])),
        ["clip"] = (() => new GradientCheck().With("a", 4, 5), (t, x) => t.Clip(x[0], t.Number(-0.5f), t.Number(0.7f))),
        ["where"] = (
            () => new GradientCheck().With("a", 4, 5).With("b", 5),
            (t, x) => t.Where(t.Known(t.Graph.Constant([true, false, true, true, false], 5), 5), x[0], x[1])),
        ["exp"] = (() => new GradientCheck().With("a", 7), (t, x) => t.Exp(x[0])),
        ["log"] = (() => new GradientCheck().With("a", Positive, 7), (t, x) => t.Log(x[0])),
        ["square"] = (() => new GradientCheck().With("a", 7), (t, x) => t.Square(x[0])),
        ["scale"] = (() => new GradientCheck().With("a", 7), (t, x) => t.Scale(x[0], -3)),
        ["sigmoid"] = (() => new GradientCheck().With("a", 7), (t, x) => t.Sigmoid(x[0])),
        ["tanh"] = (() => new GradientCheck().With("a", 7), (t, x) => t.Tanh(x[0])),
        ["gelu"] = (() => new GradientCheck().With("a", 3, 7), (t, x) => t.Gelu(x[0])),
        ["silu"] = (() => new GradientCheck().With("a", 7), (t, x) => t.Silu(x[0])),
        ["gate"] = (() => new GradientCheck().With("a", 3, 4).With("b", 3, 4), (t, x) => t.Gate(x[0], x[1])),
        ["matmul"] = (() => new GradientCheck().With("a", 3, 4).With("b", 4, 2), (t, x) => t.MatMul(x[0], x[1])),
        ["matmul batched"] = (() => new GradientCheck().With("a", 2, 3, 4).With("b", 2, 4, 2), (t, x) => t.MatMul(x[0], x[1])),
        ["matmul broadcast"] = (() => new GradientCheck().With("a", 2, 2, 3, 4).With("b", 2, 1, 4, 2), (t, x) => t.MatMul(x[0], x[1])),
        ["matmul with a matrix"] = (() => new GradientCheck().With("a", 2, 3, 4).With("b", 4, 2), (t, x) => t.MatMul(x[0], x[1])),
        ["matrix with batched"] = (() => new GradientCheck().With("a", 3, 4).With("b", 2, 4, 2), (t, x) => t.MatMul(x[0], x[1])),
        ["linear"] = (() => new GradientCheck().With("x", 3, 4).With("w", 4, 2).With("b", 2), (t, x) => t.Linear(x[0], x[1], x[2], 0.5f)),
        ["linear turned"] = (() => new GradientCheck().With("x", 3, 4).With("w", 2, 4), (t, x) => t.Linear(x[0], x[1], null, 2, turned: true)),
        ["attention"] = (
            () => new GradientCheck().With("q", 2, 2, 3, 4).With("k", 2, 2, 5, 4).With("v", 2, 2, 5, 4),
            (t, x) => t.Attend(x[0], x[1], x[2], Hiding(t))),
        ["attention with shared keys"] = (
            () => new GradientCheck().With("q", 2, 2, 3, 4).With("k", 2, 1, 5, 4).With("v", 2, 1, 5, 4),
            (t, x) => t.Attend(x[0], x[1], x[2], Hiding(t))),
        ["rotate"] = (() => new GradientCheck().With("x", 2, 3, 32), Rotated),
        ["gather"] = (() => new GradientCheck().With("table", 4, 3), (t, x) => t.Gather(x[0], t.Known(t.Graph.Constant([2L, 0L, 2L, 2L, 3L, 0L], 2, 3), 2, 3))),
        ["reshape"] = (() => new GradientCheck().With("a", 2, 6), (t, x) => t.Square(t.Reshape(x[0], 3, 4))),
        ["transpose"] = (() => new GradientCheck().With("a", 2, 3, 4), (t, x) => t.Square(t.Transpose(x[0], 1, 2, 0))),
        ["split"] = (() => new GradientCheck().With("a", 2, 6), (t, x) => t.Split(x[0], 1, 3, 2)[1]),
        ["slice"] = (() => new GradientCheck().With("a", 2, 6), (t, x) => t.Mul(t.Slice(x[0], 0, 3), t.Slice(x[0], 3, 3))),
        ["concat"] = (() => new GradientCheck().With("a", 2, 2).With("b", 2, 3), (t, x) => t.Square(t.Concat(x[0], x[1]))),
        ["reduce sum"] = (() => new GradientCheck().With("a", 2, 3, 4), (t, x) => t.Square(t.ReduceSum(x[0], [0, -1]))),
        ["reduce sum, kept"] = (() => new GradientCheck().With("a", 2, 3, 4), (t, x) => t.Square(t.ReduceSum(x[0], [1], true))),
        ["reduce mean"] = (() => new GradientCheck().With("a", 2, 5), (t, x) => t.Square(t.ReduceMean(x[0]))),
        ["softmax"] = (() => new GradientCheck().With("a", 3, 5), (t, x) => t.Softmax(x[0])),
        ["log softmax"] = (() => new GradientCheck().With("a", 3, 5), (t, x) => t.LogSoftmax(x[0])),
        ["log likelihood"] = (
            () => new GradientCheck().With("a", 3, 4),
            (t, x) => t.LogLikelihood(x[0], t.OneHot(t.Known(t.Graph.Constant([2L, -1L, 0L], 3), 3), 4))),
        ["root mean square"] = (() => new GradientCheck().With("x", 3, 8).With("scale", 8), (t, x) => t.RootMeanSquare(x[0], x[1], 1e-5f)),
        ["layer norm"] = (() => new GradientCheck().With("x", 3, 8).With("scale", 8).With("bias", 8), (t, x) => t.Layer(x[0], x[1], x[2], 1e-5f)),
        ["norm of a sum"] = (
            () => new GradientCheck().With("x", 3, 8).With("y", 3, 8).With("scale", 8),
            (t, x) => t.Add(t.RootMeanSquare(t.Add(x[0], x[1]), x[2], 1e-5f), t.Add(x[0], x[1]))),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_agree_with_differences(string name) => Cases[name].Inputs().Check(Cases[name].Function);

    [Theory(Skip = WebGpu.Reason, SkipUnless = nameof(WebGpu.IsThere), SkipType = typeof(WebGpu))]
    [Trait("Needs", "webgpu")]
    [MemberData(nameof(Names))]
    public void Gradients_of_a_device_agree_with_differences_and_all_of_it_runs_there(string name) => Cases[name].Inputs().Check(Cases[name].Function, GraphTarget.Device, device: WebGpu.Training);

    [Fact]
    public void Rows_get_the_same_gradient_in_each_way()
    {
        foreach (var way in Enum.GetValues<GraphTarget>())
            Cases["gather"].Inputs().Check(Cases["gather"].Function, way);
    }

    [Fact]
    public void What_does_not_fit_together_is_refused() =>
        Assert.Throws<ArgumentException>(() => new GradientCheck().With("a", 2, 3).With("b", 2, 4).Check((t, x) => t.Add(x[0], x[1])));

    private static float Positive(Random random) => 0.5f + random.NextSingle();

    private static Variable Hiding(Tape tape) => tape.Known(tape.Graph.Constant([0f, 0f, -1e9f, 0f, 0f, 0f, -1e9f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, -1e9f], 3, 5), 3, 5);

    private static Variable Rotated(Tape tape, IReadOnlyList<Variable> inputs)
    {
        float[] angles = [.. Enumerable.Range(0, 5 * 8).Select(i => i * 0.3f)];
        string Table(Func<float, float> of) => tape.Graph.Constant<float>([.. angles.Select(of)], 5, 8);
        var positions = tape.Graph.Constant([0L, 1L, 4L, 2L, 3L, 0L], 2, 3);
        return tape.Rotate(inputs[0], positions, Table(MathF.Cos), Table(MathF.Sin), Table(angle => -MathF.Sin(angle)));
    }
}
