using LamPS.Core;
using LamPS.Model.Generation;
using Xunit;

namespace LamPS.Model.Tests.Generation;

[Trait("Needs", "onnxruntime")]
public sealed class ConstraintTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forced_tokens_cost_no_model_call_and_are_read_together()
    {
        using var model = TestModels.Load("shared");
        using var context = model.NewContext();

        var result = await context.GenerateAsync(TestModels.Prompt, new() { Constraint = new Slots([[1], [2], [3], null, [5], [6], null]) }, Token);

        var first = TestModels.Reference().Greedy([.. TestModels.Prompt, 1, 2, 3], 1)[0];
        var second = TestModels.Reference().Greedy([.. TestModels.Prompt, 1, 2, 3, first, 5, 6], 1)[0];
        Assert.Equal([1, 2, 3, first, 5, 6, second], result.Ids);
        Assert.Equal([true, true, true, false, true, true, false], result.Tokens.Select(t => t.Forced));
        Assert.Equal((StopReason.Complete, 2), (result.Stop, result.ModelCalls));
    }

    [Fact]
    public async Task Only_allowed_tokens_are_written()
    {
        using var model = TestModels.Load("shared");
        using var context = model.NewContext();
        var logits = await context.NextLogitsAsync(TestModels.Prompt, Token);
        int[] allowed = [10, 20, 30];

        var result = await context.GenerateAsync(TestModels.Prompt, new() { Constraint = new Slots([allowed, [40, 41]]) }, Token);

        Assert.Equal(allowed.MaxBy(t => logits[t]), result.Ids[0]);
        Assert.InRange(result.Ids[1], 40, 41);
    }

    [Fact]
    public async Task A_batch_keeps_to_each_rows_grammar()
    {
        using var model = TestModels.Load("shared");
        var results = await model.GenerateBatchAsync(
            [TestModels.Prompt, [1, 2]],
            [new() { Constraint = new Slots([[1], null, [3]]) }, new() { Constraint = new Slots([[7, 8]]) }],
            Token);

        Assert.Equal((1, 3), (results[0].Ids[0], results[0].Ids[2]));
        Assert.Equal(TestModels.Reference().Greedy([.. TestModels.Prompt, 1], 1)[0], results[0].Ids[1]);
        Assert.Single(results[1].Ids);
    }

    [Fact]
    public async Task A_grammar_that_allows_nothing_is_an_error()
    {
        using var model = TestModels.Load("shared");
        using var context = model.NewContext();
        var error = await Assert.ThrowsAsync<LamException>(() => context.GenerateAsync(TestModels.Prompt, new() { Constraint = new Slots([[]]) }, Token));
        Assert.Equal("NothingAllowed", error.Id);
    }

    /// <summary>Says for each place which tokens may stand there; null for any.</summary>
    private sealed class Slots(int[]?[] slots) : ITokenConstraint
    {
        private int _next;

        public bool IsDone => _next == slots.Length;

        public bool TryForce(out int token)
        {
            token = slots[_next] is [var only] ? only : 0;
            return slots[_next] is [_];
        }

        public void Mask(Span<float> logits)
        {
            for (var i = 0; i < logits.Length; i++)
            {
                if (slots[_next] is { } allowed && !allowed.Contains(i))
                    logits[i] = float.NegativeInfinity;
            }
        }

        public void Accept(int token) => _next++;
    }
}
