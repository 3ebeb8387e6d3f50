using System.Diagnostics;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Model.Constraints;
using LamPS.Model.Tokenizers;

namespace LamPS.Benchmarks;

/// <summary>What the action grammar of 40 candidates costs a token, with the making of the grammar: each decision has a new one.</summary>
internal sealed class MaskBenchmark : Benchmark
{
    private const int Decisions = 200;

    public override string Name => "mask";

    public override string Title => "token masks of the action grammar, 32,000 tokens, 40 candidates";

    public override Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        var tokenizer = Tokenizer.Parse(BenchmarkTokenizer.Content(settings, cancellationToken));
        var end = tokenizer.IdOf("<|im_end|>")!.Value;
        var random = new Random(1);
        var candidates = Candidates(random);

        // The tree of the vocabulary is made once for a model.
        var watch = Stopwatch.StartNew();
        ActionGrammar.Of(candidates).Grammar.Start(tokenizer, [end]);
        var tree = watch.Elapsed.TotalMilliseconds;

        // A host that decides has its code compiled.
        for (var i = 0; i < Decisions; i++)
            Decide(tokenizer, end, random, warm: null, out _, out _);
        var fresh = new Sample();
        var asked = 0;
        var tokens = 0;
        for (var i = 0; i < Decisions; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            fresh.Add(Decide(tokenizer, end, random, warm: null, out var count, out var questions));
            tokens += count;
            asked += questions;
        }

        var grammar = ActionGrammar.Of(candidates);
        var warm = new Sample();
        for (var i = 0; i < Decisions * 2; i++)
        {
            var time = Decide(tokenizer, end, random, grammar, out _, out _);
            if (i >= Decisions)
                warm.Add(time);
        }

        return Task.FromResult<IReadOnlyList<Measurement>>(
        [
            Measurement.AtMost(Name, "CPU time a token, new grammar each decision (median)", fresh.Median, 50, "us", $"{fresh.Describe("us")}; {asked} of {tokens} tokens were asked for; tree of the vocabulary {tree:0} ms"),
            Measurement.AtMost(Name, "CPU time a token, known grammar (median)", warm.Median, 50, "us", warm.Describe("us")),
        ]);
    }

    private static double Decide(Tokenizer tokenizer, int end, Random random, ActionGrammar? warm, out int tokens, out int asked)
    {
        var candidates = Candidates(random);
        var logits = new float[tokenizer.Count];
        (tokens, asked) = (0, 0);
        var started = ThreadClock.Now;
        var constraint = (warm ?? ActionGrammar.Of(candidates)).Grammar.Start(tokenizer, [end]);
        var waited = TimeSpan.Zero;
        while (!constraint.IsDone && tokens < 200)
        {
            if (!constraint.TryForce(out var token))
            {
                asked++;
                constraint.Mask(logits);

                // The model's part isn't counted.
                var pause = ThreadClock.Now;
                token = Choose(logits, random, closing: tokens > 25, tokenizer);
                Array.Clear(logits);
                waited += ThreadClock.Now - pause;
            }

            constraint.Accept(token);
            tokens++;
        }

        return (ThreadClock.Now - started - waited).TotalMicroseconds / tokens;
    }

    // Any open token; after some, what closes a text.
    private static int Choose(float[] logits, Random random, bool closing, Tokenizer tokenizer)
    {
        var open = Enumerable.Range(0, logits.Length).Where(i => logits[i] == 0).ToList();
        var ends = closing ? open.FindAll(i => tokenizer.BytesOf(i) is [(byte)'"' or (byte)'}' or (byte)',', ..]) : [];
        return ends.Count > 0 ? ends[random.Next(ends.Count)] : open[random.Next(open.Count)];
    }

    private static List<Candidate> Candidates(Random random)
    {
        List<Candidate> result = [];
        for (var number = 1; number <= 40; number++)
        {
            if (number % 5 == 0)
            {
                var menu = new MenuEntry($"Format > Entry {random.Next(1000)}...", ElementId.None, ElementStates.Enabled, "");
                result.Add(new Candidate(number, null, menu, [UiFunctions.InvokeMenu], 1));
                continue;
            }

            var (role, patterns, options) = (number % 4) switch
            {
                0 => (Role.TextBox, ElementPatterns.EditText, 0),
                1 => (Role.ComboBox, ElementPatterns.Selection | ElementPatterns.ExpandCollapse, 12),
                2 => (Role.CheckBox, ElementPatterns.Toggle, 0),
                _ => (Role.Button, ElementPatterns.Invoke, 0),
            };
            var element = new Element
            {
                Id = new ElementId(number), Role = role, Name = $"Element {number}", Patterns = patterns,
                Options = [.. Enumerable.Range(0, options).Select(i => $"Option {random.Next(10_000)} of {i}")],
            };
            result.Add(new Candidate(number, element, null, [.. FunctionPool.Ui.For(element)], 1));
        }

        return result;
    }
}
