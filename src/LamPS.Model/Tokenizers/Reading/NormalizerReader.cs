using LamPS.Model.Tokenizers.Normalizers;
using LamPS.Model.Tokenizers.Unicode;

namespace LamPS.Model.Tokenizers.Reading;

/// <summary>Reads normalizers.</summary>
internal static class NormalizerReader
{
    private const string Supported = "NFC, NFD, NFKC, NFKD, Lowercase, Strip, StripAccents, Replace, Prepend and Sequence";

    /// <summary>Reads a normalizer; null when there is none.</summary>
    public static TextNormalizer? Read(JsonPlace place)
    {
        if (!place.HasValue)
            return null;
        return place.Type switch
        {
            "Sequence" => new SequenceNormalizer([.. place["normalizers"].Items().Select(Read).OfType<TextNormalizer>()]),
            "NFC" => new FormNormalizer(NormalForm.Nfc),
            "NFD" => new FormNormalizer(NormalForm.Nfd),
            "NFKC" => new FormNormalizer(NormalForm.Nfkc),
            "NFKD" => new FormNormalizer(NormalForm.Nfkd),
            "Lowercase" => new LowercaseNormalizer(),
            "Strip" => new StripNormalizer(place["strip_left"].Flag(), place["strip_right"].Flag()),
            "StripAccents" => new StripAccentsNormalizer(),
            "Prepend" => new PrependNormalizer(place["prepend"].Text()),
            "Replace" => new ReplaceNormalizer(PatternReader.Read(place["pattern"]), place["content"].Text()),
            var other => throw place["type"].Unsupported($"the normalizer '{other}'", Supported),
        };
    }
}
