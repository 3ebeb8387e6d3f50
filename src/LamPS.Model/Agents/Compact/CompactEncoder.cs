using LamPS.Core;
using LamPS.Core.Planning.Language;
using LamPS.Model.Scoring;
using LamPS.Model.Tokenizers;

namespace LamPS.Model.Agents.Compact;

/// <summary>
/// Writes scenes as a compact LAM reads them: <c>request | line | next | history | window |</c>, then each choice for itself. Each token says whether its
/// word stands in the request, the line, the next line or the history; typed spans of request and line are what arguments are chosen from. Safe for use
/// from several threads.
/// </summary>
internal sealed class CompactEncoder(Tokenizer tokenizer, CompactLamConfig config)
{
    /// <summary>Type of the span that stands for an argument that isn't given.</summary>
    public const string NoSpan = "none";

    /// <summary>Type of spans that are a word.</summary>
    public const string WordSpan = "word";

    private const int MostHistory = 5;
    private const int MostChoiceTokens = 48;
    private const int LeastChoices = 4;

    private static readonly string[] KnownBits = ["request", "line", "next", "history"];
    private static readonly string[] KnownFeatures = ["score", "match", "enabled", "focused", "field", "menu"];

    /// <summary>Encodes.</summary>
    /// <param name="scene">The scene; at least one choice.</param>
    /// <exception cref="LamException">It is longer than the model's context, or the model wants what isn't known.</exception>
    public CompactInput Encode(CompactScene scene)
    {
        if (config.TokenFeatures.FirstOrDefault(f => !KnownBits.Contains(f)) is { } unknown)
            throw CompactErrors.FeatureUnknown(unknown, KnownBits);
        if (config.CandidateFeatures.FirstOrDefault(f => !KnownFeatures.Contains(f)) is { } other)
            throw CompactErrors.FeatureUnknown(other, KnownFeatures);
        var bits = new[] { scene.Request, scene.Line, scene.Next, string.Join(' ', scene.History.TakeLast(MostHistory)) }.Select(RequestTexts.Words).ToArray();
        var history = scene.History.TakeLast(MostHistory).ToList();
        var choices = scene.Choices.Select(c => Words(c.Text, bits).Take(MostChoiceTokens).ToList()).ToList();
        while (true)
        {
            var text = new Writer(this, bits);
            text.Typed(scene.Request);
            text.Separator();
            text.Typed(scene.Line);
            text.Separator();
            text.Plain(scene.Next);
            text.Separator();
            text.Plain(string.Join(" ; ", history));
            text.Separator();
            text.Plain(scene.Window);
            text.Separator();
            var room = config.Context - text.Tokens.Count;
            var fitting = Fitting(choices, room);
            if (fitting >= Math.Min(LeastChoices, choices.Count))
                return Finish(text, scene, choices, fitting);

            // The oldest first; without history there is nothing left that could go.
            if (history.Count == 0)
                throw Generation.GenerationErrors.ContextTooLong(text.Tokens.Count + choices.Take(LeastChoices).Sum(c => c.Count), config.Context);
            history.RemoveAt(0);
        }
    }

    private static int Fitting(List<List<Word>> choices, int room)
    {
        for (var i = 0; i < choices.Count; i++)
        {
            room -= choices[i].Count;
            if (room < 0)
                return i;
        }

        return choices.Count;
    }

    private CompactInput Finish(Writer text, CompactScene scene, List<List<Word>> choices, int count)
    {
        var decision = text.Tokens.Count - 1;
        if (TypeOf(NoSpan) >= 0)
            text.Spans.Add((new ScoringSpan(decision, decision, TypeOf(NoSpan)), null));
        var context = text.Tokens.Count;
        List<int> segments = [.. Enumerable.Repeat(0, context)];
        List<int> positions = [.. Enumerable.Range(0, context)];
        List<ScoringCandidate> candidates = [];
        for (var i = 0; i < count; i++)
        {
            // Each choice stands where the first one does, so that their order says nothing.
            for (var j = 0; j < choices[i].Count; j++)
            {
                positions.Add(context + j);
                segments.Add(i + 1);
                text.Add(choices[i][j]);
            }

            candidates.Add(new ScoringCandidate(
                text.Tokens.Count - 1,
                [.. config.Functions.Select(f => scene.Choices[i].Functions.Contains(f))],
                [.. config.CandidateFeatures.Select(f => scene.Choices[i].Features.GetValueOrDefault(f))]));
        }

        var input = new ScoringInput
        {
            Tokens = text.Tokens,
            Segments = segments,
            Positions = positions,
            TokenFeatures = text.Features,
            DecisionToken = decision,
            Candidates = candidates,
            Spans = [.. text.Spans.Select(s => s.Span)],
        };
        return new CompactInput(input, [.. scene.Choices.Take(count)], [.. text.Spans.Select(s => s.Argument)]);
    }

    private int TypeOf(string name)
    {
        for (var i = 0; i < config.SpanTypes.Count; i++)
        {
            if (config.SpanTypes[i] == name)
                return i;
        }

        return -1;
    }

    private IEnumerable<Word> Words(string text, HashSet<string>[] bits)
    {
        List<int> tokens = [];
        foreach (var (_, word) in Split(text))
        {
            tokens.Clear();

            // Every word begins one, in lower case: that is half of the vocabulary saved.
            tokenizer.EncodePlain($" {word.ToLowerInvariant()}", tokens);
            var stems = RequestTexts.Words(word);
            float[] features = [.. config.TokenFeatures.Select(f => stems.Overlaps(bits[Array.IndexOf(KnownBits, f)]) ? 1f : 0f)];
            foreach (var token in tokens)
                yield return new Word(token, features);
        }
    }

    /// <summary>The words of a text: letters and digits together, everything else for itself.</summary>
    internal static IEnumerable<(int Start, string Word)> Split(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var end = i + 1;
            if (char.IsLetterOrDigit(text[i]))
            {
                while (end < text.Length && char.IsLetterOrDigit(text[end]))
                    end++;
            }

            yield return (i, text[i..end]);
            i = end;
        }
    }

    private readonly record struct Word(int Token, float[] Features);

    /// <summary>The context as it grows.</summary>
    private sealed class Writer(CompactEncoder encoder, HashSet<string>[] bits)
    {
        public List<int> Tokens { get; } = [];

        public List<float> Features { get; } = [];

        public List<(ScoringSpan Span, ArgumentSpan? Argument)> Spans { get; } = [];

        public void Add(Word word)
        {
            Tokens.Add(word.Token);
            Features.AddRange(word.Features);
        }

        public void Separator() => Plain("|");

        public void Plain(string text)
        {
            foreach (var word in encoder.Words(text, bits))
                Add(word);
        }

        // Arguments are found by code; the model only chooses among them.
        public void Typed(string text)
        {
            var at = 0;
            foreach (var span in ArgumentScanner.Scan(text))
            {
                Loose(text[at..span.Start], at);
                Span(span, span.Value.Length > 0 ? span.Value : text.Substring(span.Start, span.Length), span.Kind.ToString().ToLowerInvariant());
                at = span.End;
            }

            Loose(text[at..], at);
        }

        private void Loose(string text, int at)
        {
            foreach (var (start, word) in Split(text))
                Span(new ArgumentSpan(ArgumentKind.Quotation, at + start, word.Length, word), word, char.IsLetterOrDigit(word[0]) ? WordSpan : "");
        }

        private void Span(ArgumentSpan argument, string text, string type)
        {
            var start = Tokens.Count;
            Plain(text);
            if (encoder.TypeOf(type) is >= 0 and var number && Tokens.Count > start)
                Spans.Add((new ScoringSpan(start, Tokens.Count - 1, number), argument));
        }
    }
}
