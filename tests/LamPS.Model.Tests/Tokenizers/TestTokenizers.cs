using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LamPS.Model.Tokenizers;
using LamPS.Model.Tokenizers.Training;
using LamPS.Testing;

namespace LamPS.Model.Tests.Tokenizers;

/// <summary>Small tokenizers of all families, trained on the text beside this file.</summary>
internal static class TestTokenizers
{
    private const string Tekken =
        @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Dictionary<string, Func<JsonObject>> Makers = new()
    {
        ["gpt2"] = () => Trained(BpeStyle.Gpt2),
        ["gpt2-prefix"] = () => With(Trained(BpeStyle.Gpt2), t => t["pre_tokenizer"]!["add_prefix_space"] = true),
        ["llama3"] = () => With(Trained(BpeStyle.Llama3), t => t["post_processor"] = Json(
            """{"type":"Sequence","processors":[{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":false,"use_regex":true},{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<|im_start|>","type_id":0}},{"Sequence":{"id":"A","type_id":0}}],"pair":[{"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],"special_tokens":{"<|im_start|>":{"id":"<|im_start|>","ids":[1],"tokens":["<|im_start|>"]}}}]}""")),
        ["qwen"] = () => With(Trained(BpeStyle.Qwen), t => t["normalizer"] = Json("""{"type":"NFC"}""")),
        ["phi4"] = () => With(Trained(BpeStyle.Llama3), t =>
        {
            var split = t["pre_tokenizer"]!["pretokenizers"]![0]!;
            split["behavior"] = "Removed";
            split["invert"] = true;
            t["model"]!["ignore_merges"] = false;
        }),
        ["phi4mini"] = () => Trained(BpeStyle.Phi4Mini),
        ["tekken"] = () => With(Trained(BpeStyle.Phi4Mini), t => t["pre_tokenizer"]!["pretokenizers"]![0]!["pattern"]!["Regex"] = Tekken),
        ["starcoder"] = () => With(Trained(BpeStyle.Gpt2), t => t["pre_tokenizer"] = Json(
            """{"type":"Sequence","pretokenizers":[{"type":"Digits","individual_digits":true},{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":true}]}""")),
        ["deepseek"] = () => With(Trained(BpeStyle.Qwen), t => t["pre_tokenizer"] = Json(
            """{"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":"\\p{N}{1,3}"},"behavior":"Isolated","invert":false},{"type":"Split","pattern":{"Regex":"[一-龥぀-ゟ゠-ヿ]+"},"behavior":"Isolated","invert":false},{"type":"Split","pattern":{"Regex":"[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+"},"behavior":"Isolated","invert":false},{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":false}]}""")),
        ["punctuation"] = () => With(Trained(BpeStyle.Gpt2), t => t["pre_tokenizer"] = Json(
            """{"type":"Sequence","pretokenizers":[{"type":"Punctuation","behavior":"Contiguous"},{"type":"Digits","individual_digits":false},{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":false}]}""")),
        ["llama2"] = () => With(Trained(BpeStyle.SentencePiece), t => t["post_processor"] = Json(
            """{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<s>","type_id":0}},{"Sequence":{"id":"A","type_id":0}}],"pair":[{"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],"special_tokens":{"<s>":{"id":"<s>","ids":[2],"tokens":["<s>"]}}}""")),
        ["phi3"] = () => With(Trained(BpeStyle.SentencePiece), t =>
        {
            foreach (var token in t["added_tokens"]!.AsArray())
                token!["rstrip"] = (string)token["content"]! != "<s>";
        }),
        ["mistral"] = () => With(Trained(BpeStyle.SentencePiece), t =>
        {
            t["normalizer"] = null;
            t["pre_tokenizer"] = Json("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"first","split":false}""");
        }),
        ["metaspace"] = () => With(Trained(BpeStyle.SentencePiece), t =>
        {
            t["normalizer"] = Json("""{"type":"NFKC"}""");
            t["pre_tokenizer"] = Json("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"always","split":true}""");
            t["decoder"] = Json("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"always","split":true}""");
            t["model"]!["byte_fallback"] = false;
        }),
        ["gemma"] = () => With(Trained(BpeStyle.SentencePiece), t =>
        {
            t["normalizer"] = Json("""{"type":"Replace","pattern":{"String":" "},"content":"▁"}""");
            t["pre_tokenizer"] = Json("""{"type":"Split","pattern":{"String":"▁"},"behavior":"MergedWithNext","invert":false}""");
            t["decoder"] = Json("""{"type":"Sequence","decoders":[{"type":"Replace","pattern":{"String":"▁"},"content":" "},{"type":"ByteFallback"},{"type":"Fuse"}]}""");
            t["model"]!["fuse_unk"] = false;
        }),
        ["lowercase"] = () => With(Trained(BpeStyle.Gpt2), t => t["normalizer"] = Json(
            """{"type":"Sequence","normalizers":[{"type":"NFD"},{"type":"StripAccents"},{"type":"Lowercase"},{"type":"Strip","strip_left":true,"strip_right":true},{"type":"Replace","pattern":{"Regex":"[^\\S\\n]{2,}"},"content":" "}]}""")),
        ["nfkd"] = () => With(Trained(BpeStyle.Gpt2), t => t["normalizer"] = Json("""{"type":"NFKD"}""")),
        ["nfkc-lower"] = () => With(Trained(BpeStyle.Gpt2), t => t["normalizer"] = Json("""{"type":"Sequence","normalizers":[{"type":"Lowercase"},{"type":"NFKC"}]}""")),
        ["words"] = () => With(Trained(BpeStyle.Gpt2), t =>
        {
            var tokens = t["added_tokens"]!.AsArray();
            var vocabulary = t["model"]!["vocab"]!.AsObject();
            var next = vocabulary.Count;
            foreach (var (content, single, left, right, normalized) in ((string, bool, bool, bool, bool)[])[
                ("the", true, false, false, false), ("fox", false, true, true, false), ("Straße", true, true, false, true), ("New York", false, false, true, true), ("😀", false, true, true, false)])
            {
                tokens.Add(new JsonObject
                {
                    ["id"] = vocabulary[content]?.GetValue<int>() ?? next++, ["content"] = content, ["single_word"] = single, ["lstrip"] = left, ["rstrip"] = right, ["normalized"] = normalized, ["special"] = false,
                });
            }

            t["normalizer"] = Json("""{"type":"Lowercase"}""");
        }),
    };

    private static readonly Dictionary<string, byte[]> Cache = [];

    public static IEnumerable<string> Names => Makers.Keys;

    public static Tokenizer Load(string name) => Tokenizer.Parse(Content(name), name);

    public static byte[] Content(string name)
    {
        lock (Cache)
        {
            if (!Cache.TryGetValue(name, out var content))
                Cache[name] = content = Encoding.UTF8.GetBytes(Makers[name]().ToJsonString(Relaxed));
            return content;
        }
    }

    public static JsonObject Trained(BpeStyle style) => JsonNode.Parse(TrainedContent(style))!.AsObject();

    private static byte[] TrainedContent(BpeStyle style)
    {
        var key = $"trained {style}";
        lock (Cache)
        {
            if (Cache.TryGetValue(key, out var content))
                return content;
            var trainer = new BpeTrainer(new BpeTrainerOptions
            {
                VocabularySize = style == BpeStyle.SentencePiece ? 1400 : 1100,
                Style = style,
                SpecialTokens = style == BpeStyle.SentencePiece ? ["<|user|>", "<s>", "</s>", "<|end|>"] : ["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
            });
            foreach (var line in File.ReadAllLines(RepositoryFiles.Find("tests/LamPS.Model.Tests/Tokenizers/corpus.txt")))
                trainer.Add(line + "\n");
            return Cache[key] = trainer.Train(CancellationToken.None);
        }
    }

    private static JsonObject With(JsonObject tokenizer, Action<JsonObject> change)
    {
        change(tokenizer);
        return tokenizer;
    }

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
