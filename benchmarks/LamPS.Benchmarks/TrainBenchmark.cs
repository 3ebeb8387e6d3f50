using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Engine.Optimizing;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Learning.Training.Examples;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;
using LamPS.Model.Scoring;

namespace LamPS.Benchmarks;

/// <summary>
/// Training steps of a model of the size of lam-desk, against libtorch on the same weights and batch, and against what matrix products alone reach. All
/// three take turns, and both trainings must have the same losses, or they wouldn't be the same.
/// </summary>
internal sealed class TrainBenchmark : Benchmark
{
    private const int Rounds = 9;
    private const int StepsOfRound = 6;

    // The other side may get stuck where others use the processors as well; what was measured until then has to do.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private const int Examples = 16;
    private const int Context = 100;
    private const int Candidates = 12;
    private const int TokensOfCandidate = 13;
    private const int Spans = 8;
    private const double Rate = 1e-3;
    private const int Side = 1024;
    private const string Python = "/usr/bin/python3";

    private static readonly AdamWOptions AdamW = new();

    public override string Name => "train";

    public override string Title => "training a model of lam-desk's size, against libtorch and the peak of matrix products";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        if (!OnnxRuntime.IsAvailable(out var missing))
            throw new NotMeasurableException($"{missing!.Message} {missing.Remedy}");
        List<Measurement> measurements = [];
        foreach (var threads in new[] { 1, Environment.ProcessorCount }.Distinct())
            measurements.AddRange(await MeasureAsync(settings, threads, cancellationToken));
        return measurements;
    }

    private async Task<IReadOnlyList<Measurement>> MeasureAsync(BenchmarkSettings settings, int threads, CancellationToken cancellationToken)
    {
        var shape = new CompactForm().Shape;
        var definition = new CompactLamTraining { Shape = shape };
        var weights = WeightSet.Random(definition.Weights, 1);
        var random = new Random(1);
        using var batch = CompactBatch.Of([.. Enumerable.Range(0, Examples).Select(_ => Example(random, shape))], shape);
        using var own = TrainingSession.Open(definition, weights, new TrainingSettings { Threads = threads, AdamW = AdamW }, cancellationToken);
        using var products = new MatrixProduct(threads, cancellationToken);
        var prefix = Path.Combine(settings.Work, $"train-{threads}");
        Write(prefix, shape, definition, weights, batch);
        using var torch = await Torch.StartAsync(settings, prefix, threads, cancellationToken);

        var (steps, theirs, ratios, peaks, shares) = (new Sample(), new Sample(), new Sample(), new Sample(), new Sample());
        var operations = Operations(shape, batch);
        var begun = Stopwatch.GetTimestamp();
        for (var round = 0; round <= Rounds && (round < 3 || Stopwatch.GetElapsedTime(begun) < Longest); round++)
        {
            var peak = products.Measure(cancellationToken);
            var (ofOwn, losses) = (new Sample(), new List<double>());
            for (var i = 0; i < StepsOfRound; i++)
            {
                var started = Now(threads);
                losses.Add(own.Step(batch, Rate, cancellationToken).Loss);
                ofOwn.Add((Now(threads) - started).TotalMilliseconds);
            }

            var other = torch.Reason is null ? await torch.StepsAsync(StepsOfRound, cancellationToken) : null;

            // The first round warms up, and shows that both do the same.
            if (round == 0)
            {
                if (other is not null && losses.Zip(other.Losses).Any(l => Math.Abs(l.First - l.Second) > 0.01 * l.First))
                    throw new BenchmarkFailedException($"the losses differ: {string.Join(", ", losses)} and libtorch's {string.Join(", ", other.Losses)}");
                continue;
            }

            steps.Add(ofOwn.Median);
            peaks.Add(peak);
            shares.Add(100 * operations / (ofOwn.Median / 1000) / (peak * 1e9));
            if (other is null)
                continue;
            theirs.Add(other.Milliseconds.Order().ElementAt(other.Milliseconds.Count / 2));
            ratios.Add(theirs.Last / ofOwn.Median);
        }

        var called = threads == 1 ? "1 thread, time of the processor" : $"{threads} threads";
        var speed = string.Create(CultureInfo.InvariantCulture, $"{batch.Tokens / steps.Median * 1000:0} tokens/s; a step of {batch.Tokens} tokens, forward, backward and AdamW: {steps.Describe("ms")}");
        var share = string.Create(CultureInfo.InvariantCulture, $"{shares.Describe("%")}; products of {Side} x {Side}: {peaks.Describe("GFLOP/s")}; the step's products alone are {operations / 1e9:0.#} GFLOP");
        return
        [
            torch.Reason is { } reason
                ? Measurement.Skipped(Name, $"{called}, tokens a second over libtorch's", $"{reason}; {speed}")
                : Measurement.AtLeast(Name, $"{called}, tokens a second over libtorch's", ratios.Median, 1.3, "times", string.Create(CultureInfo.InvariantCulture, $"{ratios.Describe("times")}; {speed}; libtorch {torch.Version}: {batch.Tokens / theirs.Median * 1000:0} tokens/s, {theirs.Describe("ms")}; the losses are the same")),
            Measurement.AtLeast(Name, $"{called}, of the matrix-product peak", shares.Median, 60, "%", share),
        ];
    }

    // One thread is timed by what the processor spent on it, so that a busy machine costs neither side anything; several by the clock.
    private static TimeSpan Now(int threads) => threads == 1 ? ThreadClock.Now : TimeSpan.FromTicks((long)(Stopwatch.GetTimestamp() * ((double)TimeSpan.TicksPerSecond / Stopwatch.Frequency)));

    // Multiplications and additions of matrix products; the backward pass has two for each of the forward pass. What the heads take is left out: it is little.
    private static double Operations(CompactLamShape shape, TrainingBatch batch)
    {
        double width = shape.Backbone.Width, inner = shape.Backbone.FeedForward, rows = batch.Rows, length = batch.Rows / Examples;
        var wanted = batch.Tensors["wanted"].Shape[1] * (double)Examples;
        double Layer(double all, double seen) => (2 * width * ((2 * width * all) + (2 * width * seen) + (3 * inner * seen))) + (4 * seen * length * width);
        return 3 * (((shape.Backbone.Layers - 1) * Layer(rows, rows)) + Layer(rows, wanted));
    }

    // A request with its line, then candidates; nothing is filled up, so that neither side has an advantage of skipping it.
    private static CompactExample Example(Random random, CompactLamShape shape)
    {
        const int Length = Context + (Candidates * TokensOfCandidate);
        List<int> segments = [.. Enumerable.Range(0, Length).Select(i => i < Context ? 0 : 1 + ((i - Context) / TokensOfCandidate))];
        return new()
        {
            Input = new()
            {
                Tokens = [.. segments.Select(_ => random.Next(shape.Backbone.Vocabulary))],
                Segments = segments,
                Positions = [.. Enumerable.Range(0, Length).Select(i => i < Context ? i : Context + ((i - Context) % TokensOfCandidate))],
                TokenFeatures = [.. Enumerable.Range(0, Length * shape.Backbone.TokenFeatures).Select(_ => (float)random.Next(2))],
                DecisionToken = Context - 1,
                Candidates = [.. Enumerable.Range(0, Candidates).Select(c => new ScoringCandidate(Context + (c * TokensOfCandidate) + TokensOfCandidate - 1, [.. Enumerable.Repeat(true, shape.Functions)], [.. Enumerable.Range(0, shape.CandidateFeatures).Select(_ => (float)random.NextDouble())]))],
                Spans = [.. Enumerable.Range(0, Spans).Select(s => new ScoringSpan(s * 3, (s * 3) + 1, s % shape.SpanTypes))],
            },
            Candidate = random.Next(Candidates),
            Function = random.Next(shape.Functions),
            Spans = [.. Enumerable.Range(0, shape.Slots).Select(s => s == 2 ? random.Next(Spans) : -1)],
            Status = random.Next(shape.Statuses),
        };
    }

    private static void Write(string prefix, CompactLamShape shape, CompactLamTraining definition, WeightSet weights, TrainingBatch batch)
    {
        using var numbers = File.Create(prefix + ".bin");
        object Entry(string type, IReadOnlyList<long> entryShape, ReadOnlySpan<byte> bytes)
        {
            var offset = numbers.Position;
            numbers.Write(bytes);
            return new { type, shape = entryShape, offset };
        }

        var described = new
        {
            layers = shape.Backbone.Layers,
            heads = shape.Backbone.Heads,
            width = shape.Backbone.Width,
            context = shape.Backbone.Context,
            normEpsilon = shape.Backbone.NormEpsilon,
            ropeTheta = shape.Backbone.RopeTheta,
            headWidth = shape.HeadWidth,
            slots = shape.Slots,
            learningRate = Rate,
            betas = new[] { AdamW.Beta1, AdamW.Beta2 },
            epsilon = AdamW.Epsilon,
            weightDecay = AdamW.WeightDecay,
            clipNorm = AdamW.ClipNorm,
            decays = definition.Weights.Where(n => AdamWOptions.Decays(n.Name, n.Shape.Count)).Select(n => n.Name).ToList(),
            weights = definition.Weights.ToDictionary(n => n.Name, n => Entry("float32", n.Shape, MemoryMarshal.AsBytes<float>(weights[n.Name]))),
            batch = batch.Tensors.ToDictionary(t => t.Key, t => Entry(t.Value.ElementType.ToString().ToLowerInvariant(), t.Value.Shape, t.Value.Bytes())),
        };
        File.WriteAllText(prefix + ".json", JsonSerializer.Serialize(described));
    }

    /// <summary>Products of square matrices on the same runtime and as many threads: what a processor reaches when nothing else is asked of it.</summary>
    private sealed class MatrixProduct : IDisposable
    {
        private const int Products = 4;

        private readonly OnnxSession _session;
        private readonly Dictionary<string, OnnxTensor> _inputs;
        private readonly int _threads;

        public MatrixProduct(int threads, CancellationToken cancellationToken)
        {
            _threads = threads;
            var graph = new GraphBuilder("product");
            var (a, b) = (graph.Input("a", OnnxElementType.Float32, Side, Side), graph.Input("b", OnnxElementType.Float32, Side, Side));
            graph.Output(graph.Node("MatMul", [a, b]), "c", OnnxElementType.Float32, Side, Side);
            _session = OnnxSession.Load(graph.ToBytes(), new OnnxSessionSettings { Threads = threads, Spin = true }, cancellationToken);
            var random = new Random(1);
            OnnxTensor Some() => OnnxTensor.Of<float>([.. Enumerable.Range(0, Side * Side).Select(_ => random.NextSingle() - 0.5f)], Side, Side);
            _inputs = new() { ["a"] = Some(), ["b"] = Some() };
        }

        /// <summary>The quickest of a few, in GFLOP/s.</summary>
        public double Measure(CancellationToken cancellationToken)
        {
            var best = 0.0;
            for (var i = 0; i < Products; i++)
            {
                var started = Now(_threads);
                foreach (var tensor in _session.Run(_inputs, ["c"], cancellationToken))
                    tensor.Dispose();
                best = Math.Max(best, 2.0 * Side * Side * Side / (Now(_threads) - started).TotalSeconds / 1e9);
            }

            return best;
        }

        public void Dispose()
        {
            foreach (var input in _inputs.Values)
                input.Dispose();
            _session.Dispose();
        }
    }

    /// <summary>The other side, as a process that waits for its turn.</summary>
    private sealed class Torch : IDisposable
    {
        private readonly Process? _process;

        private Torch(Process? process, string? reason, string version) => (_process, Reason, Version) = (process, reason, version);

        /// <summary>Why it isn't there; null where it is.</summary>
        public string? Reason { get; }

        public string Version { get; }

        public static async Task<Torch> StartAsync(BenchmarkSettings settings, string prefix, int threads, CancellationToken cancellationToken)
        {
            if (!File.Exists(Python))
                return new Torch(null, $"there is no {Python}", "");
            var start = new ProcessStartInfo(Python, [Path.Combine(settings.Repository, "benchmarks", "torch_train.py"), prefix, threads.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            };

            // Who waits for its turn must not take the processor from whoever's turn it is.
            start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
            start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
            var process = Process.Start(start)!;
            if (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } hello)
            {
                using var answer = JsonDocument.Parse(hello);
                return new Torch(process, null, answer.RootElement.GetProperty("version").GetString()!);
            }

            var error = (await process.StandardError.ReadToEndAsync(cancellationToken)).Trim().Split('\n').Last();
            process.Dispose();
            return error.Contains("No module named", StringComparison.Ordinal)
                ? new Torch(null, $"{error}: install python3-torch and libopenblas0-pthread", "")
                : throw new BenchmarkFailedException($"torch_train.py: {error}");
        }

        public async Task<Turn> StepsAsync(int steps, CancellationToken cancellationToken)
        {
            await _process!.StandardInput.WriteLineAsync(steps.ToString(CultureInfo.InvariantCulture).AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
            var line = await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new BenchmarkFailedException($"torch_train.py: {(await _process.StandardError.ReadToEndAsync(cancellationToken)).Trim().Split('\n').Last()}");
            return JsonSerializer.Deserialize<Turn>(line, JsonSerializerOptions.Web)!;
        }

        public void Dispose()
        {
            if (_process is { HasExited: false })
                _process.Kill();
            _process?.Dispose();
        }

        /// <summary>What it took, and what came of it.</summary>
        public sealed record Turn(IReadOnlyList<double> Milliseconds, IReadOnlyList<double> Losses);
    }
}
