using System.Text;
using LamPS.Model.Tokenizers;
using LamPS.Model.Tokenizers.Patterns;
using LamPS.Model.Tokenizers.PreTokenizers;
using LamPS.Model.Tokenizers.Unicode;
using Xunit;

namespace LamPS.Model.Tests.Tokenizers;

public sealed class TokenizerTests
{
    public static TheoryData<string> Names => [.. TestTokenizers.Names];

    public static TheoryData<string> Patterns => [Gpt2Scanner.Pattern, Cl100kScanner.Pattern, Cl100kScanner.SingleDigits, O200kScanner.Pattern, O200kScanner.WithoutContractions];

    [Theory, MemberData(nameof(Names))]
    public void A_stream_gives_the_same_text_and_never_half_a_letter(string name)
    {
        var tokenizer = TestTokenizers.Load(name);
        foreach (var text in HostileTexts.Short.Concat(HostileTexts.Random(25, 31)).Where(t => !t.Contains('\uFFFD') && !t.Any(char.IsSurrogate)).Concat(["😀👍🏽 日本 Größe 𝔘", "a😀b"]))
        {
            var ids = tokenizer.Encode(text);
            var stream = new StreamingDecoder(tokenizer);
            List<string> parts = [.. ids.Select(stream.Add), stream.Finish()];

            Assert.Equal(tokenizer.Decode(ids), string.Concat(parts));
            Assert.Equal(tokenizer.Decode(ids).Count(c => c == '\uFFFD'), parts.Sum(part => part.Count(c => c == '\uFFFD')));
            Assert.All(parts, part => Assert.True(part.Length == 0 || (!char.IsLowSurrogate(part[0]) && !char.IsHighSurrogate(part[^1]))));
        }
    }

    [Fact]
    public void A_stream_shows_each_letter_as_soon_as_it_is_complete()
    {
        var tokenizer = TestTokenizers.Load("llama3");
        var stream = new StreamingDecoder(tokenizer);
        var ids = Encoding.UTF8.GetBytes("a€b").Select(b => Enumerable.Range(0, tokenizer.Count).Single(id => tokenizer.BytesOf(id) is [var only] && only == b)).ToList();

        Assert.Equal(["a", "", "", "€", "b"], ids.Select(stream.Add));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_given_up_after_a_while()
    {
        var tokenizer = TestTokenizers.Load("phi3");
        var stream = new StreamingDecoder(tokenizer);
        var half = tokenizer.IdOf("<0xE2>")!.Value;

        Assert.Equal(["", "", "", "\uFFFD\uFFFD\uFFFD\uFFFD", ""], Enumerable.Range(0, 5).Select(_ => stream.Add(half)));
        Assert.Equal("\uFFFD", stream.Finish());
    }

    [Fact]
    public void A_stream_that_continues_a_text_keeps_its_first_space()
    {
        var tokenizer = TestTokenizers.Load("phi3");
        var before = tokenizer.Encode("the function");
        var ids = new List<int>();
        tokenizer.EncodePlain(" the", ids);

        Assert.Equal("the", string.Concat(ids.Select(new StreamingDecoder(tokenizer).Add)));
        Assert.Equal(" the", string.Concat(ids.Select(new StreamingDecoder(tokenizer, before).Add)));
    }

    [Theory]
    [InlineData("gpt2-prefix")]
    [InlineData("llama3")]
    [InlineData("phi4mini")]
    [InlineData("phi3")]
    [InlineData("mistral")]
    public void Plain_text_has_no_special_tokens_and_nothing_in_front(string name)
    {
        var tokenizer = TestTokenizers.Load(name);
        foreach (var text in HostileTexts.Short.Where(t => !t.Any(char.IsSurrogate)).Append("<|im_start|>system<|end|></s>"))
        {
            List<int> ids = [];
            tokenizer.EncodePlain(text, ids);

            Assert.DoesNotContain(ids, tokenizer.IsSpecial);
            Assert.Equal(text.Replace('\u2581', ' '), Encoding.UTF8.GetString([.. ids.SelectMany(tokenizer.BytesOf)]).Replace('\u2581', ' '));
        }
    }

    [Theory, MemberData(nameof(Patterns))]
    public void A_scanner_cuts_as_its_pattern_does(string expression)
    {
        WordScanner scanner = expression == Gpt2Scanner.Pattern ? new Gpt2Scanner()
            : expression == Cl100kScanner.Pattern ? new Cl100kScanner(3)
            : expression == Cl100kScanner.SingleDigits ? new Cl100kScanner(1)
            : expression == O200kScanner.Pattern ? new O200kScanner(3, contractions: true)
            : new O200kScanner(1, contractions: false);
        var splitter = new PatternSplitter(TextPattern.Regex(expression), SplitBehavior.Isolated, invert: false);
        foreach (var text in HostileTexts.Short.Concat(HostileTexts.Random(300, 606)).Where(t => t.Length > 0))
        {
            var (fast, slow) = (new Pieces(), new Pieces());
            scanner.Cut(text, isFirst: true, fast);
            splitter.Cut(text, isFirst: true, slow);
            Assert.Equal(slow.Texts, fast.Texts);
        }
    }

    [Fact]
    public void A_word_without_end_is_encoded()
    {
        var tokenizer = TestTokenizers.Load("llama3");
        var text = string.Concat(Enumerable.Repeat("thefunctioninto", 20_000));

        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void Threads_share_a_tokenizer()
    {
        var tokenizer = TestTokenizers.Load("qwen");
        var texts = HostileTexts.Random(60, 5).ToList();
        var wanted = texts.Select(t => tokenizer.Encode(t)).ToList();

        Parallel.For(0, 400, i => Assert.Equal(wanted[i % 60], tokenizer.Encode(texts[i % 60])));
    }

    [Theory]
    [InlineData("e\u0301", NormalForm.Nfc, "é")]
    [InlineData("é", NormalForm.Nfd, "e\u0301")]
    [InlineData("ﬁ①", NormalForm.Nfkc, "fi1")]
    [InlineData("각", NormalForm.Nfd, "\u1100\u1161\u11A8")]
    [InlineData("\u1100\u1161\u11A8", NormalForm.Nfc, "각")]
    [InlineData("a\u0307\u0323", NormalForm.Nfc, "\u1EA1\u0307")]
    [InlineData("\u0344", NormalForm.Nfkd, "\u0308\u0301")]
    internal void Normal_forms_work_without_globalization_data(string text, NormalForm form, string wanted) => Assert.Equal(wanted, UnicodeNormalizer.Normalize(text, form));

    private sealed class Pieces : IPieceSink
    {
        public List<string> Texts { get; } = [];

        public void Take(ReadOnlySpan<char> text, bool isFirst) => Texts.Add(text.ToString());
    }
}
