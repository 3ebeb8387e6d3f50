using System.Text.Json;
using LamPS.Model.Tokenizers.Models;

namespace LamPS.Model.Tokenizers.Reading;

/// <summary>Reads Hugging Face's <c>tokenizer.json</c>.</summary>
internal static class TokenizerReader
{
    // Ids beyond it would only cost memory; the largest vocabularies have some 260,000 tokens.
    private const int MostId = 4_000_000;
    private const long MostBytes = 512L << 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="Core.LamException">It is missing, damaged, or needs what isn't supported; with the path of the place in it.</exception>
    public static TokenizerParts Read(string file)
    {
        byte[] json;
        try
        {
            var info = new FileInfo(file);
            if (!info.Exists)
                throw TokenizerErrors.TokenizerMissing(file);
            if (info.Length > MostBytes)
                throw TokenizerErrors.TokenizerUnreadable(file, $"it has {info.Length >> 20} MB.");
            json = File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TokenizerErrors.TokenizerUnreadable(file, error.Message, error);
        }

        return Read(json, file);
    }

    /// <summary>Reads the content of a file.</summary>
    public static TokenizerParts Read(ReadOnlyMemory<byte> json, string file)
    {
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException error)
        {
            throw TokenizerErrors.TokenizerUnreadable(file, error.Message, error);
        }

        using (document)
            return Read(new JsonPlace(document.RootElement, file, "$").Object());
    }

    private static TokenizerParts Read(JsonPlace root)
    {
        var model = Model(root["model"].Object());
        var added = Added(root["added_tokens"], model.Tokens);
        var (preTokenizers, isByteLevel) = PreTokenizerReader.Read(root["pre_tokenizer"]);
        var (before, after) = PostProcessorReader.Read(root["post_processor"]);
        return new TokenizerParts(
            model, added, NormalizerReader.Read(root["normalizer"]), preTokenizers, isByteLevel, DecoderReader.Read(root["decoder"]), before, after);
    }

    private static BpeModel Model(JsonPlace model)
    {
        var type = model["type"].Text("BPE");
        if (type != "BPE")
            throw model["type"].Unsupported($"a model of the type '{type}'", "models of the type BPE");
        foreach (var name in (string[])["continuing_subword_prefix", "end_of_word_suffix"])
        {
            if (model[name].Text("").Length > 0)
                throw model[name].Unsupported("a mark for parts of words", "models without one");
        }

        if (model["dropout"].HasValue && (model["dropout"].Element.ValueKind != JsonValueKind.Number || model["dropout"].Element.GetDouble() != 0))
            throw model["dropout"].Unsupported("dropout", "models without it");

        var tokens = Vocabulary(model["vocab"]);
        var options = new BpeOptions(
            model["unk_token"].HasValue ? model["unk_token"].Text() : null,
            model["fuse_unk"].Flag(), model["byte_fallback"].Flag(), model["ignore_merges"].Flag());
        if (options.UnknownToken is { } unknown && tokens.IdOf(unknown) < 0)
            throw model["unk_token"].Invalid($"'{unknown}' is not in the vocabulary.");
        return new BpeModel(tokens, Merges(model["merges"], tokens), options);
    }

    private static TokenTable Vocabulary(JsonPlace vocab)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var owners = new Dictionary<int, string>();
        foreach (var member in vocab.Object().Element.EnumerateObject())
        {
            string name;
            try
            {
                name = member.Name;
            }
            catch (InvalidOperationException error)
            {
                throw vocab.Invalid("has a token that is not valid Unicode (half of a surrogate pair).", error);
            }

            if (member.Value.ValueKind != JsonValueKind.Number || !member.Value.TryGetInt32(out var id) || id is < 0 or > MostId)
                throw vocab[name].Wrong($"a whole number from 0 to {MostId}");
            if (!ids.TryAdd(name, id))
                throw vocab[name].Invalid("is there twice.");
            if (!owners.TryAdd(id, name))
                throw vocab[name].Invalid($"has the id {id}, as '{owners[id]}' has.");
        }

        return ids.Count > 0 ? new TokenTable(ids) : throw vocab.Invalid("is empty.");
    }

    private static List<(int Left, int Right, int Id)> Merges(JsonPlace merges, TokenTable tokens)
    {
        if (merges.Element.ValueKind != JsonValueKind.Array)
            throw merges.Wrong("an array");
        var result = new List<(int, int, int)>(merges.Element.GetArrayLength());
        var index = -1;
        foreach (var item in merges.Element.EnumerateArray())
        {
            index++;
            var (left, right) = Pair(item);
            if (left is null || right is null)
            {
                if (index == 0 && item.ValueKind == JsonValueKind.String && item.GetRawText().StartsWith("\"#version", StringComparison.Ordinal))
                    continue;
                throw merges.Items().ElementAt(index).Wrong("two tokens");
            }

            var (leftId, rightId, id) = (tokens.IdOf(left), tokens.IdOf(right), tokens.IdOf(left + right));
            if (leftId < 0 || rightId < 0 || id < 0)
            {
                var missing = leftId < 0 ? left : rightId < 0 ? right : left + right;
                throw merges.Items().ElementAt(index).Invalid($"'{missing}' is not in the vocabulary.");
            }

            result.Add((leftId, rightId, id));
        }

        return result;
    }

    private static (string? Left, string? Right) Pair(JsonElement item)
    {
        try
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                var text = item.GetString()!;
                var space = text.IndexOf(' ', StringComparison.Ordinal);
                return space > 0 && space < text.Length - 1 && text.IndexOf(' ', space + 1) < 0 ? (text[..space], text[(space + 1)..]) : (null, null);
            }

            return item.ValueKind == JsonValueKind.Array && item.GetArrayLength() == 2 && item[0].ValueKind == JsonValueKind.String && item[1].ValueKind == JsonValueKind.String
                ? (item[0].GetString(), item[1].GetString())
                : (null, null);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return (null, null);
        }
    }

    private static List<AddedToken> Added(JsonPlace added, TokenTable tokens)
    {
        List<AddedToken> result = [];
        if (!added.HasValue)
            return result;
        foreach (var item in added.Items())
        {
            var token = new AddedToken(item.Object()["id"].Number(MostId), item["content"].Text(), item["special"].Flag())
            {
                StripsLeft = item["lstrip"].Flag(),
                StripsRight = item["rstrip"].Flag(),
                IsSingleWord = item["single_word"].Flag(),
                IsNormalized = item["normalized"].Flag(!item["special"].Flag()),
            };
            if (tokens.IdOf(token.Content) is >= 0 and var known && known != token.Id)
                throw item["id"].Invalid($"'{token.Content}' has the id {known} in the vocabulary.");
            if (result.Find(t => t.Id == token.Id && t.Content != token.Content) is { } other)
                throw item["id"].Invalid($"{token.Id} is the id of '{other.Content}' too.");
            result.Add(token);
        }

        return result;
    }
}
