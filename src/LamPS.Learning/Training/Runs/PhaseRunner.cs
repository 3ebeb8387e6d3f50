using System.Globalization;
using LamPS.Core;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Engine.Optimizing;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Runs;

/// <summary>Runs one phase: batches in, weights out. Stopped or killed at any moment it goes on from its last checkpoint to the same curve.</summary>
/// <param name="name">Name of the phase.</param>
/// <param name="config">The run's configuration.</param>
/// <param name="folder">Folder of the phase.</param>
/// <param name="settings">Where and with how many threads it runs.</param>
/// <param name="time">Clock.</param>
/// <param name="samples">Puts into words what the model says of some examples; null for no such table.</param>
internal sealed class PhaseRunner(string name, TrainingConfig config, string folder, TrainingSettings settings, TimeProvider time, TrainingSamples? samples = null)
{
    /// <summary>Name of the file with weights and moments.</summary>
    public const string CheckpointFile = "checkpoint.bin";

    /// <summary>Name of the table of losses.</summary>
    public const string CurveFile = "curve.csv";

    /// <summary>Name of the table of what the model makes of examples that are kept back.</summary>
    public const string KeptFile = "kept.csv";

    /// <summary>Name of the table of what it says of some of them.</summary>
    public const string SamplesFile = "samples.tsv";

    private const string EndFile = "ended";
    private const string KeptHead = "step,pool,examples,candidates,functions,spans,statuses";

    // Steps that a point of the curve sums up, and between checkpoints: a run that goes on begins a point anew.
    private const int CurveEvery = 20;

    // Batches differ, but hardly by that much from what a phase begins with; a policy's loss may begin anywhere. A model that is trained further
    // begins low, and a batch of what it doesn't know yet costs it some nats, five times those of functions: that is no explosion.
    private const double Explosion = 10;
    private const double LeastBeginning = 5;

    // Few examples leave a choice of functions, and little of the loss is theirs: with equal shares it was learned late beside planning, or never
    // (89.4 % on states kept back, at every step the same, which is naming each time what is most frequent).
    private const float ShareOfFunctions = 5;

    /// <summary>Whether the phase has ended.</summary>
    public static bool HasEnded(string folder) => File.Exists(Path.Combine(folder, EndFile));

    /// <summary>Notes that the phase has ended.</summary>
    public static void End(string folder) => File.WriteAllText(Path.Combine(folder, EndFile), "");

    /// <summary>Trains until the phase's steps are done.</summary>
    /// <param name="pools">Examples.</param>
    /// <param name="weights">What it begins with.</param>
    /// <param name="progress">Told every few steps.</param>
    /// <param name="stop">Stops before the next step; what came since the last checkpoint is done again.</param>
    /// <exception cref="LamException">The loss isn't finite, data doesn't fit, or files can't be written; the last checkpoint stays.</exception>
    public WeightSet Run(ExamplePools pools, WeightSet weights, IProgress<TrainingProgress>? progress, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var phase = config.Phases[name];
        var shape = config.Model.Shape;
        var rate = new LearningRate { Peak = phase.LearningRate, Steps = phase.Steps, WarmUp = phase.WarmUp };
        var definition = Definition(name, config);
        var objective = definition.Objective;
        using var session = TrainingSession.Open(definition, definition.Adapters?.Begin(weights, definition.OwnWeights) ?? weights, settings, stop);
        var checkpoint = Path.Combine(folder, CheckpointFile);
        if (File.Exists(checkpoint))
            session.LoadCheckpoint(checkpoint);
        var curve = new StepTable(Path.Combine(folder, CurveFile), TrainingProgress.Head, session.Steps);
        var kept = new StepTable(Path.Combine(folder, KeptFile), KeptHead, session.Steps);
        var said = new StepTable(Path.Combine(folder, SamplesFile), TrainingSamples.Head, session.Steps);
        var (started, begun, tokens) = (time.GetTimestamp(), session.Steps, 0L);
        var first = StepTable.Read(Path.Combine(folder, CurveFile)).Select(c => double.Parse(c[1], CultureInfo.InvariantCulture)).FirstOrDefault(double.NaN);
        Dictionary<string, double> sums = [];
        var step = 0L;
        foreach (var examples in pools.Batches(phase.Mix, phase.BatchTokens, $"{config.Seed}/{name}"))
        {
            if (++step <= begun)
                continue;
            if (step > phase.Steps)
                break;
            stop.ThrowIfCancellationRequested();
            var called = $"{name} {step}: {examples[0].Name}{(examples.Count > 1 ? $" and {examples.Count - 1} more" : "")}";
            using var batch = CompactBatch.Of(examples, shape, called, phase.Clip, phase.Distance);
            var result = session.Step(batch, rate.At(step), CancellationToken.None);
            if (double.IsNaN(first))
                first = result.Loss;
            if (objective != CompactObjective.Policy && result.Loss > Explosion * Math.Max(first, LeastBeginning))
                throw TrainingErrors.LossExploded(called, result.Loss, first);
            tokens += examples.Sum(e => e.Input.Tokens.Count);
            foreach (var (metric, value) in result.Metrics)
                sums[metric] = sums.GetValueOrDefault(metric) + value;
            if (step % phase.EvaluateEvery == 0 || step == phase.Steps)
                Look(session, pools, shape, step, kept, said);
            if (step % CurveEvery == 0)
            {
                var elapsed = time.GetElapsedTime(started);
                var point = new TrainingProgress(name, step, phase.Steps, sums["loss"] / CurveEvery, Share(sums, "candidates"), Share(sums, "functions"), Share(sums, "spans"), Share(sums, "statuses"), tokens / Math.Max(0.001, elapsed.TotalSeconds))
                {
                    Policy = objective != CompactObjective.Policy ? null : new(sums["policy_loss"] / CurveEvery, sums["ratio"] / CurveEvery, sums["clipped"] / CurveEvery, sums["approximate_kl"] / CurveEvery, sums["reference_distance"] / CurveEvery),
                };
                curve.Add(point.Row);
                session.SaveCheckpoint(checkpoint, CancellationToken.None);
                progress?.Report(point);
                sums.Clear();
                if (point.Policy is { } policy && policy.ApproximateKl > phase.TargetKl)
                    break;
            }
        }

        session.SaveCheckpoint(checkpoint, CancellationToken.None);
        return Merged(name, config, session.Weights(CancellationToken.None));
    }

    /// <summary>A phase's weights without its adapters, for those who go on from them.</summary>
    /// <param name="phase">Phase.</param>
    /// <param name="config">The run's configuration.</param>
    /// <param name="weights">The model's own weights and, where the phase has some, the adapters'.</param>
    public static WeightSet Merged(string phase, TrainingConfig config, WeightSet weights)
    {
        var definition = Definition(phase, config);
        return definition.Adapters?.Merge(weights, definition.OwnWeights) ?? weights;
    }

    // The backbone's matrices get adapters; the heads are small, and one of them may be new.
    private static CompactLamTraining Definition(string phase, TrainingConfig config)
    {
        var definition = new CompactLamTraining { Shape = config.Model.Shape, Objective = Objective(phase), Shares = (1, ShareOfFunctions, 1, 1) };
        if (config.Phases[phase].Adapters is not { } adapters)
            return definition;
        var backbone = config.Model.Shape.Backbone.Weights().ToDictionary(w => w.Name);
        return new()
        {
            Shape = definition.Shape,
            Objective = definition.Objective,
            Shares = definition.Shares,
            Adapters = new()
            {
                Matrices = [.. backbone.Values.Where(w => w.Shape.Count == 2 && w.Name.StartsWith("layers.", StringComparison.Ordinal)).Select(w => w.Name)],
                Rank = adapters.Rank,
                Alpha = adapters.Alpha,
                Dropout = adapters.Dropout,
                Seed = new SeededRandom($"{config.Seed}/{phase}/adapters").Next(int.MaxValue),
                Others = [.. definition.OwnWeights.Select(w => w.Name).Where(n => !backbone.ContainsKey(n))],
            },
        };
    }

    /// <summary>What a phase asks of the model.</summary>
    /// <param name="phase">Phase.</param>
    public static CompactObjective Objective(string phase) => phase switch
    {
        TrainingPhases.Reward => CompactObjective.Value,
        TrainingPhases.Policy => CompactObjective.Policy,
        _ => CompactObjective.Imitate,
    };

    // How often the model is right on what it never learned from, pool by pool.
    private void Look(TrainingSession session, ExamplePools pools, CompactLamShape shape, long step, StepTable table, StepTable said)
    {
        foreach (var (pool, examples) in pools.Kept.Where(k => k.Value.Count > 0).OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            Dictionary<string, double> sums = [];
            SortedDictionary<int, int> chosen = [];
            foreach (var (numbers, result) in JudgedExamples.Evaluate(session, shape, examples, $"kept {pool}", CancellationToken.None))
            {
                foreach (var (metric, value) in result.Metrics)
                    sums[metric] = sums.GetValueOrDefault(metric) + value;
                for (var i = 0; i < numbers.Count; i++)
                    chosen[numbers[i]] = Best(result.Outputs["candidate_logits"], i, numbers.Count, examples[numbers[i]].Input.Candidates.Count);
            }

            if (samples is not null)
            {
                foreach (var (number, choice) in chosen.Where(c => examples[c.Key].Candidate >= 0).Take(TrainingSamples.Most))
                    said.Add(samples.Row(step, pool, examples[number], choice));
            }

            table.Add(string.Create(CultureInfo.InvariantCulture, $"{step},{pool},{examples.Count},{Share(sums, "candidates"):0.0000},{Share(sums, "functions"):0.0000},{Share(sums, "spans"):0.0000},{Share(sums, "statuses"):0.0000}"));
        }
    }

    // Rows of a batch are as long as the longest.
    private static int Best(float[] logits, int row, int rows, int count)
    {
        var from = row * (logits.Length / rows);
        return Enumerable.Range(0, count).MaxBy(i => logits[from + i]);
    }

    private static double Share(Dictionary<string, double> sums, string what) =>
        sums.GetValueOrDefault(what) is > 0 and var count ? sums.GetValueOrDefault($"{what}_right") / count : 0;
}
