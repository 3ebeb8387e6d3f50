using System.Text;
using System.Text.Json.Nodes;
using LamPS.Core;
using LamPS.Model.Tokenizers;
using LamPS.Model.Tokenizers.Training;
using Xunit;

namespace LamPS.Model.Tests.Tokenizers;

/// <summary>Files that are damaged or made to hurt end in an error that names the place.</summary>
public sealed class HostileTokenizerTests
{
    private const string Small =
        """{"added_tokens":[{"id":3,"content":"<s>","special":true}],"normalizer":null,"pre_tokenizer":{"type":"ByteLevel","add_prefix_space":false},"post_processor":null,"decoder":{"type":"ByteLevel"},"model":{"type":"BPE","vocab":{"a":0,"b":1,"ab":2},"merges":[["a","b"]]}}""";

    [Theory]
    [InlineData("model", "null", "TokenizerInvalid", "$.model: should be an object")]
    [InlineData("model.type", "\"Unigram\"", "TokenizerUnsupported", "$.model.type: a model of the type 'Unigram'")]
    [InlineData("model.vocab", "{}", "TokenizerInvalid", "$.model.vocab: is empty")]
    [InlineData("model.vocab.b", "-1", "TokenizerInvalid", "$.model.vocab.b: should be a whole number")]
    [InlineData("model.vocab.b", "2000000000", "TokenizerInvalid", "$.model.vocab.b")]
    [InlineData("model.vocab.b", "1.5", "TokenizerInvalid", "$.model.vocab.b")]
    [InlineData("model.vocab.b", "0", "TokenizerInvalid", "$.model.vocab.b: has the id 0, as 'a' has")]
    [InlineData("model.merges", "[[\"a\",\"b\"],[\"a\"]]", "TokenizerInvalid", "$.model.merges[1]: should be two tokens")]
    [InlineData("model.merges", "[\"a b\",\"a  b\"]", "TokenizerInvalid", "$.model.merges[1]")]
    [InlineData("model.merges", "[[\"b\",\"a\"]]", "TokenizerInvalid", "$.model.merges[0]: 'ba' is not in the vocabulary")]
    [InlineData("model.merges", "{}", "TokenizerInvalid", "$.model.merges: should be an array")]
    [InlineData("model.merges", "[\"\\ud800 a\"]", "TokenizerInvalid", "$.model.merges[0]")]
    [InlineData("model.unk_token", "\"?\"", "TokenizerInvalid", "$.model.unk_token: '?' is not in the vocabulary")]
    [InlineData("model.dropout", "0.1", "TokenizerUnsupported", "$.model.dropout")]
    [InlineData("model.end_of_word_suffix", "\"</w>\"", "TokenizerUnsupported", "$.model.end_of_word_suffix")]
    [InlineData("added_tokens", "[{\"content\":\"x\"}]", "TokenizerInvalid", "$.added_tokens[0].id: should be a whole number from 0 to 4000000, not missing")]
    [InlineData("added_tokens", "[{\"id\":5,\"content\":\"a\"}]", "TokenizerInvalid", "$.added_tokens[0].id: 'a' has the id 0 in the vocabulary")]
    [InlineData("added_tokens", "[{\"id\":5,\"content\":\"x\"},{\"id\":5,\"content\":\"y\"}]", "TokenizerInvalid", "$.added_tokens[1].id")]
    [InlineData("added_tokens", "[{\"id\":5,\"content\":\"\\ud800\"}]", "TokenizerInvalid", "$.added_tokens[0].content: is not valid Unicode")]
    [InlineData("normalizer", "{\"type\":\"Nmt\"}", "TokenizerUnsupported", "$.normalizer.type: the normalizer 'Nmt'")]
    [InlineData("normalizer", "{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"NFC\"},{\"type\":\"Replace\",\"pattern\":{\"Regex\":\"(a\"},\"content\":\"\"}]}", "TokenizerInvalid", "$.normalizer.normalizers[1].pattern.Regex: '(' without ')' at column 3")]
    [InlineData("normalizer", "{\"type\":\"Replace\",\"pattern\":{\"String\":\"\"},\"content\":\"\"}", "TokenizerInvalid", "$.normalizer.pattern.String")]
    [InlineData("pre_tokenizer", "{}", "TokenizerInvalid", "$.pre_tokenizer.type: should be text, not missing")]
    [InlineData("pre_tokenizer", "{\"type\":\"Sequence\",\"pretokenizers\":[{\"type\":\"ByteLevel\"},{\"type\":\"Digits\"}]}", "TokenizerUnsupported", "$.pre_tokenizer.pretokenizers[1]: something behind ByteLevel")]
    [InlineData("pre_tokenizer", "{\"type\":\"Split\",\"pattern\":{\"Regex\":\"(?<=a)b\"},\"behavior\":\"Isolated\"}", "TokenizerInvalid", "$.pre_tokenizer.pattern.Regex")]
    [InlineData("pre_tokenizer", "{\"type\":\"Split\",\"pattern\":{\"Regex\":\"(a*)*\"},\"behavior\":\"Isolated\"}", "TokenizerInvalid", "a repeated part may be empty")]
    [InlineData("pre_tokenizer", "{\"type\":\"Split\",\"pattern\":{\"Regex\":\"((a{999}){999}){999}\"},\"behavior\":\"Isolated\"}", "TokenizerInvalid", "too large")]
    [InlineData("pre_tokenizer", "{\"type\":\"Split\",\"pattern\":{\"String\":\"x\"},\"behavior\":\"3\"}", "TokenizerInvalid", "$.pre_tokenizer.behavior")]
    [InlineData("pre_tokenizer", "{\"type\":\"Metaspace\",\"replacement\":\"__\"}", "TokenizerInvalid", "$.pre_tokenizer.replacement")]
    [InlineData("decoder", "{\"type\":\"CTC\"}", "TokenizerUnsupported", "$.decoder.type")]
    [InlineData("post_processor", "{\"type\":\"TemplateProcessing\",\"single\":[{\"SpecialToken\":{\"id\":\"<s>\"}}],\"special_tokens\":{}}", "TokenizerInvalid", "$.post_processor.special_tokens.<s>: should be an object")]
    public void The_place_is_named(string path, string value, string id, string part)
    {
        var root = JsonNode.Parse(Small)!;
        var names = path.Split('.');
        var parent = names.SkipLast(1).Aggregate(root, (at, name) => at[name]!);

        // As text, since half a surrogate pair survives nothing else.
        parent[names[^1]] = "@@";
        var json = root.ToJsonString().Replace("\"@@\"", value, StringComparison.Ordinal);
        var error = Assert.Throws<LamException>(() => Tokenizer.Parse(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(id, error.Id);
        Assert.Contains(part, error.Message);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void What_is_no_json_is_said_with_line_and_place()
    {
        var error = Assert.Throws<LamException>(() => Tokenizer.Parse(Encoding.UTF8.GetBytes(Small)[..200]));
        Assert.Equal("TokenizerUnreadable", error.Id);
        Assert.Contains("LineNumber", error.Message);
        Assert.Equal("TokenizerUnreadable", Assert.Throws<LamException>(() => Tokenizer.Parse(Encoding.UTF8.GetBytes(new string('[', 100_000)))).Id);
        Assert.Equal("TokenizerMissing", Assert.Throws<LamException>(() => Tokenizer.Load("/nowhere/tokenizer.json")).Id);
    }

    [Fact]
    public void A_pattern_made_to_hurt_is_stopped()
    {
        var root = JsonNode.Parse(Small)!;
        root["pre_tokenizer"] = JsonNode.Parse("""{"type":"Split","pattern":{"Regex":"(a+)+b"},"behavior":"Isolated"}""");
        var tokenizer = Tokenizer.Parse(Encoding.UTF8.GetBytes(root.ToJsonString()));

        Assert.Equal("PatternTooSlow", Assert.Throws<LamException>(() => tokenizer.Encode(new string('a', 200))).Id);
    }

    [Fact]
    public void Damaged_files_end_in_an_error_or_in_a_tokenizer()
    {
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = 280, Style = BpeStyle.Phi4Mini, SpecialTokens = ["<s>"] });
        trainer.Add("the the the function function");
        var sources = ((byte[])[.. trainer.Train(CancellationToken.None)], Encoding.UTF8.GetBytes(Small));
        var random = new Generator(8);
        var read = 0;
        for (var i = 0; i < 600; i++)
        {
            var json = (byte[])(i % 3 == 0 ? sources.Item1 : sources.Item2).Clone();
            var places = random.Below(3) + 1;
            for (var p = 0; p < places; p++)
                json[random.Below(json.Length)] = (byte)(random.Below(3) == 0 ? random.Below(256) : "{}[]\",:0129abtnuf\\e-. "[random.Below(22)]);
            try
            {
                var tokenizer = Tokenizer.Parse(json);
                tokenizer.Decode(tokenizer.Encode("abba the function <s> ü"));
                read++;
            }
            catch (LamException error)
            {
                Assert.Contains(error.Id, (string[])["TokenizerInvalid", "TokenizerUnreadable", "TokenizerUnsupported", "PatternTooSlow"]);
            }
        }

        Assert.True(read > 50, $"{read} files could be read");
    }
}
