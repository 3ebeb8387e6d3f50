using System.Text;
using LamPS.Model.Tokenizers.Patterns;
using LamPS.Model.Tokenizers.Unicode;

namespace LamPS.Model.Tokenizers.Normalizers;

/// <summary>One after the other.</summary>
internal sealed class SequenceNormalizer(IReadOnlyList<TextNormalizer> items) : TextNormalizer
{
    public IReadOnlyList<TextNormalizer> Items => items;

    public override bool StripsFront => items.Any(i => i.StripsFront);

    public override string Apply(string text) => items.Aggregate(text, (sofar, item) => item.Apply(sofar));
}

/// <summary>A normal form of Unicode.</summary>
internal sealed class FormNormalizer(NormalForm form) : TextNormalizer
{
    public override string Apply(string text) => UnicodeNormalizer.Normalize(text, form);
}

/// <summary>Lower case, code point by code point.</summary>
internal sealed class LowercaseNormalizer : TextNormalizer
{
    public override string Apply(string text)
    {
        var lower = text.ToLowerInvariant();
        return Ascii.IsValid(lower) ? lower : Newer(lower);
    }

    // One letter has a lower case of two code points; some letters are newer than the data of .NET.
    private static string Newer(string text)
    {
        if (!text.AsSpan().ContainsAny("\u0130\uA7CE\uA7D2\uA7D4\uD81B"))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune.Value switch
            {
                0x130 => "i\u0307",
                0xA7CE or 0xA7D2 or 0xA7D4 => ((char)(rune.Value + 1)).ToString(),
                >= 0x16EA0 and <= 0x16EB8 => char.ConvertFromUtf32(rune.Value + 0x1B),
                _ => rune.ToString(),
            });
        }

        return result.ToString();
    }
}

/// <summary>Takes white space away from the ends.</summary>
internal sealed class StripNormalizer(bool left, bool right) : TextNormalizer
{
    public override bool StripsFront => left;

    public override string Apply(string text) => (left, right) switch
    {
        (true, true) => text.Trim(),
        (true, false) => text.TrimStart(),
        (false, true) => text.TrimEnd(),
        _ => text,
    };
}

/// <summary>Puts text in front.</summary>
internal sealed class PrependNormalizer(string prefix) : TextNormalizer
{
    public override string Apply(string text) => text.Length == 0 ? text : prefix + text;
}

/// <summary>Replaces text by other text.</summary>
internal sealed class ReplaceNormalizer(TextPattern pattern, string content) : TextNormalizer
{
    public override string Apply(string text) => pattern.Replace(text, content);
}
