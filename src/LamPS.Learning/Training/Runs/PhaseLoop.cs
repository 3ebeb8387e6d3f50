using System.Globalization;
using LamPS.Core;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Optimizing;
using LamPS.Learning.Training.Engine.Sessions;

namespace LamPS.Learning.Training.Runs;

/// <summary>The steps of a phase, whatever is trained: batches in, points of a curve out, a checkpoint at each. Stopped or killed at any moment it goes on from the last one to the same curve.</summary>
/// <typeparam name="T">Examples.</typeparam>
/// <param name="name">Name of the phase.</param>
/// <param name="phase">What the configuration says of it.</param>
/// <param name="folder">Folder of the phase.</param>
/// <param name="time">Clock.</param>
internal sealed class PhaseLoop<T>(string name, TrainingConfig.PhaseConfig phase, string folder, TimeProvider time)
{
    // Steps that a point of the curve sums up, and between checkpoints: a run that goes on begins a point anew.
    private const int CurveEvery = 20;

    // Batches differ, but hardly by that much from what a phase begins with; a policy's loss may begin anywhere. A model that is trained further
    // begins low, and a batch of what it doesn't know yet costs it some nats, five times those of functions: that is no explosion.
    private const double Explosion = 10;
    private const double LeastBeginning = 5;

    /// <summary>What errors call an example.</summary>
    public required Func<T, string> NameOf { get; init; }

    /// <summary>Tokens of an example.</summary>
    public required Func<T, int> LengthOf { get; init; }

    /// <summary>Makes a batch with a name.</summary>
    public required Func<IReadOnlyList<T>, string, TrainingBatch> BatchOf { get; init; }

    /// <summary>Makes a point of the curve from the step, the sums of the metrics, how many steps they sum up, and tokens a second.</summary>
    public required Func<long, IReadOnlyDictionary<string, double>, int, double, TrainingProgress> PointOf { get; init; }

    /// <summary>Looks at what is kept back; gets the step, the table of shares and that of samples.</summary>
    public required Action<long, StepTable, StepTable> Look { get; init; }

    /// <summary>Names of the columns of the table of shares.</summary>
    public required string KeptHead { get; init; }

    /// <summary>Whether a loss may be anything, and none is an explosion.</summary>
    public bool MayLoseAnything { get; init; }

    /// <summary>Whether the phase is over at a point, before its steps are.</summary>
    public Func<TrainingProgress, bool> IsOver { get; init; } = _ => false;

    /// <summary>Trains until the phase's steps are done.</summary>
    /// <param name="session">The model; goes on from the phase's checkpoint where there is one.</param>
    /// <param name="batches">Batches, from the first step on.</param>
    /// <param name="progress">Told every few steps.</param>
    /// <param name="stop">Stops before the next step; what came since the last checkpoint is done again.</param>
    /// <exception cref="LamException">The loss isn't finite, data doesn't fit, or files can't be written; the last checkpoint stays.</exception>
    public void Run(TrainingSession session, IEnumerable<IReadOnlyList<T>> batches, IProgress<TrainingProgress>? progress, CancellationToken stop)
    {
        var rate = new LearningRate { Peak = phase.LearningRate, Steps = phase.Steps, WarmUp = phase.WarmUp };
        var checkpoint = Path.Combine(folder, PhaseRunner.CheckpointFile);
        if (File.Exists(checkpoint))
            session.LoadCheckpoint(checkpoint);
        var curve = new StepTable(Path.Combine(folder, PhaseRunner.CurveFile), TrainingProgress.Head, session.Steps);
        var kept = new StepTable(Path.Combine(folder, PhaseRunner.KeptFile), KeptHead, session.Steps);
        var said = new StepTable(Path.Combine(folder, PhaseRunner.SamplesFile), TrainingSamples.Head, session.Steps);
        var (started, begun, tokens) = (time.GetTimestamp(), session.Steps, 0L);
        var first = StepTable.Read(Path.Combine(folder, PhaseRunner.CurveFile)).Select(c => double.Parse(c[1], CultureInfo.InvariantCulture)).FirstOrDefault(double.NaN);
        Dictionary<string, double> sums = [];
        var step = 0L;
        foreach (var examples in batches)
        {
            if (++step <= begun)
                continue;
            if (step > phase.Steps)
                break;
            stop.ThrowIfCancellationRequested();
            var called = $"{name} {step}: {NameOf(examples[0])}{(examples.Count > 1 ? $" and {examples.Count - 1} more" : "")}";
            using var batch = BatchOf(examples, called);
            var result = session.Step(batch, rate.At(step), CancellationToken.None);
            if (double.IsNaN(first))
                first = result.Loss;
            if (!MayLoseAnything && result.Loss > Explosion * Math.Max(first, LeastBeginning))
                throw TrainingErrors.LossExploded(called, result.Loss, first);
            tokens += examples.Sum(e => LengthOf(e));
            foreach (var (metric, value) in result.Metrics)
                sums[metric] = sums.GetValueOrDefault(metric) + value;
            if (step % phase.EvaluateEvery == 0 || step == phase.Steps)
                Look(step, kept, said);
            if (step % CurveEvery == 0)
            {
                var point = PointOf(step, sums, CurveEvery, tokens / Math.Max(0.001, time.GetElapsedTime(started).TotalSeconds));
                curve.Add(point.Row);
                session.SaveCheckpoint(checkpoint, CancellationToken.None);
                progress?.Report(point);
                sums.Clear();
                if (IsOver(point))
                    break;
            }
        }

        session.SaveCheckpoint(checkpoint, CancellationToken.None);
    }
}
