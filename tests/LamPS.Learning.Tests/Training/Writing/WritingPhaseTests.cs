using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Learning.Tests.Training.Runs;
using LamPS.Learning.Training.Runs;
using LamPS.Learning.Training.Writing;
using LamPS.Model.Agents;
using LamPS.Model.Generation;
using LamPS.Model.Prompts;
using LamPS.Model.Templates;
using LamPS.Model.Tokenizers;
using Xunit;

namespace LamPS.Learning.Tests.Training.Writing;

/// <summary>A decoder that learns a few plans by heart, from the first batch to the folder that plans are asked of.</summary>
[Trait("Needs", "onnxruntime")]
public sealed class WritingPhaseTests : IDisposable
{
    private static readonly string[] Tables = ["curve.csv", "kept.csv", "samples.tsv"];

    private static readonly List<PlanText> Texts =
    [
        new("one/1", "writer", "Insert a table", ["Choose Table > Insert Table...", "Press Insert"]),
        new("two/1", "writer", "Make \"x\" bold", ["Select the text \"x\"", "Press keys Ctrl+B"]),
        new("three/1", null, "Print it", ["Choose File > Print..."]),
        new("four/1", "writer", "Never learned", ["Press OK"]) { IsUnseen = true },
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-writing-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_learns_plans_by_heart_and_a_planner_gets_them_from_its_folder()
    {
        List<TrainingProgress> points = [];
        await RunAsync("heart", Config(120), points.Add);

        Assert.True(points[^1].Loss < 0.1 && points[^1].Spans > 0.98, $"{points[^1].Loss} {points[^1].Spans}");
        var model = Path.Combine(_folder, "heart", "plan", "model");
        var tokenizer = Tokenizer.Load(model);
        using var answers = new LocalAnswerModel("tiny", DecoderModel.Load(model, new DecoderModelOptions { Threads = 1 }, Token), tokenizer, null);
        var asking = new Listening(answers);
        var planner = new GenerativePlanner(asking, PromptTemplate.Load(model, "planner", GenerativePlanner.Placeholders));
        foreach (var text in Texts.Where(t => !t.IsUnseen))
        {
            var request = new TaskRequest { Text = text.Request, Application = text.Application };
            Assert.Equal(text.Lines, (await planner.PlanAsync(request, PlanningKnowledge.None, Token)).Steps.Select(s => s.Text));

            // Token for token what it learned from.
            var example = new PlanTextEncoder(tokenizer, Config(1).Decoder!).Of(text, PlanningKnowledge.None)!;
            Assert.Equal(example.Example.Tokens.Take(example.Example.Given), LocalAnswerModel.PlainTokens(tokenizer, null, asking.Asked));
            Assert.Equal(example.Answer, asking.Answer);
        }

        var sample = File.ReadAllLines(Path.Combine(_folder, "heart", "plan", "samples.tsv"))[^1].Split('\t');
        Assert.Equal(("120", "plan", "four/1", """{"steps":["Press OK"]}"""), (sample[0], sample[1], sample[2], sample[3]));
        Assert.StartsWith("120,plan,1,", File.ReadAllLines(Path.Combine(_folder, "heart", "plan", "kept.csv"))[^1]);
        Assert.False(Directory.Exists(Path.Combine(_folder, "heart", "plan", "look")));
    }

    [Fact]
    public async Task Stopped_and_resumed_it_has_the_same_curve_and_weights()
    {
        await RunAsync("straight", Config(60));
        using (var stop = new CancellationTokenSource())
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync("stopped", Config(60), _ => stop.Cancel(), stop.Token));
        await RunAsync("stopped", Config(60));

        foreach (var file in Tables.Select(t => Path.Combine("plan", t)).Append(Path.Combine("plan", "model", "model.onnx.data")))
            Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "straight", file)), File.ReadAllBytes(Path.Combine(_folder, "stopped", file)));
        Assert.Equal(3, StepTable.Read(Path.Combine(_folder, "straight", "plan", "curve.csv")).Count());
    }

    [Fact]
    public async Task Other_data_is_refused_and_so_is_none()
    {
        await RunAsync("data", Config(20));

        var changed = await Assert.ThrowsAsync<LamException>(() => RunAsync("data", Config(20), texts: [Texts[1], Texts[2]]));
        var none = await Assert.ThrowsAsync<LamException>(() => RunAsync("none", Config(20), texts: []));

        Assert.Equal(("TrainingDataChanged", "NoExamples"), (changed.Id, none.Id));
        Assert.Contains("3 examples", File.ReadAllText(Path.Combine(_folder, "data", "plan", "data.json")));
    }

    [Fact]
    public async Task A_loss_that_explodes_names_its_batch_and_leaves_the_checkpoint_of_before()
    {
        await RunAsync("bad", Config(20));
        var config = Config(400);
        config.Phases["plan"].LearningRate = 100;

        var error = await Assert.ThrowsAsync<LamException>(() => RunAsync("bad", config));

        Assert.Contains(error.Id, new[] { "LossExploded", "TrainingNotFinite" });
        Assert.Matches("batch 'plan [0-9]+: ", error.Message);
        Assert.Equal(20, Learning.Training.Engine.Sessions.Checkpoint.Read(Path.Combine(_folder, "bad", "plan", "checkpoint.bin")).Steps);
    }

    private async Task RunAsync(string name, TrainingConfig config, Action<TrainingProgress>? tell = null, CancellationToken stop = default, List<PlanText>? texts = null)
    {
        var run = Path.Combine(_folder, name);
        Directory.CreateDirectory(run);
        await new WritingPhase(run, config, new() { Threads = 1 }, TimeProvider.System).RunAsync(_ => texts ?? Texts, (_, _) => Task.FromResult(PlanningKnowledge.None), tell is null ? null : new Teller(tell), _ => { }, stop);
    }

    private static TrainingConfig Config(int steps) => new()
    {
        Seed = "7",
        Threads = 1,
        Decoder = new() { Vocabulary = 320, Layers = 1, Width = 48, Heads = 3, FeedForward = 64, Context = 640 },
        Data = new() { Kept = 0 },
        Phases = new() { ["plan"] = new() { Steps = steps, BatchTokens = 600, LearningRate = 0.01, WarmUp = 5, EvaluateEvery = 60, Mix = new() { ["plan"] = 1 } } },
    };

    /// <summary>Remembers what was asked and answered.</summary>
    private sealed class Listening(IAnswerModel model) : IAnswerModel
    {
        public string Name => model.Name;

        public int Context => model.Context;

        public IReadOnlyList<ChatMessage> Asked { get; private set; } = [];

        public string Answer { get; private set; } = "";

        public int Count(IReadOnlyList<ChatMessage> messages) => model.Count(messages);

        public async Task<string> AnswerAsync(IReadOnlyList<ChatMessage> messages, AnswerForm form, CancellationToken cancellationToken)
        {
            Asked = messages;
            return Answer = await model.AnswerAsync(messages, form, cancellationToken);
        }
    }
}
