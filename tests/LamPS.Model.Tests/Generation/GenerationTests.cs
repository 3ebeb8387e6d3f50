using LamPS.Core;
using LamPS.Model.Generation;
using LamPS.Model.Graphs;
using LamPS.Model.Tests.Graphs;
using Xunit;

namespace LamPS.Model.Tests.Generation;

[Trait("Needs", "onnxruntime")]
public sealed class GenerationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("shared", "Tiny")]
    [InlineData("growing", "Tiny")]
    [InlineData("static", "Tiny")]
    [InlineData("tree", "Tiny")]
    [InlineData("shared", "Gpt")]
    [InlineData("static", "Gpt")]
    [InlineData("shared", "Window")]
    [InlineData("static", "Window")]
    public async Task Writes_what_the_reference_writes(string form, string name)
    {
        var shape = DecoderGraphTests.Shape(name);
        using var model = TestModels.Load(form, shape);
        using var context = model.NewContext();

        var result = await context.GenerateAsync(TestModels.Prompt, new() { MaxTokens = 20 }, Token);

        Assert.Equal(TestModels.Reference(shape).Greedy(TestModels.Prompt, 20), result.Ids);
        Assert.Equal(StopReason.MaxTokens, result.Stop);
        Assert.Equal(20, result.ModelCalls);
    }

    [Theory]
    [InlineData("shared")]
    [InlineData("growing")]
    [InlineData("static")]
    public async Task Logits_with_a_cache_agree_with_the_reference(string form)
    {
        using var model = TestModels.Load(form);
        using var context = model.NewContext();
        int[] text = [.. TestModels.Prompt, 5, 6, 7];
        for (var length = 4; length <= text.Length; length++)
        {
            var logits = await context.NextLogitsAsync(text[..length], Token);
            DecoderGraphTests.AssertClose([TestModels.Reference().Logits(text[..length])[^1]], [[.. logits.Select(v => (double)v)]], 1e-4);
        }
    }

    [Theory]
    [InlineData("shared")]
    [InlineData("growing")]
    [InlineData("static")]
    public async Task A_text_that_begins_alike_is_read_from_where_it_differs(string form)
    {
        using var model = TestModels.Load(form);
        using var context = model.NewContext();
        await context.GenerateAsync(TestModels.Prompt, new() { MaxTokens = 8 }, Token);
        int[] other = [.. TestModels.Prompt[..7], 50, 51];

        var again = await context.GenerateAsync(other, new() { MaxTokens = 8 }, Token);
        var same = await context.GenerateAsync(other, new() { MaxTokens = 8 }, Token);

        Assert.Equal(TestModels.Reference().Greedy(other, 8), again.Ids);
        Assert.Equal(again.Ids, same.Ids);
        Assert.Equal(7, again.ReusedTokens);
        Assert.Equal(8, same.ReusedTokens);
    }

    [Fact]
    public async Task A_cache_grows_when_it_is_full_and_long_texts_are_read_in_parts()
    {
        var shape = Shapes.Tiny with { Context = 700, Layers = 1, Vocabulary = 40, Width = 16, Heads = 1, KeyValueHeads = 1, FeedForward = 16 };
        using var model = TestModels.Load("shared", shape);
        using var context = model.NewContext();
        int[] prompt = [.. Enumerable.Range(0, 600).Select(i => i * 7 % 40)];
        await context.GenerateAsync(prompt[..20], new() { MaxTokens = 2 }, Token);

        var logits = await context.NextLogitsAsync(prompt, Token);

        DecoderGraphTests.AssertClose([TestModels.Reference(shape).Logits(prompt)[^1]], [[.. logits.Select(v => (double)v)]], 1e-4);
    }

    [Fact]
    public async Task A_batch_writes_what_each_text_alone_would()
    {
        using var model = TestModels.Load("shared");
        int[][] prompts = [TestModels.Prompt, [1], [60, 61, 62], TestModels.Prompt[..5]];
        int[] counts = [9, 14, 1, 6];

        var results = await model.GenerateBatchAsync(prompts, [.. counts.Select(c => new GenerationOptions { MaxTokens = c })], Token);

        for (var i = 0; i < prompts.Length; i++)
            Assert.Equal(TestModels.Reference().Greedy(prompts[i], counts[i]), results[i].Ids);
    }

    [Fact]
    public async Task A_batch_without_a_shared_cache_writes_the_same()
    {
        using var model = TestModels.Load("growing");
        var results = await model.GenerateBatchAsync([TestModels.Prompt, [1]], [new() { MaxTokens = 3 }, new() { MaxTokens = 4 }], Token);
        Assert.Equal(TestModels.Reference().Greedy([1], 4), results[1].Ids);
    }

    [Fact]
    public async Task Streams_token_by_token()
    {
        using var model = TestModels.Load("shared");
        using var context = model.NewContext();
        List<GeneratedToken> tokens = [];
        await foreach (var token in context.StreamAsync(TestModels.Prompt, new() { MaxTokens = 5, LogProbabilities = true }, Token))
            tokens.Add(token);

        Assert.Equal(TestModels.Reference().Greedy(TestModels.Prompt, 5), tokens.Select(t => t.Id));
        Assert.Equal([null, null, null, null, StopReason.MaxTokens], tokens.Select(t => t.Stop));
        Assert.All(tokens, t => Assert.InRange(t.LogProbability!.Value, -5f, 0f));
    }

    [Fact]
    public async Task Stops_at_end_tokens_sequences_and_conditions()
    {
        var expected = TestModels.Reference().Greedy(TestModels.Prompt, 12);
        var config = TestModels.Config(Shapes.Tiny, true) with { EndTokens = [96, expected[5]] };
        using var model = TestModels.Load("shared", config: config);
        using var context = model.NewContext();
        var first = expected.IndexOf(expected[5]);

        var byEnd = await context.GenerateAsync(TestModels.Prompt, new(), Token);
        var byToken = await context.GenerateAsync(TestModels.Prompt, new() { StopTokens = [expected[0]] }, Token);
        var bySequence = await context.GenerateAsync(TestModels.Prompt, new() { StopSequences = [[1, 2], [expected[3], expected[4]]] }, Token);
        var byCondition = await context.GenerateAsync(TestModels.Prompt, new() { StopWhen = written => written.Count == 2 }, Token);

        Assert.NotEqual(expected[3], expected[4]);
        Assert.Equal(expected[..(first + 1)], byEnd.Ids);
        Assert.Equal(StopReason.EndToken, byEnd.Stop);
        Assert.Equal((1, StopReason.EndToken), (byToken.Ids.Count, byToken.Stop));
        Assert.Equal((5, StopReason.StopSequence), (bySequence.Ids.Count, bySequence.Stop));
        Assert.Equal((2, StopReason.StopSequence), (byCondition.Ids.Count, byCondition.Stop));
    }

    [Fact]
    public async Task Ends_when_the_context_is_full_and_refuses_what_does_not_fit()
    {
        using var model = TestModels.Load("shared");
        using var context = model.NewContext();
        int[] prompt = [.. Enumerable.Range(0, 60)];

        var result = await context.GenerateAsync(prompt, new(), Token);
        var error = await Assert.ThrowsAsync<LamException>(() => context.GenerateAsync([.. Enumerable.Range(0, 64)], new(), Token));

        Assert.Equal((4, StopReason.ContextFull), (result.Ids.Count, result.Stop));
        Assert.Equal("ContextTooLong", error.Id);
    }

    [Theory]
    [InlineData("tree", LogitsForm.All)]
    [InlineData("growing-tree", LogitsForm.All)]
    [InlineData("static", LogitsForm.All)]
    [InlineData("shared", LogitsForm.All)]
    [InlineData("shared", LogitsForm.Last)]
    [InlineData("growing", LogitsForm.Last)]
    public async Task Scores_of_candidates_agree_with_the_reference(string form, LogitsForm logits)
    {
        using var model = TestModels.Load(form, logits: logits);
        using var context = model.NewContext();
        int[][] candidates = [[7], [20, 21], [20, 22, 9], [40, 41, 42, 43]];
        var before = await context.ScoreAsync(TestModels.Prompt, [[1]], Token);

        var scores = await context.ScoreAsync(TestModels.Prompt, candidates, Token);

        for (var i = 0; i < candidates.Length; i++)
        {
            var all = TestModels.Reference().Logits([.. TestModels.Prompt, .. candidates[i]]);
            var expected = candidates[i].Select((token, j) => LogProbability(all[TestModels.Prompt.Length - 1 + j], token)).Sum();
            Assert.Equal(expected, scores[i], 1e-3);
        }

        Assert.Equal(before[0], (await context.ScoreAsync(TestModels.Prompt, [[1]], Token))[0], 1e-4);
    }

    [Fact]
    public async Task Numbers_that_are_none_end_with_an_error_and_the_context_lives_on()
    {
        var weights = Shapes.Weights(Shapes.Tiny);
        weights["embed"][5 * Shapes.Tiny.Width] = float.NaN;
        using var model = TestModels.Load("shared", weights: weights);
        using var context = model.NewContext();

        var error = await Assert.ThrowsAsync<LamException>(() => context.GenerateAsync([1, 5], new(), Token));

        Assert.Equal("LogitsNotFinite", error.Id);
    }

    [Fact]
    public async Task Tokens_outside_of_the_vocabulary_and_bad_options_are_refused()
    {
        using var model = TestModels.Load("shared");
        using var context = model.NewContext();
        Task<GenerationResult> Try(int[] prompt, GenerationOptions options) => context.GenerateAsync(prompt, options, Token);

        Assert.Equal("TokenOutOfRange", (await Assert.ThrowsAsync<LamException>(() => Try([97], new()))).Id);
        Assert.Equal("TokenOutOfRange", (await Assert.ThrowsAsync<LamException>(() => Try([-1], new()))).Id);
        Assert.Equal("PromptEmpty", (await Assert.ThrowsAsync<LamException>(() => Try([], new()))).Id);
        Assert.Equal("GenerationOptionInvalid", (await Assert.ThrowsAsync<LamException>(() => Try([1], new() { TopP = 0 }))).Id);
        Assert.Equal("GenerationOptionInvalid", (await Assert.ThrowsAsync<LamException>(() => Try([1], new() { Temperature = float.NaN }))).Id);
    }

    [Fact]
    public async Task Cancelling_between_tokens_leaves_the_context_usable()
    {
        using var model = TestModels.Load("shared");
        using var context = model.NewContext();
        using var stop = new CancellationTokenSource();
        var options = new GenerationOptions
        {
            MaxTokens = 50,
            StopWhen = written =>
            {
                if (written.Count == 3)
                    stop.Cancel();
                return false;
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => context.GenerateAsync(TestModels.Prompt, options, stop.Token));
        var after = await context.GenerateAsync(TestModels.Prompt, new() { MaxTokens = 6 }, Token);

        Assert.Equal(TestModels.Reference().Greedy(TestModels.Prompt, 6), after.Ids);
    }

    [Fact]
    public async Task Several_contexts_share_a_model()
    {
        using var model = TestModels.Load("shared");
        int[][] prompts = [TestModels.Prompt, [1, 2, 3], [60], [9, 8, 7, 6]];
        var results = await Task.WhenAll(prompts.Select(async prompt =>
        {
            using var context = model.NewContext();
            return await context.GenerateAsync(prompt, new() { MaxTokens = 8 }, Token);
        }));
        Assert.All(results.Zip(prompts), pair => Assert.Equal(TestModels.Reference().Greedy(pair.Second, 8), pair.First.Ids));
    }

    [Fact]
    public async Task One_request_at_a_time()
    {
        using var model = TestModels.Load("shared");
        using var context = model.NewContext();
        await using var stream = context.StreamAsync(TestModels.Prompt, new(), Token).GetAsyncEnumerator(Token);
        await stream.MoveNextAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => context.GenerateAsync(TestModels.Prompt, new(), Token));
    }

    private static double LogProbability(double[] logits, int token) => logits[token] - Math.Log(logits.Sum(Math.Exp));
}
