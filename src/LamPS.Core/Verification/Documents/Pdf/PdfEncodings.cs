using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace LamPS.Core.Verification.Documents.Pdf;

/// <summary>What the codes of simple fonts mean where no map says it: the encodings of Latin text and names of glyphs.</summary>
internal static class PdfEncodings
{
    // Codes 128 to 159 of Windows-1252; the rest is Latin 1.
    private const string Windows128 = "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD"
        + "\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";

    // Codes 128 to 255 of Mac Roman.
    private const string Mac128 = "\u00C4\u00C5\u00C7\u00C9\u00D1\u00D6\u00DC\u00E1\u00E0\u00E2\u00E4\u00E3\u00E5\u00E7\u00E9\u00E8"
        + "\u00EA\u00EB\u00ED\u00EC\u00EE\u00EF\u00F1\u00F3\u00F2\u00F4\u00F6\u00F5\u00FA\u00F9\u00FB\u00FC"
        + "\u2020\u00B0\u00A2\u00A3\u00A7\u2022\u00B6\u00DF\u00AE\u00A9\u2122\u00B4\u00A8\u2260\u00C6\u00D8"
        + "\u221E\u00B1\u2264\u2265\u00A5\u00B5\u2202\u2211\u220F\u03C0\u222B\u00AA\u00BA\u03A9\u00E6\u00F8"
        + "\u00BF\u00A1\u00AC\u221A\u0192\u2248\u2206\u00AB\u00BB\u2026\u00A0\u00C0\u00C3\u00D5\u0152\u0153"
        + "\u2013\u2014\u201C\u201D\u2018\u2019\u00F7\u25CA\u00FF\u0178\u2044\u20AC\u2039\u203A\uFB01\uFB02"
        + "\u2021\u00B7\u201A\u201E\u2030\u00C2\u00CA\u00C1\u00CB\u00C8\u00CD\u00CE\u00CF\u00CC\u00D3\u00D4"
        + "\uFFFD\u00D2\u00DA\u00DB\u00D9\u0131\u02C6\u02DC\u00AF\u02D8\u02D9\u02DA\u00B8\u02DD\u02DB\u02C7";

    private static readonly FrozenDictionary<string, string> GlyphNames = MakeGlyphNames();

    /// <summary>Text of a code in an encoding; null where the encoding isn't known or has no such code.</summary>
    public static string? Text(string? encoding, int code)
    {
        var c = encoding switch
        {
            "WinAnsiEncoding" => code is >= 128 and < 160 ? Windows128[code - 128] : (char)code,
            "MacRomanEncoding" => code >= 128 ? Mac128[code - 128] : (char)code,
            // The standard encoding is ASCII but for its quotes; what it has above isn't used by programs of today.
            "StandardEncoding" => code switch { '\'' => '\u2019', '`' => '\u2018', < 128 => (char)code, _ => '\uFFFD' },
            _ => '\uFFFD',
        };
        return c is '\uFFFD' or < ' ' ? null : c.ToString();
    }

    /// <summary>Text of a glyph by its name; null where the name doesn't tell.</summary>
    public static string? Glyph(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0)
            name = name[..dot];
        if (GlyphNames.TryGetValue(name, out var text))
            return text;
        if (name.Length == 1)
            return name;

        var digits = name.StartsWith("uni", StringComparison.Ordinal) && name.Length >= 7 ? name[3..7]
            : name.StartsWith('u') && name.Length is >= 5 and <= 7 ? name[1..] : "";
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code)
            ? new Rune(code).ToString()
            : null;
    }

    private static FrozenDictionary<string, string> MakeGlyphNames()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(' ', "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash");
        Add('0', "zero one two three four five six seven eight nine colon semicolon less equal greater question at");
        Add('[', "bracketleft backslash bracketright asciicircum underscore grave");
        Add('{', "braceleft bar braceright asciitilde");
        Add('\u00A1', "exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot softhyphen registered macron");
        Add('\u00B0', "degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown");
        Add('\u00C0', "Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis");
        Add('\u00D0', "Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls");
        Add('\u00E0', "agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis");
        Add('\u00F0', "eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis");
        Add('\u2018', "quoteleft quoteright quotesinglbase");
        Add('\u201C', "quotedblleft quotedblright quotedblbase");
        Add('\u2013', "endash emdash");
        Add('\u2020', "dagger daggerdbl bullet");
        Add('\u2039', "guilsinglleft guilsinglright");
        Add('\uFB00', "ff fi fl ffi ffl");
        Add('\u0152', "OE oe");
        Add('\u0160', "Scaron scaron");
        Add('\u017D', "Zcaron zcaron");
        names["nbspace"] = "\u00A0";
        names["ellipsis"] = "\u2026";
        names["perthousand"] = "\u2030";
        names["Euro"] = "\u20AC";
        names["trademark"] = "\u2122";
        names["minus"] = "\u2212";
        names["Ydieresis"] = "\u0178";
        names["asteriskmath"] = "*";
        names["florin"] = "\u0192";
        names["dotlessi"] = "\u0131";
        return names.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(char first, string list)
        {
            foreach (var name in list.Split(' '))
            {
                names[name] = first++.ToString();
            }
        }
    }
}
