using System.Text.Encodings.Web;
using System.Text.Json;
using LamPS.Model.Tokenizers.PreTokenizers;

namespace LamPS.Model.Tokenizers.Training;

/// <summary>Writes <c>tokenizer.json</c>.</summary>
internal static class TokenizerWriter
{
    /// <summary>Token of what isn't known, in the style of SentencePiece.</summary>
    public const string Unknown = "<unk>";

    /// <summary>Writes.</summary>
    /// <param name="tokens">Tokens in the order of their ids.</param>
    /// <param name="merges">Merges in the order of their ranks.</param>
    /// <param name="options">What was trained.</param>
    public static byte[] Write(IReadOnlyList<string> tokens, IReadOnlyList<(string Left, string Right)> merges, BpeTrainerOptions options)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var isByteLevel = options.Style != BpeStyle.SentencePiece;
            json.WriteStartObject();
            json.WriteString("version", "1.0");
            json.WriteNull("truncation");
            json.WriteNull("padding");
            Added(json, tokens, options);
            if (isByteLevel)
                ByteLevel(json, options.Style);
            else
                SentencePiece(json);
            json.WriteStartObject("model");
            json.WriteString("type", "BPE");
            json.WriteNull("dropout");
            json.WriteString("unk_token", isByteLevel ? null : Unknown);
            json.WriteNull("continuing_subword_prefix");
            json.WriteNull("end_of_word_suffix");
            json.WriteBoolean("fuse_unk", !isByteLevel);
            json.WriteBoolean("byte_fallback", !isByteLevel);
            json.WriteBoolean("ignore_merges", options.Style == BpeStyle.Llama3);
            json.WriteStartObject("vocab");
            for (var id = 0; id < tokens.Count; id++)
                json.WriteNumber(tokens[id], id);
            json.WriteEndObject();
            json.WriteStartArray("merges");
            foreach (var (left, right) in merges)
            {
                json.WriteStartArray();
                json.WriteStringValue(left);
                json.WriteStringValue(right);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Added(Utf8JsonWriter json, IReadOnlyList<string> tokens, BpeTrainerOptions options)
    {
        json.WriteStartArray("added_tokens");
        for (var id = 0; id < tokens.Count; id++)
        {
            var token = tokens[id];
            var isUnknown = options.Style == BpeStyle.SentencePiece && token == Unknown;
            if (id > options.SpecialTokens.Count || (!isUnknown && !options.SpecialTokens.Contains(token)))
                continue;
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteString("content", token);
            json.WriteBoolean("single_word", false);
            json.WriteBoolean("lstrip", false);
            json.WriteBoolean("rstrip", false);
            json.WriteBoolean("normalized", false);
            json.WriteBoolean("special", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void ByteLevel(Utf8JsonWriter json, BpeStyle style)
    {
        json.WriteNull("normalizer");
        var pattern = style switch
        {
            BpeStyle.Llama3 => Cl100kScanner.Pattern,
            BpeStyle.Qwen => Cl100kScanner.SingleDigits,
            BpeStyle.Phi4Mini => O200kScanner.Pattern,
            _ => null,
        };
        if (pattern is null)
        {
            Bytes(json, "pre_tokenizer", useRegex: true);
        }
        else
        {
            json.WriteStartObject("pre_tokenizer");
            json.WriteString("type", "Sequence");
            json.WriteStartArray("pretokenizers");
            json.WriteStartObject();
            json.WriteString("type", "Split");
            json.WriteStartObject("pattern");
            json.WriteString("Regex", pattern);
            json.WriteEndObject();
            json.WriteString("behavior", "Isolated");
            json.WriteBoolean("invert", false);
            json.WriteEndObject();
            Bytes(json, null, useRegex: false);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteNull("post_processor");
        Bytes(json, "decoder", useRegex: true);
    }

    private static void Bytes(Utf8JsonWriter json, string? name, bool useRegex)
    {
        if (name is null)
            json.WriteStartObject();
        else
            json.WriteStartObject(name);
        json.WriteString("type", "ByteLevel");
        json.WriteBoolean("add_prefix_space", false);
        json.WriteBoolean("trim_offsets", true);
        json.WriteBoolean("use_regex", useRegex);
        json.WriteEndObject();
    }

    private static void SentencePiece(Utf8JsonWriter json)
    {
        json.WritePropertyName("normalizer");
        json.WriteRawValue("""{"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"▁"},{"type":"Replace","pattern":{"String":" "},"content":"▁"}]}""");
        json.WriteNull("pre_tokenizer");
        json.WriteNull("post_processor");
        json.WritePropertyName("decoder");
        json.WriteRawValue(
            """{"type":"Sequence","decoders":[{"type":"Replace","pattern":{"String":"▁"},"content":" "},{"type":"ByteFallback"},{"type":"Fuse"},{"type":"Strip","content":" ","start":1,"stop":0}]}""");
    }
}
