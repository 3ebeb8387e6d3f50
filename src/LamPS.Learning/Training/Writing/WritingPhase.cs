using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Graphs;
using LamPS.Model.Tokenizers;

namespace LamPS.Learning.Training.Writing;

/// <summary>The phase of a run that trains a decoder to write plans. Its folder is that of any phase, and its model one of ONNX Runtime's generative models.</summary>
/// <param name="run">Folder of the run.</param>
/// <param name="config">The run's configuration; it has a decoder.</param>
/// <param name="settings">Where and with how many threads it runs.</param>
/// <param name="time">Clock.</param>
internal sealed class WritingPhase(string run, TrainingConfig config, TrainingSettings settings, TimeProvider time)
{
    private const string LookFolder = "look";

    // Enough to tell a share from another; each is looked at by itself.
    private const int MostKept = 100;

    private readonly string _folder = Path.Combine(run, TrainingPhases.Plan);

    private DecoderForm Form => config.Decoder!;

    /// <summary>Trains until the phase's steps are done, and writes the model.</summary>
    /// <param name="textsOf">Requests and plans of a pool.</param>
    /// <param name="knowledge">What is known of an application.</param>
    /// <param name="progress">Told every few steps.</param>
    /// <param name="note">Told how it goes.</param>
    /// <param name="stop">Stops before the next step; what came since the last checkpoint is done again.</param>
    /// <exception cref="LamException">The data isn't that of the run, or training failed; the last checkpoint stays.</exception>
    public async Task RunAsync(Func<string, IEnumerable<PlanText>> textsOf, Func<string, CancellationToken, Task<PlanningKnowledge>> knowledge, IProgress<TrainingProgress>? progress, Action<string> note, CancellationToken stop)
    {
        var phase = config.Phases[TrainingPhases.Plan];
        Directory.CreateDirectory(_folder);
        var texts = phase.Mix.Where(m => m.Value > 0).Select(m => m.Key).Order(StringComparer.Ordinal).ToDictionary(p => p, p => textsOf(p).ToList());
        if (texts.FirstOrDefault(t => t.Value.Count == 0).Key is { } empty)
            throw TrainingErrors.NoExamples(empty);
        var (train, kept) = await ExamplesAsync(texts, knowledge, note, stop).ConfigureAwait(false);
        TrainingRun.RequireSameData(_folder, train.ToDictionary(t => t.Key, t => $"{t.Value.Count} examples, {PoolDraws.Digest(t.Value.Select(e => (e.Example.Name, e.Example.Tokens)))}"));
        Write(Path.Combine(_folder, TrainingRun.ModelFolder), Train(train, kept, progress, stop));
    }

    private async Task<(IReadOnlyDictionary<string, IReadOnlyList<PlanTextExample>> Train, IReadOnlyDictionary<string, IReadOnlyList<PlanTextExample>> Kept)> ExamplesAsync(
        Dictionary<string, List<PlanText>> texts, Func<string, CancellationToken, Task<PlanningKnowledge>> knowledge, Action<string> note, CancellationToken stop)
    {
        var file = Path.Combine(run, TrainingRun.TokenizerFile);
        if (!File.Exists(file))
            WholeFile.Write(file, PlanTextEncoder.Learn(texts.Values.SelectMany(t => t), Form.Vocabulary, stop));
        var encoder = new PlanTextEncoder(Tokenizer.Load(run), Form);
        async Task<IReadOnlyList<PlanTextExample>> Encode(IReadOnlyList<PlanText> some)
        {
            List<PlanTextExample> examples = [];
            foreach (var text in some)
            {
                var known = text.Application is { } application ? await knowledge(application, stop).ConfigureAwait(false) : PlanningKnowledge.None;
                if (encoder.Of(text, known) is { } example)
                    examples.Add(example);
            }

            return examples;
        }

        Dictionary<string, IReadOnlyList<PlanTextExample>> train = [], kept = [];
        foreach (var (pool, all) in texts)
        {
            var (learned, looked) = PoolDraws.KeepBack(all, t => t.Name, t => t.IsUnseen, config.Data.Kept);
            train[pool] = await Encode(learned).ConfigureAwait(false);
            kept[pool] = await Encode([.. looked.OrderBy(t => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(t.Name))), StringComparer.Ordinal).Take(MostKept)]).ConfigureAwait(false);
        }

        note($"plans to write: {string.Join(", ", train.Select(t => $"{t.Value.Count} {t.Key}"))}; {encoder.Dropped} dropped");
        return (train, kept);
    }

    private WeightSet Train(IReadOnlyDictionary<string, IReadOnlyList<PlanTextExample>> train, IReadOnlyDictionary<string, IReadOnlyList<PlanTextExample>> kept, IProgress<TrainingProgress>? progress, CancellationToken stop)
    {
        var (phase, shape) = (config.Phases[TrainingPhases.Plan], Form.Shape);
        var definition = Definition(phase, shape);
        var begun = BeginningModel.WeightsIn(run) ?? WeightSet.Random(definition.OwnWeights, TrainingRun.SeedOf(config));
        var samples = new WrittenSamples((model, weights) => Write(model, Merged(definition, weights)), config.Threads);
        using var session = TrainingSession.Open(definition, definition.Adapters?.Begin(begun, definition.OwnWeights) ?? begun, settings, stop);
        var loop = new PhaseLoop<PlanTextExample>(TrainingPhases.Plan, phase, _folder, time)
        {
            NameOf = e => e.Example.Name,
            LengthOf = Length,
            BatchOf = (examples, called) => LanguageBatch.Of([.. examples.Select(e => e.Example)], shape, called),
            PointOf = (step, sums, steps, speed) =>
                new TrainingProgress(TrainingPhases.Plan, step, phase.Steps, sums["loss"] / steps, double.NaN, double.NaN, sums["tokens_right"] / Math.Max(1, sums["tokens"]), double.NaN, speed),
            Look = (step, table, said) =>
            {
                foreach (var (pool, examples) in kept.Where(k => k.Value.Count > 0).OrderBy(k => k.Key, StringComparer.Ordinal))
                    table.Add(Look(session, shape, step, pool, examples));
                foreach (var row in samples.Rows(Path.Combine(_folder, LookFolder), session.Weights(CancellationToken.None), step, kept, CancellationToken.None))
                    said.Add(row);
            },
            KeptHead = PhaseRunner.KeptHead,
        };
        loop.Run(session, PoolDraws.Batches(train, Length, phase.Mix, phase.BatchTokens, $"{config.Seed}/{TrainingPhases.Plan}"), progress, stop);
        return Merged(definition, session.Weights(CancellationToken.None));
    }

    private LanguageModelTraining Definition(TrainingConfig.PhaseConfig phase, TransformerShape shape) => new()
    {
        Shape = shape, Adapters = phase.Adapters?.Of(shape, [], $"{config.Seed}/{TrainingPhases.Plan}"),
    };

    private static WeightSet Merged(LanguageModelTraining definition, WeightSet weights) => definition.Adapters?.Merge(weights, definition.OwnWeights) ?? weights;

    // A plan is right where each of its tokens is the likeliest after those before it: then that is what the model writes.
    private static string Look(TrainingSession session, TransformerShape shape, long step, string pool, IReadOnlyList<PlanTextExample> examples)
    {
        var (plans, right, tokens) = (0, 0.0, 0.0);
        foreach (var example in examples)
        {
            using var batch = LanguageBatch.Of([example.Example], shape, $"kept {pool}");
            var metrics = session.Evaluate(batch, CancellationToken.None).Metrics;
            plans += metrics["tokens_right"] == metrics["tokens"] ? 1 : 0;
            (right, tokens) = (right + metrics["tokens_right"], tokens + metrics["tokens"]);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{step},{pool},{examples.Count},{(double)plans / examples.Count:0.0000},,{right / tokens:0.0000},");
    }

    private static int Length(PlanTextExample example) => example.Example.Tokens.Count;

    private void Write(string model, WeightSet weights)
    {
        DecoderFolder.Write(model, Form.Shape, weights, new DecoderGraphOptions(), [PlanTextEncoder.End], null);
        File.Copy(Path.Combine(run, TrainingRun.TokenizerFile), Path.Combine(model, TrainingRun.TokenizerFile), overwrite: true);
        File.WriteAllText(Path.Combine(model, PlanTextEncoder.PromptFile), PlanTextEncoder.Prompt);
    }
}
