using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LamPS.Core;
using LamPS.Model.Constraints;
using LamPS.Model.Tests.Tokenizers;
using LamPS.Model.Tokenizers;
using Xunit;

namespace LamPS.Model.Tests.Constraints;

public sealed class GrammarTests
{
    private static readonly string[] TokenizerNames = ["llama3", "phi3"];

    public static TheoryData<string> Patterns =>
    [
        "abc", "a*b+c?", "(ab|cd|a)*x", "[a-z]{2,4}[0-9]+", "(true|false|null)", "-?(0|[1-9][0-9]*)(\\.[0-9]+)?", "[^\"]{0,5}", "über|ü|[äöü]{3}", "(😀|👍🏽)+!", "[\\u4e00-\\u9fff]{1,3}",
        "\\d{4}-\\d{2}-\\d{2}", "the (quick|brown|lazy) (fox|dog)", "\\w+@\\w+\\.com", "x{3}", "()", "a|", "[\\s\\S]{0,3}",
    ];

    [Theory, MemberData(nameof(Patterns))]
    public void What_is_sampled_under_a_pattern_matches_it(string pattern)
    {
        var regex = new Regex($"^(?:{pattern})\\z", RegexOptions.ECMAScript);
        var grammar = Grammar.FromPattern(pattern);
        foreach (var tokenizer in TokenizerNames.Select(TestTokenizers.Load))
        {
            var random = new Generator(11);
            for (var i = 0; i < 8; i++)
            {
                var text = Sampler.Run(grammar.Start(tokenizer, [Sampler.End(tokenizer)]), tokenizer, random).Text;
                Assert.True(grammar.Allows(text), text);

                // .NET counts UTF-16 units.
                if (!pattern.Contains("{0,", StringComparison.Ordinal))
                    Assert.Matches(regex, text);
            }
        }
    }

    [Theory, MemberData(nameof(Patterns))]
    public void A_mask_opens_exactly_the_tokens_that_can_be_continued_to_an_end(string pattern)
    {
        var grammar = Grammar.FromPattern(pattern);
        var tokenizer = TestTokenizers.Load("llama3");
        var random = new Generator(5);
        for (var run = 0; run < 2; run++)
        {
            var constraint = grammar.Start(tokenizer, [Sampler.End(tokenizer)]);
            var nfa = new NaiveMatcher(pattern);
            List<byte> text = [];
            for (var step = 0; step < 4 && !constraint.IsDone; step++)
            {
                var open = Sampler.Open(constraint, tokenizer).ToHashSet();
                for (var id = 0; id < tokenizer.Count; id++)
                {
                    var bytes = tokenizer.BytesOf(id);
                    var wanted = id == Sampler.End(tokenizer) ? nfa.Matches(text) : bytes.Length > 0 && nfa.MayBecome([.. text, .. bytes]);
                    Assert.True(wanted == open.Contains(id), $"'{tokenizer.TextOf(id)}' after '{Encoding.UTF8.GetString([.. text])}': should be {wanted}");
                }

                open.Remove(Sampler.End(tokenizer));
                if (open.Count == 0)
                    break;
                var chosen = open.Order().ElementAt(random.Below(open.Count));
                constraint.Accept(chosen);
                text.AddRange(tokenizer.BytesOf(chosen));
            }
        }
    }

    [Fact]
    public void Every_choice_can_be_reached_however_it_is_cut()
    {
        string[] choices = ["Insert Table...", "Insert", "Insert Table", "Größe ändern", "日本語", "😀 ok", "a\"b\\c", "line\nbreak"];
        var grammar = Grammar.FromChoices(choices);
        foreach (var tokenizer in TokenizerNames.Select(TestTokenizers.Load))
        {
            var random = new Generator(3);
            foreach (var choice in choices)
            {
                List<int> ids = [];
                tokenizer.EncodePlain(choice, ids);
                Assert.Null(Sampler.Refusal(grammar.Start(tokenizer, [Sampler.End(tokenizer)]), tokenizer, ids));
                for (var i = 0; i < 3; i++)
                    Assert.Null(Sampler.Refusal(grammar.Start(tokenizer, [Sampler.End(tokenizer)]), tokenizer, Sampler.Cut(choice, tokenizer, random)));
            }
        }
    }

    [Fact]
    public void Forced_text_costs_no_question()
    {
        var tokenizer = TestTokenizers.Load("llama3");
        var (text, asked, tokens) = Sampler.Run(Grammar.FromChoices(["{\"function\":\"click\",\"status\":\"finish\"}"]).Start(tokenizer, [Sampler.End(tokenizer)]), tokenizer, new Generator(1));

        Assert.Equal("{\"function\":\"click\",\"status\":\"finish\"}", text);
        Assert.Equal(0, asked);
        Assert.True(tokens < text.Length);
    }

    [Fact]
    public void A_forced_token_leaves_room_for_a_longer_one()
    {
        // "in" must come, but a model may want to spell "ing" as one token.
        var tokenizer = TestTokenizers.Load("llama3");
        var (shorter, longer) = (tokenizer.IdOf("in")!.Value, tokenizer.IdOf("ing")!.Value);
        var constraint = Grammar.FromChoices(["in#", "ing#"]).Start(tokenizer, []);

        Assert.False(constraint.TryForce(out _));
        Assert.Contains(shorter, Sampler.Open(constraint, tokenizer));
        Assert.Contains(longer, Sampler.Open(constraint, tokenizer));
        constraint = Grammar.FromChoices(["in#", "in/"]).Start(tokenizer, []);
        Assert.True(constraint.TryForce(out var forced));
        Assert.Equal(shorter, forced);
    }

    [Fact]
    public void An_answer_that_may_go_on_leaves_its_end_open()
    {
        var tokenizer = TestTokenizers.Load("llama3");
        var end = Sampler.End(tokenizer);
        var constraint = Grammar.FromPattern("[0-9]+").Start(tokenizer, [end]);

        Assert.DoesNotContain(end, Sampler.Open(constraint, tokenizer));
        constraint.Accept(tokenizer.IdOf("7")!.Value);
        Assert.False(constraint.IsDone);
        Assert.Contains(end, Sampler.Open(constraint, tokenizer));
        constraint.Accept(end);
        Assert.True(constraint.IsDone);
    }

    [Fact]
    public void A_token_that_is_closed_is_refused()
    {
        var tokenizer = TestTokenizers.Load("llama3");
        var constraint = Grammar.FromPattern("[0-9]+").Start(tokenizer, [Sampler.End(tokenizer)]);

        Assert.Equal("TokenRefused", Assert.Throws<LamException>(() => constraint.Accept(tokenizer.IdOf("a")!.Value)).Id);
        Assert.Equal("TokenRefused", Assert.Throws<LamException>(() => constraint.Accept(Sampler.End(tokenizer))).Id);
        Assert.Equal("TokenRefused", Assert.Throws<LamException>(() => constraint.Accept(1_000_000)).Id);
    }

    [Fact]
    public void A_vocabulary_that_lacks_a_letter_is_named()
    {
        var tokenizer = TestTokenizers.Load("metaspace");
        var constraint = Grammar.FromChoices(["a\u2603b"]).Start(Tokenizer.Parse(Encoding.UTF8.GetBytes(
            """{"model":{"type":"BPE","vocab":{"a":0,"b":1},"merges":[]}}""")), []);
        while (constraint.TryForce(out var token))
            constraint.Accept(token);

        var error = Assert.Throws<LamException>(() => constraint.Mask(new float[2]));
        Assert.Equal("VocabularyCannotSpell", error.Id);
        Assert.Contains("'a'", error.Message);
        Assert.NotNull(tokenizer);
    }

    [Theory]
    [InlineData("(a", "GrammarPatternInvalid")]
    [InlineData("a(?=b)", "GrammarPatternInvalid")]
    [InlineData("a^b", "GrammarPatternInvalid")]
    [InlineData("\\bx", "GrammarPatternInvalid")]
    [InlineData("[^\\s\\S]", "GrammarEmpty")]
    [InlineData("((((a{1000}){1000}){1000}){1000})", "GrammarTooLarge")]
    [InlineData("(x{1000}|y{1000}){1000}", "GrammarTooLarge")]
    public void Patterns_that_cannot_be_grammars_are_refused(string pattern, string id) =>
        Assert.Equal(id, Assert.Throws<LamException>(() => Grammar.FromPattern(pattern)).Id);

    [Fact]
    public void No_choice_is_no_grammar() => Assert.Equal("GrammarEmpty", Assert.Throws<LamException>(() => Grammar.FromChoices([])).Id);

    /// <summary>Matches a pattern by trying all texts byte by byte: slow, and another way than the automaton's.</summary>
    private sealed class NaiveMatcher(string pattern)
    {
        private readonly LamPS.Model.Tokenizers.Patterns.PatternNode _root = LamPS.Model.Tokenizers.Patterns.PatternParser.Parse(pattern, isEcma: true);
        private bool _ranOut;

        public bool Matches(IReadOnlyList<byte> bytes)
        {
            if (!System.Text.Unicode.Utf8.IsValid([.. bytes]))
                return false;
            var text = Encoding.UTF8.GetString([.. bytes]).EnumerateRunes().Select(r => r.Value).ToArray();
            return Ends(_root, text, 0, text.Length).Contains(text.Length);
        }

        public bool MayBecome(byte[] bytes)
        {
            // Half a letter stands for any that begins so.
            for (var cut = 0; cut < 4 && cut <= bytes.Length; cut++)
            {
                if (!System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, bytes.Length - cut)))
                    continue;
                var whole = Encoding.UTF8.GetString(bytes, 0, bytes.Length - cut).EnumerateRunes().Select(r => r.Value).ToList();
                if (cut == 0)
                    return Reaches([.. whole], null);
                return Reaches([.. whole, -1], bytes[^cut..]);
            }

            return false;
        }

        private byte[]? _half;

        private bool Reaches(int[] text, byte[]? half)
        {
            _half = half;
            _ranOut = false;
            var ends = Ends(_root, text, 0, text.Length);
            return _ranOut || ends.Contains(text.Length);
        }

        private HashSet<int> Ends(LamPS.Model.Tokenizers.Patterns.PatternNode node, int[] text, int at, int length)
        {
            switch (node)
            {
                case LamPS.Model.Tokenizers.Patterns.SetNode set:
                    if (at == length)
                    {
                        _ranOut = true;
                        return [];
                    }

                    if (text[at] >= 0)
                        return set.Set.Contains(text[at]) ? [at + 1] : [];
                    _ranOut |= set.Set.Ranges.Any(r => BeginsWithHalf(r.From, r.To));
                    return [];
                case LamPS.Model.Tokenizers.Patterns.SequenceNode sequence:
                    return sequence.Items.Aggregate(new HashSet<int> { at }, (places, item) => [.. places.SelectMany(p => Ends(item, text, p, length))]);
                case LamPS.Model.Tokenizers.Patterns.ChoiceNode choice:
                    return [.. choice.Items.SelectMany(i => Ends(i, text, at, length))];
                case LamPS.Model.Tokenizers.Patterns.RepeatNode repeat:
                    HashSet<int> result = repeat.Least == 0 ? [at] : [];
                    HashSet<int> places = [at];
                    HashSet<int> seen = [];
                    for (var i = 1; i <= repeat.Most && places.Count > 0 && i <= length + 2; i++)
                    {
                        places = [.. places.SelectMany(p => Ends(repeat.Item, text, p, length))];
                        if (i >= repeat.Least)
                            result.UnionWith(places);
                        if (repeat.Most == int.MaxValue && i >= repeat.Least && !places.Except(seen).Any())
                            break;
                        seen.UnionWith(places);
                    }

                    return result;
                default:
                    throw new InvalidOperationException();
            }
        }

        private bool BeginsWithHalf(int from, int to)
        {
            // All code points that begin with these bytes are one range.
            var (low, high) = _half![0] switch
            {
                >= 0xF0 and <= 0xF4 => Bounds(_half[0] & 7, 3),
                >= 0xE0 and <= 0xEF => Bounds(_half[0] & 15, 2),
                >= 0xC2 and <= 0xDF => Bounds(_half[0] & 31, 1),
                _ => (1, 0),
            };
            low = Math.Max(low, _half[0] >= 0xF0 ? 0x10000 : _half[0] >= 0xE0 ? 0x800 : 0x80);
            high = Math.Min(high, 0x10FFFF);
            return low <= high && from <= high && to >= low && !(low >= 0xD800 && high <= 0xDFFF);
        }

        private (int Low, int High) Bounds(int lead, int rest)
        {
            var (low, high) = (lead, lead);
            for (var i = 1; i <= rest; i++)
            {
                if (i < _half!.Length && (_half[i] & 0xC0) != 0x80)
                    return (1, 0);
                (low, high) = i < _half.Length ? ((low << 6) | (_half[i] & 0x3F), (high << 6) | (_half[i] & 0x3F)) : (low << 6, (high << 6) | 0x3F);
            }

            return (low, high);
        }
    }
}
