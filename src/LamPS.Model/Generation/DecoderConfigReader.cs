using System.Text.Json;

namespace LamPS.Model.Generation;

/// <summary>Reads <c>genai_config.json</c>. What it has beyond what is needed here is passed over.</summary>
internal sealed class DecoderConfigReader(string path)
{
    private const int MostLayers = 1000;

    public static DecoderConfig Read(string path, JsonElement root)
    {
        var reader = new DecoderConfigReader(path);
        var model = reader.Section(root, "model");
        var decoder = reader.Section(model, "decoder");
        var inputs = reader.Optional(decoder, "inputs");
        var outputs = reader.Optional(decoder, "outputs");
        var search = reader.Optional(root, "search");
        var known = new DecoderConfig
        {
            Context = reader.Number(model, "context_length", 1, int.MaxValue),
            Layers = reader.Number(decoder, "num_hidden_layers", 1, MostLayers),
        };
        return known with
        {
            Family = reader.Text(model, "type", known.Family),
            ModelFile = reader.FileName(decoder, "filename", known.ModelFile),
            EndTokens = reader.Tokens(model, "eos_token_id"),
            BeginToken = reader.Tokens(model, "bos_token_id") is [var begin, ..] ? begin : null,
            SlidingWindow = reader.Optional(decoder, "sliding_window") is { } window ? reader.Number(window, "window_size", 0, int.MaxValue, 0) : 0,
            SharesCache = reader.Flag(search, "past_present_share_buffer"),
            InputIds = reader.Text(inputs, "input_ids", known.InputIds),
            AttentionMask = reader.Text(inputs, "attention_mask", known.AttentionMask),
            PositionIds = reader.Text(inputs, "position_ids", known.PositionIds),
            PastKeys = reader.Text(inputs, "past_key_names", known.PastKeys),
            PastValues = reader.Text(inputs, "past_value_names", known.PastValues),
            Logits = reader.Text(outputs, "logits", known.Logits),
            PresentKeys = reader.Text(outputs, "present_key_names", known.PresentKeys),
            PresentValues = reader.Text(outputs, "present_value_names", known.PresentValues),
            Defaults = reader.Search(search),
        };
    }

    // Sampling is asked for by do_sample; without it the numbers beside it stand for nothing.
    private GenerationOptions Search(JsonElement? search)
    {
        var options = new GenerationOptions { RepetitionPenalty = (float)Real(search, "repetition_penalty", 1) };
        if (Flag(search, "do_sample"))
        {
            options = options with
            {
                Temperature = (float)Real(search, "temperature", 1),
                TopK = search is { } section ? Number(section, "top_k", 0, int.MaxValue, 0) : 0,
                TopP = (float)Real(search, "top_p", 1),
            };
        }

        options.Validate();
        return options;
    }

    private JsonElement Section(JsonElement parent, string name) => Optional(parent, name) ?? throw Invalid($"'{name}' is missing");

    private JsonElement? Optional(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object)
            throw Invalid("it isn't an object");
        if (!parent.TryGetProperty(name, out var section) || section.ValueKind == JsonValueKind.Null)
            return null;
        return section.ValueKind == JsonValueKind.Object ? section : throw Invalid($"'{name}' isn't an object");
    }

    private int Number(JsonElement parent, string name, int least, int most, int? otherwise = null)
    {
        if (!parent.TryGetProperty(name, out var value))
            return otherwise ?? throw Invalid($"'{name}' is missing");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Invalid($"'{name}' is {value.GetRawText()}, not a number from {least} to {most}");
    }

    private double Real(JsonElement? parent, string name, double otherwise)
    {
        if (parent is not { } section || !section.TryGetProperty(name, out var value))
            return otherwise;
        return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Invalid($"'{name}' isn't a number");
    }

    private bool Flag(JsonElement? parent, string name)
    {
        if (parent is not { } section || !section.TryGetProperty(name, out var value))
            return false;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Invalid($"'{name}' is neither true nor false");
    }

    private string Text(JsonElement? parent, string name, string otherwise)
    {
        if (parent is not { } section || !section.TryGetProperty(name, out var value))
            return otherwise;
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Invalid($"'{name}' isn't a text");
    }

    private string FileName(JsonElement parent, string name, string otherwise)
    {
        var file = Text(parent, name, otherwise);
        return file.Length > 0 && !Path.IsPathRooted(file) && !file.Contains(':') && !file.Split('/', '\\').Contains("..")
            ? file
            : throw Invalid($"'{name}' is '{file}', which lies outside of the folder");
    }

    // One number or a list of them.
    private IReadOnlyList<int> Tokens(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        var values = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
        List<int> tokens = [];
        foreach (var token in values)
        {
            if (token.ValueKind != JsonValueKind.Number || !token.TryGetInt32(out var id) || id < 0)
                throw Invalid($"'{name}' has {token.GetRawText()}, which is no token");
            tokens.Add(id);
        }

        return tokens;
    }

    private Core.LamException Invalid(string why) => GenerationErrors.ModelConfigInvalid(path, why);
}
