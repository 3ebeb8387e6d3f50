using System.Diagnostics;
using System.Globalization;
using LamPS.Model.Generation;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;
using LamPS.Model.Scoring;

namespace LamPS.Benchmarks;

/// <summary>The local model runtime: writing against the memory's speed, reading, and warm decisions of both kinds of model.</summary>
internal sealed class ModelBenchmark : Benchmark
{
    private const int Threads = 2;
    private const int Tokens = 24;
    private const int Rounds = 6;
    private const int Turns = 3;
    private const int RunsInTurn = 12;

    public override string Name => "model";

    public override string Title => "the local model runtime, on random weights and 2 threads";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        if (!OnnxRuntime.IsAvailable(out var missing))
            throw new NotMeasurableException($"{missing!.Message} {missing.Remedy}");
        List<Measurement> measurements = [];
        foreach (var (name, shape) in new[] { ("5M", ModelShapes.Small), ("14M", ModelShapes.Middle), ("91M", ModelShapes.Large) })
        {
            foreach (var format in new[] { WeightFormat.Float32, WeightFormat.Block8 })
                measurements.Add(await DecodeAsync(settings, name, shape, format, cancellationToken));
        }

        measurements.Add(await PrefillAsync(settings, cancellationToken));
        measurements.Add(await CompactAsync(settings, cancellationToken));
        measurements.Add(await GenerativeAsync(settings, cancellationToken));
        return measurements;
    }

    private static DecoderModel Load(BenchmarkSettings settings, TransformerShape shape, WeightFormat format, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(settings.Work, $"{shape.Width}-{format}");
        if (!Directory.Exists(folder))
            DecoderFolder.Write(folder, shape, ModelShapes.Weights(shape), new() { Weights = format }, [], null);
        return DecoderModel.Load(folder, new() { Threads = Threads }, cancellationToken);
    }

    // Rounds of writing and of reading memory take turns, so that both see the same neighbours.
    private async Task<Measurement> DecodeAsync(BenchmarkSettings settings, string name, TransformerShape shape, WeightFormat format, CancellationToken cancellationToken)
    {
        using var model = Load(settings, shape, format, cancellationToken);
        using var context = model.NewContext();
        var (token, floor, over) = (new Sample(), new Sample(), new Sample());
        var bytes = TrafficBytes(shape, format);
        await TokenAsync(context, cancellationToken);
        for (var round = 0; round < Rounds; round++)
        {
            var (reading, writing) = (MemoryBandwidth.Read(bytes, Threads).Median, await TokenAsync(context, cancellationToken));
            floor.Add(reading);
            token.Add(writing);
            over.Add(writing / reading);
        }

        // Below 1 the processor's caches hold the weights from token to token.
        var ratio = over.Median;
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"a token: {token.Describe("ms")}; reading its {bytes / 1e6:0.#} MB of weights: {floor.Describe("ms")} ({bytes / 1e6 / floor.Median:0.#} GB/s)");
        return Measurement.AtMost(Name, $"writing, {name} {Called(format)}: a token over the memory's floor", ratio, 1.25, "times", detail);
    }

    private static async Task<double> TokenAsync(DecoderContext context, CancellationToken cancellationToken)
    {
        var times = new Sample();
        var last = 0L;
        await foreach (var _ in context.StreamAsync([1, 2, 3, 4], new() { MaxTokens = Tokens }, cancellationToken))
        {
            var now = Stopwatch.GetTimestamp();
            if (last != 0)
                times.Add(Stopwatch.GetElapsedTime(last, now).TotalMilliseconds);
            last = now;
        }

        return times.Median;
    }

    private static string Called(WeightFormat format) => format switch
    {
        WeightFormat.Float32 => "fp32",
        WeightFormat.Integer8 => "8-bit integers",
        _ => "8 bits",
    };

    // Every matrix once; of the embedding one row, unless it is the head as well.
    private static long TrafficBytes(TransformerShape shape, WeightFormat format)
    {
        var weights = shape.Parameters - (shape.TiedEmbeddings ? 0 : (long)shape.Vocabulary * shape.Width);

        // Blocks of 128 have a scale of four bytes.
        return format == WeightFormat.Float32 ? weights * 4 : weights + (weights / 32);
    }

    private async Task<Measurement> PrefillAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        int[] prompt = [.. Enumerable.Range(0, 512).Select(i => i * 31 % 8000)];
        var times = await TimeFormatsAsync(settings, [WeightFormat.Float32, WeightFormat.Block8, WeightFormat.Integer8], cancellationToken, async context =>
        {
            context.Clear();
            await context.NextLogitsAsync(prompt, cancellationToken);
        });

        // What is left when all but the products is free: every matrix once a token, but the head once, and of the last layer the matrix of the attention.
        var shape = ModelShapes.Middle;
        var layer = (shape.Parameters - ((long)shape.Vocabulary * shape.Width)) / shape.Layers;
        var attention = (long)shape.Width * (shape.Width + (2L * shape.Width / shape.Heads * shape.KeyValueHeads));
        var work = 2e-6 * 512 * ((layer * (shape.Layers - 1)) + attention);
        var speed = await ProductSpeedAsync(cancellationToken);
        var detail = string.Create(CultureInfo.InvariantCulture, $"{Describe(times)}; the products alone, in fp32: {work / speed:0.#} ms at {speed:0} billion operations/s");
        return Measurement.AtMost(Name, "reading 512 tokens, 14M 8-bit integers", times[^1].Median, 40, "ms", detail);
    }

    // The formats take turns, so that all see the same neighbours.
    private static async Task<IReadOnlyList<Sample>> TimeFormatsAsync(
        BenchmarkSettings settings, IReadOnlyList<WeightFormat> formats, CancellationToken cancellationToken, Func<DecoderContext, Task> action)
    {
        var models = formats.Select(format => Load(settings, ModelShapes.Middle, format, cancellationToken)).ToList();
        var contexts = models.Select(model => model.NewContext()).ToList();
        try
        {
            return await TimeInTurnAsync([.. contexts.Select(context => (Func<Task>)(() => action(context)))]);
        }
        finally
        {
            contexts.ForEach(context => context.Dispose());
            models.ForEach(model => model.Dispose());
        }
    }

    // A turn is several runs, for a model in use has its weights in the caches; the first two of a turn, which fetch them, don't count.
    private static async Task<IReadOnlyList<Sample>> TimeInTurnAsync(IReadOnlyList<Func<Task>> actions)
    {
        var times = actions.Select(_ => new Sample()).ToList();
        for (var turn = 0; turn < Turns; turn++)
        {
            for (var i = 0; i < actions.Count; i++)
            {
                for (var run = -2; run < RunsInTurn; run++)
                {
                    var started = Stopwatch.GetTimestamp();
                    await actions[i]();
                    if (run >= 0)
                        times[i].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }
        }

        return times;
    }

    private static string Describe(IReadOnlyList<Sample> times) =>
        $"{times[^1].Describe("ms")}; {string.Join("; ", times.SkipLast(1).Select((t, i) => $"{(i == 0 ? "fp32" : "8-bit blocks")}: {t.Describe("ms")}"))}";

    // Millions of operations a millisecond, which are billions a second, in the best of many products that fit the caches.
    private static async Task<double> ProductSpeedAsync(CancellationToken cancellationToken)
    {
        const int Rows = 256, Inner = 384, Columns = 1024;
        var graph = new GraphBuilder("product");
        var weight = graph.Weight("w", OnnxElementType.Float32, new byte[Inner * Columns * sizeof(float)], Inner, Columns);
        graph.Output(graph.Node("MatMul", [graph.Input("x", OnnxElementType.Float32, Rows, Inner), weight]), "y", OnnxElementType.Float32, Rows, Columns);
        using var session = OnnxSession.Load(graph.ToBytes(), new() { Threads = Threads }, cancellationToken);
        using var x = OnnxTensor.Allocate<float>(Rows, Inner);
        x.Span<float>().Fill(1);
        Dictionary<string, OnnxTensor> inputs = new() { ["x"] = x };
        var times = new Sample();
        for (var i = 0; i < 8; i++)
        {
            var sample = await TimeAsync(() =>
            {
                session.Run(inputs, [], cancellationToken)[0].Dispose();
                return Task.CompletedTask;
            });
            times.Add(sample.Minimum);
        }

        return 2e-6 * Rows * Inner * Columns / times.Minimum;
    }

    private async Task<Measurement> CompactAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        var shape = ModelShapes.Compact;
        static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => $"n{i}")];
        var config = new CompactLamConfig
        {
            Context = shape.Backbone.Context, Vocabulary = shape.Backbone.Vocabulary, Functions = Names(shape.Functions), Slots = Names(shape.Slots), SpanTypes = Names(shape.SpanTypes),
            Statuses = Names(shape.Statuses), TokenFeatures = Names(shape.Backbone.TokenFeatures), CandidateFeatures = Names(shape.CandidateFeatures),
        };
        CompactLamModel LoadCompact(WeightFormat format)
        {
            var folder = Path.Combine(settings.Work, $"compact-{format}");
            CompactLamModel.Write(folder, shape, WeightSet.Random(shape.Weights(), 1), format, config);
            return CompactLamModel.Load(folder, new() { Threads = Threads }, cancellationToken);
        }

        using var plain = LoadCompact(WeightFormat.Float32);
        using var integers = LoadCompact(WeightFormat.Integer8);

        // 90 tokens of context and 40 candidates of 9.
        var input = new ScoringInput
        {
            Tokens = [.. Enumerable.Range(0, 450).Select(i => i * 31 % 4000)],
            Segments = [.. Enumerable.Range(0, 450).Select(i => i < 90 ? 0 : 1 + ((i - 90) / 9))],
            TokenFeatures = new float[450 * shape.Backbone.TokenFeatures],
            DecisionToken = 89,
            Candidates = [.. Enumerable.Range(0, 40).Select(c => new ScoringCandidate(98 + (9 * c), [.. Enumerable.Repeat(true, shape.Functions)], new float[4]))],
            Spans = [.. Enumerable.Range(0, 12).Select(s => new ScoringSpan(s, s + 2, s % 8))],
        };
        var times = await TimeInTurnAsync([() => plain.ScoreAsync(input, cancellationToken), () => integers.ScoreAsync(input, cancellationToken)]);
        return Measurement.AtMost(Name, "a decision of a compact LAM: 5M 8-bit integers, 450 tokens, 40 candidates", times[^1].Median, 25, "ms", Describe(times));
    }

    private async Task<Measurement> GenerativeAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        int[] known = [.. Enumerable.Range(0, 200).Select(i => i * 17 % 8000)];
        var next = 0;
        var times = await TimeFormatsAsync(settings, [WeightFormat.Float32, WeightFormat.Block8, WeightFormat.Integer8], cancellationToken, async context =>
        {
            // What is new differs from time to time; the beginning is remembered.
            next++;
            await context.GenerateAsync([.. known, .. Enumerable.Range(0, 600).Select(i => ((i * 31) + next) % 8000)], new() { MaxTokens = 20 }, cancellationToken);
        });
        return Measurement.AtMost(Name, "a decision of a generative model: 14M 8-bit integers, 600 new tokens, 20 written", times[^1].Median, 120, "ms", Describe(times));
    }

    private static async Task<Sample> TimeAsync(Func<Task> action)
    {
        await action();
        var times = new Sample();
        for (var i = 0; i < 12; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await action();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times;
    }
}
