using LamPS.Model.Tokenizers.PreTokenizers;
using LamPS.Model.Tokenizers.Unicode;

namespace LamPS.Model.Tokenizers.Reading;

/// <summary>Reads pre-tokenizers; the patterns of well-known models become scanners.</summary>
internal static class PreTokenizerReader
{
    private const string Supported = "ByteLevel, Split, Metaspace, Digits, Punctuation, WhitespaceSplit and Sequence, ByteLevel last";

    private static readonly Dictionary<string, Func<WordScanner>> Scanners = new(StringComparer.Ordinal)
    {
        [Gpt2Scanner.Pattern] = () => new Gpt2Scanner(),
        [Cl100kScanner.Pattern] = () => new Cl100kScanner(3),
        [Cl100kScanner.SingleDigits] = () => new Cl100kScanner(1),
        [O200kScanner.Pattern] = () => new O200kScanner(3, contractions: true),
        [O200kScanner.WithoutContractions] = () => new O200kScanner(1, contractions: false),
    };

    /// <summary>Reads pre-tokenizers in their order, and whether words are encoded by their bytes.</summary>
    public static (IReadOnlyList<PreTokenizer> Items, bool IsByteLevel) Read(JsonPlace place)
    {
        List<PreTokenizer> items = [];
        var isByteLevel = false;
        if (place.HasValue)
            Read(place, items, ref isByteLevel);
        return (items, isByteLevel);
    }

    private static void Read(JsonPlace place, List<PreTokenizer> items, ref bool isByteLevel)
    {
        if (isByteLevel)
            throw place.Unsupported("something behind ByteLevel", Supported);
        switch (place.Type)
        {
            case "Sequence":
                foreach (var item in place["pretokenizers"].Items())
                    Read(item, items, ref isByteLevel);
                break;
            case "ByteLevel":
                if (place["add_prefix_space"].Flag(true))
                    items.Add(new SpacePrefixer());
                if (place["use_regex"].Flag(true))
                    items.Add(new Gpt2Scanner());
                isByteLevel = true;
                break;
            case "Split":
                items.Add(Split(place));
                break;
            case "Metaspace":
                items.Add(Metaspace(place));
                break;
            case "Digits":
                items.Add(new KindSplitter(CharacterKind.Number, place["individual_digits"].Flag() ? SplitBehavior.Isolated : SplitBehavior.Contiguous));
                break;
            case "Punctuation":
                items.Add(new KindSplitter(CharacterKind.Punctuation, Behavior(place["behavior"], "Isolated")));
                break;
            case "WhitespaceSplit":
                items.Add(new KindSplitter(CharacterKind.Space, SplitBehavior.Removed));
                break;
            case var other:
                throw place["type"].Unsupported($"the pre-tokenizer '{other}'", Supported);
        }
    }

    private static PreTokenizer Split(JsonPlace place)
    {
        var pattern = PatternReader.Read(place["pattern"]);
        var behavior = Behavior(place["behavior"]);
        var invert = place["invert"].Flag();

        // These patterns match every part of a text: whether what matched is kept or what didn't is removed makes no difference.
        var keepsMatches = (behavior == SplitBehavior.Isolated && !invert) || (behavior == SplitBehavior.Removed && invert);
        return keepsMatches && pattern.Expression is { } text && Scanners.TryGetValue(text, out var scanner)
            ? scanner()
            : new PatternSplitter(pattern, behavior, invert);
    }

    private static MetaspaceSplitter Metaspace(JsonPlace place)
    {
        var prefix = place["add_prefix_space"].Flag(true);
        var scheme = place["prepend_scheme"].Text(prefix ? "always" : "never");
        return new MetaspaceSplitter(
            place["replacement"].Letter(Models.BpeModel.SpaceMark),
            scheme switch
            {
                "always" => MetaspacePrepend.Always,
                "first" => MetaspacePrepend.First,
                "never" => MetaspacePrepend.Never,
                _ => throw place["prepend_scheme"].Wrong("always, first or never"),
            },
            place["split"].Flag(true));
    }

    private static SplitBehavior Behavior(JsonPlace place, string? otherwise = null)
    {
        var name = otherwise is null ? place.Text() : place.Text(otherwise);
        return Enum.TryParse<SplitBehavior>(name, out var behavior) && char.IsAsciiLetter(name[0])
            ? behavior
            : throw place.Wrong(string.Join(", ", Enum.GetNames<SplitBehavior>()));
    }
}
