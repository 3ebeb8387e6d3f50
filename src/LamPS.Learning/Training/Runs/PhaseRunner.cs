using System.Globalization;
using LamPS.Core;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
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

    /// <summary>Names of the columns of that table.</summary>
    public const string KeptHead = "step,pool,examples,candidates,functions,spans,statuses";

    /// <summary>Name of the table of what it says of some of them.</summary>
    public const string SamplesFile = "samples.tsv";

    private const string EndFile = "ended";

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
        var definition = Definition(name, config);
        var objective = definition.Objective;
        using var session = TrainingSession.Open(definition, definition.Adapters?.Begin(weights, definition.OwnWeights) ?? weights, settings, stop);
        var loop = new PhaseLoop<CompactExample>(name, phase, folder, time)
        {
            NameOf = e => e.Name,
            LengthOf = e => e.Input.Tokens.Count,
            BatchOf = (examples, called) => CompactBatch.Of(examples, shape, called, phase.Clip, phase.Distance),
            PointOf = (step, sums, steps, speed) =>
                new TrainingProgress(name, step, phase.Steps, sums["loss"] / steps, Share(sums, "candidates"), Share(sums, "functions"), Share(sums, "spans"), Share(sums, "statuses"), speed)
                {
                    Policy = objective != CompactObjective.Policy ? null : new(sums["policy_loss"] / steps, sums["ratio"] / steps, sums["clipped"] / steps, sums["approximate_kl"] / steps, sums["reference_distance"] / steps),
                },
            Look = (step, kept, said) => Look(session, pools, shape, step, kept, said),
            KeptHead = KeptHead,
            MayLoseAnything = objective == CompactObjective.Policy,
            IsOver = point => point.Policy is { } policy && policy.ApproximateKl > phase.TargetKl,
        };
        loop.Run(session, pools.Batches(phase.Mix, phase.BatchTokens, $"{config.Seed}/{name}"), progress, stop);
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

    private static CompactLamTraining Definition(string phase, TrainingConfig config)
    {
        var (shape, objective) = (config.Model.Shape, Objective(phase));
        var own = new CompactLamTraining { Shape = shape, Objective = objective }.OwnWeights;
        return new() { Shape = shape, Objective = objective, Shares = (1, ShareOfFunctions, 1, 1), Adapters = config.Phases[phase].Adapters?.Of(shape.Backbone, own, $"{config.Seed}/{phase}") };
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

    private static double Share(IReadOnlyDictionary<string, double> sums, string what) =>
        sums.GetValueOrDefault(what) is > 0 and var count ? sums.GetValueOrDefault($"{what}_right") / count : 0;
}
