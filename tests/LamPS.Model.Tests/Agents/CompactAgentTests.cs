using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Language;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Devices;
using LamPS.Model.Scoring;
using LamPS.Model.Tokenizers;
using Xunit;

namespace LamPS.Model.Tests.Agents;

[Trait("Needs", "onnxruntime")]
public sealed class CompactAgentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-compact-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Set Name to \"Zoe\"", "set_text", "Name", "text", "Zoe")]
    [InlineData("Set Email to \"zoe@example.org\"", "set_text", "Email", "text", "zoe@example.org")]
    [InlineData("Choose \"printer\" as Category", "select", "Category", "option", "Printer")]
    [InlineData("Press Submit", "click", "Submit", "", null)]
    [InlineData("Check Urgent", "click", "Urgent", "", null)]
    public async Task Decides_by_its_scores(string line, string function, string target, string argument, string? value)
    {
        var context = Form.Context(line);
        using var model = Load(isWired: true);

        var decision = await new CompactActor(model).DecideAsync(context, Form.Candidates(context), Token);

        Assert.Equal((function, Form.Id(target), value, ActionStatus.Finish), (decision.Action.Function, decision.Action.Element, decision.Action.Arguments.Text(argument), decision.Action.Status));
    }

    [Theory]
    [InlineData("Set After text to 2 cm", "0.00″", 0.7874)]
    [InlineData("Set After text to 2 cm", "0.00 cm", 2)]
    [InlineData("Set Columns to 3", "1", 3)]
    public void A_length_is_what_its_field_shows(string line, string shown, double value)
    {
        var field = new Candidate(1, new Element { Id = new ElementId(1), Role = Role.SpinButton, Name = "After text", Value = shown }, null, [UiFunctions.SetValue], 1);
        var span = Assert.Single(ArgumentScanner.Scan(line));

        Assert.Equal(value, CompactArguments.Value(span, UiFunctions.SetValue, UiFunctions.SetValue.Arguments[0], field));
    }

    [Fact]
    public async Task Random_weights_decide_only_what_is_possible_and_never_what_failed()
    {
        using var model = Load(isWired: false);
        var actor = new CompactActor(model);
        foreach (var line in new[] { "Set Name to \"Zoe\"", "Press Submit", "Choose \"Printer\" as Category, then press Ctrl+S", "Do 3 things" })
        {
            List<PastAction> history = [];
            for (var i = 0; i < 6; i++)
            {
                var context = Form.Context(line, [.. history]);
                var candidates = Form.Candidates(context);
                var action = (await actor.DecideAsync(context, candidates, Token)).Action;
                if (action.Function.Length == 0)
                    break;
                Assert.Contains(candidates, c => c.Functions.Any(f => f.Name == action.Function) && (c.Element?.Id ?? default) == action.Element);
                Assert.All(FunctionPool.Ui.All.First(f => f.Name == action.Function).Arguments.Where(a => a.Required), a => Assert.NotNull(action.Arguments.Text(a.Name)));
                Assert.DoesNotContain(history, p => p.Action.Function == action.Function && p.Action.Element == action.Element && p.Action.Arguments.ToString() == action.Arguments.ToString());
                history.Add(new PastAction(line, action, "", ActionOutcome.Failed("x")));
            }
        }
    }

    [Fact]
    public async Task Plans_are_those_that_the_documentation_finds()
    {
        using var model = Load(isWired: true);
        var request = new TaskRequest { Text = "Set Name to \"Zoe\", press Submit" };

        var plan = await new CompactPlanner(model, new ProcedureMemory([])).PlanAsync(request, PlanningKnowledge.None, Token);

        Assert.Equal(2, plan.Steps.Count);
        Assert.Equal("compact", plan.Planner);
    }

    [Fact]
    public async Task Numbers_that_are_none_are_an_error()
    {
        using var model = Load(isWired: false, spoil: float.NaN);
        var context = Form.Context("Press Submit");

        var error = await Assert.ThrowsAsync<LamException>(() => new CompactActor(model).DecideAsync(context, Form.Candidates(context), Token).AsTask());

        Assert.Equal("ScoresNotFinite", error.Id);
    }

    [Theory]
    [InlineData("OnnxCallFailed")]
    [InlineData("ScoresNotFinite")]
    public async Task A_device_that_fails_in_mid_run_hands_over_to_the_processor_and_records_say_so(string id)
    {
        TinyCompact.Write(_folder, isWired: true);
        CompactLamModel OnProcessor() => CompactLamModel.Load(_folder, new() { Threads = 1, Spin = false }, Token);
        var made = 0;
        var device = new FailingModel(OnProcessor(), works: 1, id);
        var guarded = new GuardedScoringModel(device, DeviceKind.WebGpu, () =>
        {
            made++;
            return OnProcessor();
        });
        var first = Form.Context("Press Submit");
        var second = Form.Context("Set Name to \"Zoe\"");
        using (var model = new CompactScorer("compact", guarded, new CompactEncoder(Tokenizer.Load(_folder), guarded.Config)))
        {
            var actor = new CompactActor(model);
            await actor.DecideAsync(first, Form.Candidates(first), Token);
            Assert.Equal(("compact", 0), (actor.Name, made));

            var decision = await actor.DecideAsync(second, Form.Candidates(second), Token);
            await actor.DecideAsync(first, Form.Candidates(first), Token);

            Assert.Equal(("set_text", Form.Id("Name"), "Zoe"), (decision.Action.Function, decision.Action.Element, decision.Action.Arguments.Text("text")));
            Assert.Contains("on the processor, for webgpu failed", decision.Reason);
            Assert.Equal(("compact (on the processor, for webgpu failed)", 1, 2), (actor.Name, made, device.Asked));
        }

        Assert.True(device.IsDisposed);
    }

    [Fact]
    public async Task What_would_fail_on_the_processor_as_well_is_not_tried_there()
    {
        TinyCompact.Write(_folder, isWired: true);
        var device = new FailingModel(CompactLamModel.Load(_folder, new() { Threads = 1, Spin = false }, Token), works: 0, "ScoringInputInvalid");
        using var guarded = new GuardedScoringModel(device, DeviceKind.WebGpu, () => throw new InvalidOperationException("loaded"));
        using var model = new CompactScorer("compact", guarded, new CompactEncoder(Tokenizer.Load(_folder), guarded.Config));
        var context = Form.Context("Press Submit");

        var error = await Assert.ThrowsAsync<LamException>(() => new CompactActor(model).DecideAsync(context, Form.Candidates(context), Token).AsTask());

        Assert.Equal("ScoringInputInvalid", error.Id);
    }

    [Fact]
    public void Spans_stand_for_their_texts_and_words_know_where_they_occur()
    {
        TinyCompact.Write(_folder, isWired: false);
        var (tokenizer, config) = (Tokenizer.Load(_folder), CompactLamConfig.Read(_folder));
        var scene = new CompactScene
        {
            Request = "Set Rows to 3 and Name to \"Zoe Mu\"",
            Line = "Set Rows to 3",
            History = ["click Reset done"],
            Choices = [new("textbox Name", ["set_text"], null, new Dictionary<string, float>()), new("spinbutton Rows", ["set_value"], null, new Dictionary<string, float>())],
        };

        var encoded = new CompactEncoder(tokenizer, config).Encode(scene);

        var input = encoded.Input;
        string Decoded(ScoringSpan s) => tokenizer.Decode(input.Tokens.Skip(s.Start).Take(s.End - s.Start + 1)).Trim();
        Assert.Contains(input.Spans.Zip(encoded.Spans), s => s.Second?.Value == "Zoe Mu" && Decoded(s.First) == "zoe mu");
        Assert.Equal(2, encoded.Spans.Count(s => s?.Number == 3));
        Assert.Null(encoded.Spans[^1]);
        Assert.Equal(input.Candidates[0].Token + 0, input.Segments.ToList().LastIndexOf(1));
        var first = input.Segments.ToList().IndexOf(1);
        Assert.Equal(input.Positions[first], input.Positions[input.Segments.ToList().IndexOf(2)]);

        // 'rows' of the second choice stands in the line, 'name' of the first in the request alone.
        float[] Bits(int token) => [.. input.TokenFeatures.Skip(token * 4).Take(4)];
        Assert.Equal([1, 1, 0, 0], Bits(input.Candidates[1].Token));
        Assert.Equal([1, 0, 0, 0], Bits(input.Candidates[0].Token));
    }

    [Fact]
    public void Little_room_leaves_out_the_oldest_and_the_last_choices_and_too_little_is_an_error()
    {
        TinyCompact.Write(_folder, isWired: false, context: 120);
        var encoder = new CompactEncoder(Tokenizer.Load(_folder), CompactLamConfig.Read(_folder));
        CompactScene Scene(int words, int history) => new()
        {
            Request = string.Join(' ', Enumerable.Repeat("name", words)),
            Line = "Press Submit",
            History = [.. Enumerable.Repeat("click reset done again and again", history)],
            Choices = [.. Enumerable.Range(0, 40).Select(i => new CompactChoice($"button Submit {i}", ["click"], null, new Dictionary<string, float>()))],
        };

        Assert.True(encoder.Encode(Scene(5, 0)) is { Choices.Count: >= 4 and < 40 } some && some.Input.Tokens.Count <= 120);
        Assert.True(encoder.Encode(Scene(5, 5)).Input.Tokens.Count <= 120);
        Assert.Equal("ContextTooLong", Assert.Throws<LamException>(() => encoder.Encode(Scene(200, 0))).Id);
    }

    private CompactScorer Load(bool isWired, float spoil = 0, int seed = 5)
    {
        TinyCompact.Write(_folder, isWired, spoil: spoil, seed: seed, deviation: seed == 5 ? 0.3f : 1.5f);
        var model = CompactLamModel.Load(_folder, new() { Threads = 1, Spin = false }, Token);
        return new CompactScorer("compact", model, new CompactEncoder(Tokenizer.Load(_folder), model.Config));
    }

    /// <summary>A model that works for a while, and then as a device that is gone.</summary>
    private sealed class FailingModel(CompactLamModel inner, int works, string id) : IScoringModel
    {
        public int Asked { get; private set; }

        public bool IsDisposed { get; private set; }

        public CompactLamConfig Config => inner.Config;

        public string Note => "";

        public Task<ScoringResult> ScoreAsync(ScoringInput input, CancellationToken cancellationToken) =>
            ++Asked <= works ? inner.ScoreAsync(input, cancellationToken) : throw new LamException(id, Contracts.ExitCode.Failed, "gone");

        public void Dispose()
        {
            IsDisposed = true;
            inner.Dispose();
        }
    }
}
