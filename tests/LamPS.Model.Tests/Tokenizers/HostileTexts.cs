using System.Globalization;
using System.Text;

namespace LamPS.Model.Tests.Tokenizers;

/// <summary>Texts that tokenizers get wrong. The random ones come from a generator of their own, so that they stay the same on every platform.</summary>
internal static class HostileTexts
{
    private static readonly string[] Pieces =
    [
        " ", "  ", "   ", "\t", "\n", "\r\n", "\n\n", "\u00A0", "\u3000", "\u2028", "\u0085", "\u200B", "\u200D", "\uFEFF", "'s", "'S", "'\u017F", "'ll", "'LL", "'re", "'d", "'", "’s",
        "a", "Z", "abc", "Hello", "HTTPServer", "iPhone", "ǅ", "ʰ", "ß", "İ", "ﬁ", "Å", "A\u030A", "e\u0301", "\u0301", "\u0345\u0301", "q\u0323\u0307", "ক্ষ", "각", "\u1100\u1161\u11A8", "가\u11A8",
        "0", "7", "123", "1234567", "²", "½", "Ⅳ", "١٢٣", "𝟘", "①", ".", "...", "!?", "/", "//", "\\", "-", "—", "«", "_", "#", "$", "€", "+", "=", "<", ">", "<0x0A>", "<unk>", "▁", "▁▁", "▁a",
        "中", "文字", "日本", "カ", "ｶﾞ", "한국", "ש", "שׁ", "ع", "ت", "น้ำ", "😀", "👍🏽", "👨‍👩‍👧‍👦", "🇦🇹", "❤️‍🔥", "𝔘", "𐐀", "𐐨", "🅰", "Ⓐ", "\uD800", "\uDC00", "\uDBFF\uD800", "\uFFFD", "\0", "\u0007",
        "<|im_start|>", "<|im_end|>", "<|user|>", "<|end|>", "<s>", "</s>", " <|end|> ", "<|im", "the", "fox", " fox ", "Straße", "New York", "then", "bathe", "the\u0301", "\U000E0041", "\u0378",
    ];

    /// <summary>Short ones with what each is about.</summary>
    public static IReadOnlyList<string> Short { get; } =
    [
        "", " ", "  ", "a", "Hello, world!", " Hello  world ", "The quick brown fox's isn't we'll I'D YOU'RE they'VE 'twas",
        "x'\u017F y'\u017Fz 'Sun 'sun DON'T", "tabs\tand\n\nlines \r\n  end \n", "   leading", "trailing   ", "a\u00A0b\u3000c\u2028d\u0085e\u200Bf", "1 12 123 1234 12345678 3.14 1,000",
        "²½Ⅳ①١٢٣४५𝟘𝟙", "HelloWorld XMLHttpRequest iPhone ǅabc ABCdef ABC's ʰx", "e\u0301 é A\u030A Å \u0301x a\u0323\u0307 a\u0307\u0323", "각 \u1100\u1161\u11A8 가\u11A8 ﬁ ﬂ ａｂｃ ㎏",
        "İstanbul ΣΑΣ ς ẞ", "你好，世界！ 日本語のテキスト。한국어", "नमस्ते क्ष น้ำ שלום مرحبا", "😀👍🏽 👨‍👩‍👧‍👦 🇦🇹🇩🇪 ❤️‍🔥", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐐀𐐨 𠀀𪛖 \U000E0041\U0010FFFD", "a\uD800b \uDC00 \uDBFF\uD800\uDC00",
        "\0\u0001\u0007\u001B\u007F\u0080\u009F\uFEFF\uFFFD\uFFFF", "<|im_start|>user\nHi<|im_end|>\n<|im_start|>", "<s> a </s>  b <|end|>  c<|user|>\n\nd", "<|im_start <|im_start||>", "<unk> <0x0A> ▁ ▁▁a ▁b▁",
        "the fox bathes; the, the\u0301 fox  New York  new york Straße straße", "😀 😀\u00A0😀", "for (int i = 0; i < 10; i++)\n{\n\treturn x_1->y[2] /* ok */ // \\n\n}\n", "!!!...???///---===\n\n/\r\n/", "a.b,c;d:e'f\"g`h~i!j@k#l$m%n^o&p*q(r)s",
        "꟎Ꟃ𖺠𖺸ꟓ", "Ⓐⓑ🄰🅐🅰 a🅰b", "\u0345\u0301\u0344 \u0F71\u0F72\u0F74 \u0F73", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "the the  the   the\tthe\nthe",
    ];

    /// <summary>Mixtures of hostile pieces and code points of all planes.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Seed.</param>
    public static IEnumerable<string> Random(int count, uint seed)
    {
        var random = new Generator(seed);
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            var parts = random.Below(60) + 1;
            for (var part = 0; part < parts; part++)
            {
                if (random.Below(5) == 0)
                    text.Append(CodePoint(random));
                else
                    text.Append(Pieces[random.Below(Pieces.Length)]);
            }

            yield return text.ToString();
        }
    }

    /// <summary>Every code point that is one, a hundred a text.</summary>
    public static IEnumerable<string> EveryCodePoint()
    {
        var text = new StringBuilder();
        for (var point = 0; point < 0x110000; point++)
        {
            // Planes without letters are sampled.
            if (point is >= 0xD800 and <= 0xDFFF || (point is >= 0x323B0 and < 0xE0000 or >= 0xE0200 && point % 997 != 0))
                continue;
            text.Append(char.ConvertFromUtf32(point));
            if (text.Length >= 4000)
            {
                yield return text.ToString();
                text.Clear();
            }
        }

        yield return text.ToString();
    }

    private static string CodePoint(Generator random)
    {
        var point = random.Below(4) switch
        {
            0 => random.Below(0x300),
            1 => random.Below(0x3000),
            2 => random.Below(0x20000),
            _ => random.Below(0x110000),
        };
        return point is >= 0xD800 and <= 0xDFFF ? ((char)point).ToString(CultureInfo.InvariantCulture) : char.ConvertFromUtf32(point);
    }
}

/// <summary>Random numbers that stay the same (xorshift).</summary>
internal sealed class Generator(uint seed)
{
    private uint _state = seed == 0 ? 1 : seed;

    /// <summary>A number from 0 to below a limit.</summary>
    public int Below(int limit)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)limit);
    }
}
