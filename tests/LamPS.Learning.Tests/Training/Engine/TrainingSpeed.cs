using System.Diagnostics;
using System.Globalization;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Model.Graphs;
using LamPS.Model.Scoring;
using Xunit;

namespace LamPS.Learning.Tests.Training.Engine;

/// <summary>Measures training; run by name with <c>-explicit only</c>.</summary>
[Trait("Needs", "onnxruntime")]
public sealed class TrainingSpeed
{
    [Theory(Explicit = true)]
    [InlineData(1, 4, ActivationKind.SwiGlu)]
    [InlineData(1, 5, ActivationKind.SwiGlu)]
    [InlineData(2, 5, ActivationKind.SwiGlu)]
    [InlineData(1, 5, ActivationKind.Gelu)]
    public void Tokens_a_second(int threads, int layers, ActivationKind activation)
    {
        var token = TestContext.Current.CancellationToken;
        var shape = new CompactLamShape
        {
            Backbone = new()
            {
                Vocabulary = 2500, Layers = layers, Width = 256, Heads = 4, KeyValueHeads = 4, FeedForward = activation == ActivationKind.Gelu ? 1024 : 688, Context = 512, TokenFeatures = 8,
                Activation = activation,
            },
            HeadWidth = 128, Functions = 12, Slots = 8, SpanTypes = 4, Statuses = 5, CandidateFeatures = 4,
        };
        var definition = new CompactLamTraining { Shape = shape };
        var random = new Random(1);
        using var batch = CompactBatch.Of([.. Enumerable.Range(0, 10).Select(_ => Example(random, shape))], shape);
        var profile = Environment.GetEnvironmentVariable("LAMPS_TRAINING_PROFILE");
        using var session = TrainingSession.Open(definition, WeightSet.Random(definition.Weights, 1), new() { Threads = threads, ProfilePrefix = profile }, token);
        for (var i = 0; i < 3; i++)
            session.Step(batch, 1e-3, token);
        List<double> seconds = [];
        var busy = Process.GetCurrentProcess().TotalProcessorTime;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < 6;)
        {
            var start = Stopwatch.GetTimestamp();
            session.Step(batch, 1e-3, token);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        busy = Process.GetCurrentProcess().TotalProcessorTime - busy;
        seconds.Sort();
        var parameters = definition.Weights.Sum(w => w.Count) / 1e6;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{activation} {layers} layers, {parameters:0.0}M parameters, {threads} threads, {batch.Rows} tokens: {batch.Rows / seconds[seconds.Count / 2]:0} tokens/s (median of {seconds.Count}), best {batch.Rows / seconds[0]:0}, a second of processor {batch.Rows * seconds.Count / busy.TotalSeconds:0}"));
        if (profile is not null)
            Console.WriteLine(session.EndProfiling());
    }

    // 90 tokens of context and twelve candidates of ten.
    private static CompactExample Example(Random random, CompactLamShape shape)
    {
        List<int> segments = [.. Enumerable.Repeat(0, 90), .. Enumerable.Range(0, 120).Select(i => 1 + (i / 10))];
        return new()
        {
            Input = new()
            {
                Tokens = [.. segments.Select(_ => random.Next(2500))], Segments = segments,
                Positions = [.. Enumerable.Range(0, 210).Select(i => i < 90 ? i : 90 + (i % 10))],
                TokenFeatures = [.. Enumerable.Range(0, 210 * 8).Select(_ => (float)random.Next(2))],
                DecisionToken = 89,
                Candidates = [.. Enumerable.Range(0, 12).Select(c => new ScoringCandidate(99 + (c * 10), [.. Enumerable.Repeat(true, shape.Functions)], [0, 1, 0, 1]))],
                Spans = [.. Enumerable.Range(0, 6).Select(s => new ScoringSpan(s * 3, (s * 3) + 1, s % 4))],
            },
            Candidate = random.Next(12), Function = random.Next(12), Spans = [1, -1, -1, -1, 2, -1, -1, -1], Status = random.Next(5),
        };
    }
}
