using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Model.Agents;
using LamPS.Model.Generation;
using LamPS.Model.Prompts;
using Xunit;

namespace LamPS.Model.Tests.Agents;

[Trait("Needs", "onnxruntime")]
public sealed class LocalAnswerModelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Random_weights_decide_badly_and_only_what_is_possible()
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            using var decoder = new TinyDecoder(seed: seed);
            using var model = Load(decoder);
            var actor = new GenerativeActor(model, PromptTemplate.Load(null, "actor", GenerativeActor.Placeholders));
            foreach (var line in new[] { "Set Name to \"Zoe\"", "Press Submit", "Check Urgent" })
            {
                var context = Form.Context(line);
                var candidates = Form.Candidates(context);
                var action = (await actor.DecideAsync(context, candidates, Token)).Action;
                Assert.True(action.Function.Length == 0 || candidates.Any(c => c.Functions.Any(f => f.Name == action.Function) && (c.Element?.Id ?? default) == action.Element), action.ToString());
            }
        }
    }

    [Fact]
    public async Task A_later_decision_of_a_task_reads_only_what_is_new()
    {
        using var decoder = new TinyDecoder();
        using var model = Load(decoder);
        var prompt = PromptTemplate.Load(null, "actor", GenerativeActor.Placeholders);
        var actor = new GenerativeActor(model, prompt);

        // Two lines of one request, with what was done in between: instructions, functions, application and request stay.
        var request = Form.Context("Set Name to \"Zoe\", press Submit").Request;
        var first = Form.Context("Set Name to \"Zoe\"") with { Request = request };
        var done = new PastAction("Set Name to \"Zoe\"", new LamAction("set_text", Form.Id("Name"), ActionArguments.None, ActionStatus.Finish), "Name", ActionOutcome.Verified("it is there"));
        var second = Form.Context("Press Submit", done) with { Request = request };
        var instructions = prompt.Fill(new Dictionary<string, PromptPart> { ["functions"] = new([.. CandidateChoice.Lines(first.Functions.All)]) })[0];
        var same = model.Count([instructions]);

        await actor.DecideAsync(first, Form.Candidates(first), Token);
        var (prompts, read) = (model.PromptTokens, model.ReadTokens);
        await actor.DecideAsync(second, Form.Candidates(second), Token);
        var (ofSecond, readOfSecond) = (model.PromptTokens - prompts, model.ReadTokens - read);

        Assert.InRange(read, same, prompts);
        Assert.InRange(same, 200, ofSecond);
        Assert.InRange(readOfSecond, 1, ofSecond - same);
    }

    [Fact]
    public async Task Several_may_ask_at_once()
    {
        using var decoder = new TinyDecoder();
        using var model = Load(decoder);
        var actor = new GenerativeActor(model, PromptTemplate.Load(null, "actor", GenerativeActor.Placeholders));
        var context = Form.Context("Press Submit");

        var decisions = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => actor.DecideAsync(context, Form.Candidates(context), Token).AsTask()));

        Assert.All(decisions, d => Assert.Equal(decisions[0].Action, d.Action, (a, b) => DecisionJudge.IsSame(a!, b!)));
    }

    [Fact]
    public async Task Damaged_weights_are_an_error_and_the_baseline_goes_on()
    {
        using var decoder = new TinyDecoder(spoil: float.NaN);
        using var model = Load(decoder);
        var actor = new GenerativeActor(model, PromptTemplate.Load(null, "actor", GenerativeActor.Placeholders));
        var context = Form.Context("Press Submit");

        Assert.Equal("LogitsNotFinite", (await Assert.ThrowsAsync<LamException>(() => actor.DecideAsync(context, Form.Candidates(context), Token).AsTask())).Id);

        var decision = await new FallbackActor(actor, new LexicalActor(), new ModelFailures()).DecideAsync(context, Form.Candidates(context), Token);
        Assert.Equal(("click", Form.Id("Submit")), (decision.Action.Function, decision.Action.Element));
        Assert.Contains("by the baseline", decision.Reason);
    }

    [Fact]
    public async Task A_context_that_is_too_short_is_an_error()
    {
        using var decoder = new TinyDecoder(context: 512);
        using var model = Load(decoder);
        var context = Form.Context("Press Submit");

        var error = await Assert.ThrowsAsync<LamException>(() =>
            new GenerativeActor(model, PromptTemplate.Load(null, "actor", GenerativeActor.Placeholders)).DecideAsync(context, Form.Candidates(context), Token).AsTask());

        Assert.Equal("PromptTooLong", error.Id);
    }

    [Fact]
    public async Task Cancelling_stops_the_model()
    {
        using var decoder = new TinyDecoder();
        using var model = Load(decoder);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var context = Form.Context("Press Submit");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new GenerativeActor(model, PromptTemplate.Load(null, "actor", GenerativeActor.Placeholders)).DecideAsync(context, Form.Candidates(context), stop.Token).AsTask());
    }

    private static LocalAnswerModel Load(TinyDecoder decoder) =>
        new("tiny", DecoderModel.Load(decoder.Folder, new() { Threads = 1, Spin = false }, Token), decoder.Tokenizer, null);
}
