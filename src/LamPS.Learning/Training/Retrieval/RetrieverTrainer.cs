using System.Globalization;
using LamPS.Core;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Engine.Optimizing;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Agents.Compact.Retrieval;
using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Retrieval;

/// <summary>Trains retrievers: which of all the ways does a request mean? Equal texts, vectors and seeds give equal retrievers, so one that was stopped begins anew.</summary>
/// <param name="config">How it trains.</param>
/// <param name="seed">Seed.</param>
internal sealed class RetrieverTrainer(TrainingConfig.RetrieverConfig config, string seed)
{
    /// <summary>Name of the phase in what is told, and of its table.</summary>
    public const string Name = "retriever";

    private const int PointEvery = 20;

    // Small beside what general vectors say, which are projected with about 1 / sqrt(width); without them, words have to begin apart.
    private const float Beginning = 0.01f;
    private const float BeginningAlone = 0.1f;

    // Rare words are important to begin with.
    private const double Rarity = 0.5;

    // With one thread, sums over rows are quick.
    private static readonly TrainingSettings Settings = new() { Threads = 1, Spin = false };

    /// <summary>Trains.</summary>
    /// <param name="procedures">Procedures with how people ask for them.</param>
    /// <param name="foreign">Requests that nobody can mean.</param>
    /// <param name="elsewhere">What other programs do, and how people ask for it.</param>
    /// <param name="vectors">File with general vectors of words; null for none.</param>
    /// <param name="curve">File for the table of losses.</param>
    /// <param name="progress">Told every few steps; may be null.</param>
    /// <param name="stop">Stops before the next step.</param>
    /// <exception cref="LamException">The vectors can't be read, or training failed.</exception>
    public RetrieverTables Train(
        IReadOnlyList<Procedure> procedures, IReadOnlyList<string> foreign, IReadOnlyList<Procedure> elsewhere, string? vectors, string curve, IProgress<TrainingProgress>? progress, CancellationToken stop)
    {
        var words = new RetrieverWords(procedures, foreign, elsewhere);
        var general = vectors is null ? null : WordVectors.Read(vectors, words.Words.ToHashSet(), config.Further);
        var wide = general?.Width ?? 0;
        var known = new float[words.Words.Count * wide];
        for (var i = 0; i < words.Words.Count; i++)
            general?.Of(words.Words[i])?.CopyTo(known, i * wide);
        var shape = new RetrieverShape(words.Words.Count, Math.Max(1, words.Pairs.Count), procedures.Count + 1, config.Width, wide);
        using var session = TrainingSession.Open(new RetrieverTraining(shape), Begin(shape, words), Settings, stop);
        var rate = new LearningRate { Peak = config.LearningRate, Steps = config.Steps, WarmUp = Math.Max(1, config.Steps / 10) };
        var table = new StepTable(curve, "step,loss,right", 0);
        var order = new SeededRandom($"{seed}/{Name}");
        var random = new SeededRandom($"{seed}/{Name}/left out");
        var started = TimeProvider.System.GetTimestamp();
        Dictionary<RetrieverPool, Queue<int>> waiting = new() { [words.Taught] = [], [words.Elsewhere] = [] };
        var (loss, right, taught, tokens) = (0.0, 0.0, 0, 0L);
        for (var step = 1; step <= config.Steps; step++)
        {
            stop.ThrowIfCancellationRequested();
            var pool = words.Elsewhere.Requests.Count > 0 && order.NextDouble() < config.Elsewhere ? words.Elsewhere : words.Taught;
            var next = waiting[pool];
            while (next.Count < config.Batch)
            {
                foreach (var request in order.Shuffle(Enumerable.Range(0, pool.Requests.Count)))
                    next.Enqueue(request);
            }

            using var batch = words.Batch(pool, [.. Enumerable.Range(0, config.Batch).Select(_ => next.Dequeue())], known, random, $"{Name} {step}");
            var result = session.Step(batch, rate.At(step), stop);
            tokens += batch.Tokens;
            if (pool.IsTaught)
                (loss, right, taught) = (loss + result.Loss, right + (result.Metrics["requests_right"] / result.Metrics["requests"]), taught + 1);
            if (step % PointEvery != 0 || taught == 0)
                continue;
            var point = new TrainingProgress(Name, step, config.Steps, loss / taught, right / taught, double.NaN, double.NaN, double.NaN, tokens / Math.Max(0.001, TimeProvider.System.GetElapsedTime(started).TotalSeconds));
            table.Add(string.Create(CultureInfo.InvariantCulture, $"{step},{point.Loss:G9},{point.Candidates:0.0000}"));
            progress?.Report(point);
            (loss, right, taught) = (0, 0, 0);
        }

        return Tables(shape, procedures, words, general, known, session.Weights(stop));
    }

    private WeightSet Begin(RetrieverShape shape, RetrieverWords words)
    {
        var weights = WeightSet.Random(shape.Weights, new SeededRandom($"{seed}/{Name}/weights").Next(int.MaxValue), shape.GeneralWidth > 0 ? Beginning : BeginningAlone);
        var importance = words.Counts().Select(c => (float)(Rarity * Math.Log((words.Taught.Requests.Count + words.Elsewhere.Requests.Count + 1.0) / (c + 3)))).ToArray();
        (weights[RetrieverTables.RequestImportance], weights[RetrieverTables.WayImportance]) = (importance, [.. importance]);
        weights[RetrieverTables.WayWords] = [.. weights[RetrieverTables.RequestWords]];
        if (shape.GeneralWidth > 0)
        {
            var projection = weights[RetrieverTables.RequestProjection].Select(v => v * (1 / (Beginning * MathF.Sqrt(shape.GeneralWidth)))).ToArray();
            (weights[RetrieverTables.RequestProjection], weights[RetrieverTables.WayName], weights[RetrieverTables.WayPlace]) = (projection, [.. projection], [.. projection]);
        }

        return weights;
    }

    private static RetrieverTables Tables(RetrieverShape shape, IReadOnlyList<Procedure> procedures, RetrieverWords words, WordVectors? general, float[] known, WeightSet weights)
    {
        var further = general?.Further ?? [];
        var vectors = new float[(words.Words.Count + further.Count) * shape.GeneralWidth];
        known.CopyTo(vectors, 0);
        for (var i = 0; i < further.Count; i++)
            general!.Of(further[i])!.CopyTo(vectors, known.Length + (i * shape.GeneralWidth));

        // A word without a row is as important as rare ones are.
        var counts = words.Counts();
        float[] WithOthers(float[] importance) => [.. importance, importance.Where((_, i) => counts[i] <= 2).DefaultIfEmpty().Average()];
        var tensors = shape.Weights.Where(w => w.Name != RetrieverShape.Own).ToDictionary(w => w.Name, w => weights[w.Name]);
        foreach (var name in new[] { RetrieverTables.RequestImportance, RetrieverTables.WayImportance })
            tensors[name] = WithOthers(tensors[name]);
        foreach (var name in new[] { RetrieverTables.RequestProjection, RetrieverTables.WayName, RetrieverTables.WayPlace })
            tensors.TryAdd(name, []);
        tensors[RetrieverTables.Vectors] = vectors;
        if (words.Pairs.Count == 0)
            tensors[RetrieverTables.RequestPairs] = [];
        tensors[RetrieverTables.Taught] = new float[shape.Ways * shape.Width];
        var tables = new RetrieverTables
        {
            Words = words.Words, Pairs = words.Pairs, Further = further, Procedures = [.. procedures.Select(RetrieverText.Key)], Width = shape.Width, GeneralWidth = shape.GeneralWidth, Tensors = tensors,
        };
        var retriever = new WayRetriever(tables);
        for (var way = 0; way < shape.Ways; way++)
            retriever.Way(way < procedures.Count ? procedures[way].Lines : [], weights[RetrieverShape.Own].AsSpan(way * shape.Width, shape.Width)).CopyTo(tensors[RetrieverTables.Taught], way * shape.Width);
        return tables;
    }
}
