using System.Text;
using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Pdf;

/// <summary>What text the codes of a font mean: a ToUnicode map (ISO 32000-1, 9.10.3).</summary>
internal sealed class PdfCharacterMap
{
    private const int LargestRange = 0x10000;
    private readonly Dictionary<int, string> _texts = [];

    public static PdfCharacterMap Read(byte[] source, ReadContext context)
    {
        var map = new PdfCharacterMap();
        var parser = new PdfParser(source);
        var operands = new List<object?>();
        while (parser.ReadToken() is var token && token != PdfParser.End)
        {
            if (token is not PdfKeyword { Text: var word })
            {
                operands.Add(token);
                continue;
            }

            if (word == "endbfchar")
                map.AddCharacters(operands, context);
            else if (word == "endbfrange")
                map.AddRanges(operands, context);
            operands.Clear();
        }

        return map;
    }

    public string? this[int code] => _texts.GetValueOrDefault(code);

    private void AddCharacters(List<object?> operands, ReadContext context)
    {
        for (var i = 0; i + 1 < operands.Count; i += 2)
        {
            context.CountItem();
            if (operands[i] is byte[] code && operands[i + 1] is byte[] text)
                _texts[ToCode(code)] = ToText(text);
        }
    }

    private void AddRanges(List<object?> operands, ReadContext context)
    {
        for (var i = 0; i + 2 < operands.Count; i += 3)
        {
            if (operands[i] is not byte[] first || operands[i + 1] is not byte[] last)
                continue;

            var (from, to) = (ToCode(first), ToCode(last));
            if (to < from || to - from >= LargestRange)
                throw new InvalidDataException("a font has an impossible range of characters.");

            for (var code = from; code <= to; code++)
            {
                context.CountItem();
                switch (operands[i + 2])
                {
                    case byte[] start when start.Length > 0:
                        _texts[code] = Shift(ToText(start), code - from);
                        break;
                    case object?[] list when code - from < list.Length && list[code - from] is byte[] text:
                        _texts[code] = ToText(text);
                        break;
                }
            }
        }
    }

    // Only the last character counts up.
    private static string Shift(string text, int by)
    {
        if (by == 0 || text.Length == 0)
            return text;

        var last = text.Length > 1 && char.IsLowSurrogate(text[^1]) && char.IsHighSurrogate(text[^2]) ? text.Length - 2 : text.Length - 1;
        var value = (last == text.Length - 2 ? char.ConvertToUtf32(text[^2], text[^1]) : text[^1]) + by;
        return Rune.IsValid(value) ? text[..last] + new Rune(value) : text[..last] + '\uFFFD';
    }

    private static int ToCode(byte[] bytes)
    {
        var code = 0;
        foreach (var value in bytes)
        {
            code = (code << 8) | value;
        }

        return code;
    }

    private static string ToText(byte[] bytes) => bytes.Length == 1 ? ((char)bytes[0]).ToString() : Encoding.BigEndianUnicode.GetString(bytes);
}
