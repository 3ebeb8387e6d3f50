using LamPS.Core;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;
using Xunit;

namespace LamPS.Learning.Tests.Training.Engine;

[Trait("Needs", "onnxruntime")]
public sealed class LanguageModelTrainingTests
{
    private static readonly TransformerShape Tiny = new()
    {
        Vocabulary = 41, Layers = 2, Width = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 64, Context = 32, RopeTheta = 1000,
    };

    private static readonly LanguageExample[] Texts =
    [
        new() { Tokens = [1, 5, 9, 33, 12, 40, 7, 2], Given = 3 }, new() { Tokens = [1, 6, 9, 30, 30, 2] }, new() { Tokens = [1, 5, 8, 21, 22, 23, 24, 25, 26, 2], Given = 2, Weight = 0.5f },
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Forms => ["shared", "gpt", "window"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void It_gives_tokens_the_likelihood_that_the_decoder_gives(string form)
    {
        var definition = new LanguageModelTraining { Shape = Shape(form) };
        var weights = TinyLam.Weights(definition);
        using var session = TrainingSession.Open(definition, weights, new() { Threads = 1 }, Token);
        using var batch = LanguageBatch.Of(Texts, definition.Shape);
        using var decoder = OnnxSession.Load(DecoderGraph.Build(definition.Shape, weights, new() { Logits = LogitsForm.All }).ToBytes(), new() { Threads = 1 }, Token);

        var result = session.Evaluate(batch, Token);

        var (loss, length) = (0.0, 9);
        for (var row = 0; row < Texts.Length; row++)
        {
            var text = Texts[row];
            var logits = Logits(decoder, definition.Shape, [.. text.Tokens.SkipLast(1)]);
            for (var i = text.Given - 1; i < text.Tokens.Count - 1; i++)
            {
                var own = logits.AsSpan(i * 41, 41).ToArray();
                var expected = own[text.Tokens[i + 1]] - Math.Log(own.Sum(l => Math.Exp(l)));
                Assert.Equal(expected, result.Outputs["log_prob"][(row * length) + i], 1e-3);
                loss -= expected * text.Weight / batch.Weight;
            }
        }

        Assert.Equal(loss, result.Loss, 1e-4);
        Assert.Equal(18, result.Metrics["tokens"]);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Gradients_of_the_whole_model_agree_with_differences(string form)
    {
        var definition = new LanguageModelTraining { Shape = Shape(form) };
        using var batch = LanguageBatch.Of(Texts, definition.Shape);
        WholeGradientCheck.Check(definition, TinyLam.Weights(definition), batch);
    }

    [Fact]
    public void A_few_texts_are_learned_by_heart()
    {
        var definition = new LanguageModelTraining { Shape = Tiny };
        using var session = TrainingSession.Open(definition, WeightSet.Random(definition.Weights, 1), new() { Threads = 1 }, Token);
        LanguageExample[] texts = [Texts[0] with { Given = 2 }, Texts[1] with { Given = 2 }, Texts[2] with { Given = 3 }];
        using var batch = LanguageBatch.Of(texts, Tiny);
        StepResult last = null!;
        for (var i = 0; i < 100; i++)
            last = session.Step(batch, 5e-3, Token);
        Assert.True(last.Loss < 0.05, $"the loss is {last.Loss}");
        Assert.Equal(last.Metrics["tokens"], last.Metrics["tokens_right"]);
    }

    [Fact]
    public void Texts_that_do_not_fit_are_refused()
    {
        LanguageExample[] wrong = [new() { Tokens = [1] }, new() { Tokens = [1, 41] }, new() { Tokens = [1, 2], Given = 2 }, new() { Tokens = [1, 2], Weight = float.NaN }];
        foreach (var text in wrong)
            Assert.Equal("TrainingExampleInvalid", Assert.Throws<LamException>(() => LanguageBatch.Of([text], Tiny)).Id);
    }

    private static TransformerShape Shape(string form) => form switch
    {
        "gpt" => Tiny with { KeyValueHeads = 4, Norm = NormKind.Layer, Activation = ActivationKind.Gelu, Biases = true, TiedEmbeddings = false },
        "window" => Tiny with { SlidingWindow = 3 },
        _ => Tiny,
    };

    private static float[] Logits(OnnxSession decoder, TransformerShape shape, long[] text)
    {
        Dictionary<string, OnnxTensor> inputs = new() { ["input_ids"] = OnnxTensor.Of<long>(text, 1, text.Length), ["attention_mask"] = OnnxTensor.Of<long>([.. text.Select(_ => 1L)], 1, text.Length) };
        foreach (var input in decoder.Inputs.Where(input => input.Name.StartsWith("past", StringComparison.Ordinal)))
            inputs[input.Name] = OnnxTensor.Allocate<float>(1, shape.KeyValueHeads, 0, shape.HeadSize);
        var output = decoder.Run(inputs, ["logits"], Token)[0];
        var values = output.Span<float>().ToArray();
        foreach (var tensor in inputs.Values.Append(output))
            tensor.Dispose();
        return values;
    }
}
