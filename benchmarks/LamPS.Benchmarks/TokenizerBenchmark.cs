using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LamPS.Model.Tokenizers;

namespace LamPS.Benchmarks;

/// <summary>Text to tokens on one core, and the libraries of npm on the same text and tokenizer in the same run.</summary>
internal sealed class TokenizerBenchmark : Benchmark
{
    private const int Rounds = 7;
    private const int Bytes = 10_000_000;

    public override string Name => "tokenizer";

    public override string Title => "encoding 10 MB with 32,000 tokens, one core";

    public override Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        var json = BenchmarkTokenizer.Content(settings, cancellationToken);
        var source = BenchmarkTokenizer.Text(settings);
        var text = new StringBuilder(Bytes);
        while (text.Length < Bytes)
            text.Append(source);
        text.Length = Bytes;

        // The cut may have split a pair.
        var all = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
        var megabytes = Encoding.UTF8.GetByteCount(all) / 1e6;
        var lines = string.Join(' ', all.Split('\n'));
        List<Measurement> measurements = [];
        var own = Measure(json, all, out var ids);
        measurements.Add(Measurement.AtLeast(Name, "own, words first seen included", megabytes / own.Median * 1000, 20, "MB/s", own.Describe("ms")));
        var line = Measure(json, lines, out _);
        measurements.Add(Measurement.AtLeast(Name, "own, all on one line", megabytes / line.Median * 1000, 20, "MB/s", line.Describe("ms")));
        measurements.AddRange(Others(settings, json, all, ids, megabytes, megabytes / own.Median * 1000));
        return Task.FromResult<IReadOnlyList<Measurement>>(measurements);
    }

    private static Sample Measure(byte[] json, string text, out List<int> ids)
    {
        var times = new Sample();
        ids = new List<int>(text.Length / 2);
        for (var i = 0; i < Rounds; i++)
        {
            // A new one each time: nothing is remembered from the round before.
            var tokenizer = Tokenizer.Parse(json);
            ids.Clear();
            var watch = Stopwatch.StartNew();
            tokenizer.Encode(text, ids);
            if (i > 0)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    private IEnumerable<Measurement> Others(BenchmarkSettings settings, byte[] json, string text, List<int> ids, double megabytes, double own)
    {
        var modules = Path.Combine(settings.Repository, "artifacts", "oracle", "node_modules");
        if (!Directory.Exists(modules))
        {
            yield return Measurement.Skipped(Name, "npm's", "the packages are not in artifacts/oracle; './build.sh test' fetches them");
            yield break;
        }

        var (tokenizer, content, output) = (Path.Combine(settings.Work, "tokenizer.json"), Path.Combine(settings.Work, "text.txt"), Path.Combine(settings.Work, "answer.json"));
        File.WriteAllBytes(tokenizer, json);
        File.WriteAllText(content, text);
        var start = new ProcessStartInfo("node", [Path.Combine(settings.Repository, "benchmarks", "tokenizers.cjs"), tokenizer, content, output]) { RedirectStandardError = true };
        start.Environment["NODE_PATH"] = modules;
        using var process = Process.Start(start) ?? throw new NotMeasurableException("node can't be started");
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new BenchmarkFailedException($"node: {errors}");
        using var answer = JsonDocument.Parse(File.ReadAllText(output));
        var hash = ids.Aggregate(2166136261u, (h, id) => (h ^ (uint)id) * 16777619u);
        foreach (var other in answer.RootElement.EnumerateObject())
        {
            var seconds = other.Value.GetProperty("seconds").GetDouble();
            var same = other.Value.GetProperty("count").GetInt32() == ids.Count && other.Value.GetProperty("hash").GetUInt32() == hash;
            var detail = string.Create(CultureInfo.InvariantCulture, $"{other.Name} does {megabytes / seconds:0.0} MB/s; {ids.Count} ids, {(same ? "all the same" : "NOT the same")}");
            yield return Measurement.AtLeast(Name, $"times as fast as npm's {other.Name}", own / (megabytes / seconds), 1, "", detail);

            // The library in Rust is what models are trained with; the one in JavaScript differs from it on some text.
            if (other.Name.Contains("Rust", StringComparison.Ordinal))
                yield return Measurement.Of(Name, $"ids the same as those of npm's {other.Name}", same ? 1 : 0, "", "1", same, "");
        }
    }
}
