using LamPS.Model.Tokenizers.Decoders;

namespace LamPS.Model.Tokenizers.Reading;

/// <summary>Reads decoders.</summary>
internal static class DecoderReader
{
    private const string Supported = "ByteLevel, ByteFallback, Fuse, Strip, Replace, Metaspace, BPEDecoder and Sequence";
    private const int MostStripped = 1_000;

    /// <summary>Reads a decoder; null when there is none.</summary>
    public static TokenDecoder? Read(JsonPlace place)
    {
        if (!place.HasValue)
            return null;
        return place.Type switch
        {
            "Sequence" => new SequenceDecoder([.. place["decoders"].Items().Select(Read).OfType<TokenDecoder>()]),
            "ByteLevel" => new ByteLevelDecoder(),
            "ByteFallback" => new ByteFallbackDecoder(),
            "Fuse" => new FuseDecoder(),
            "Strip" => new StripDecoder(
                place["content"].Text() is { Length: > 0 } content ? content : throw place["content"].Wrong("one letter"),
                place["start"].Number(MostStripped), place["stop"].Number(MostStripped)),
            "Replace" => new ReplaceDecoder(PatternReader.Read(place["pattern"]), place["content"].Text()),
            "Metaspace" => new MetaspaceDecoder(
                place["replacement"].Letter(Models.BpeModel.SpaceMark),
                place["prepend_scheme"].Text(place["add_prefix_space"].Flag(true) ? "always" : "never") != "never"),
            "BPEDecoder" => new WordEndDecoder(place["suffix"].Text("</w>")),
            var other => throw place["type"].Unsupported($"the decoder '{other}'", Supported),
        };
    }
}
