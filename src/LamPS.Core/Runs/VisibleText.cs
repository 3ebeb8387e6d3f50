using System.Globalization;
using System.Text;

namespace LamPS.Core.Runs;

/// <summary>Shows characters that would hide something or steer the output: controls, escapes of terminals, bidirectional overrides, zero-width and tag characters.</summary>
/// <remarks>For every text of the user interface that is printed, on a terminal too. Joiners stay: scripts and emoji need them.</remarks>
public static class VisibleText
{
    /// <summary>The text with such characters as <c>\u{202E}</c>; the same instance when there is none.</summary>
    /// <param name="text">Text.</param>
    /// <param name="lines">Whether line feeds and tabs stay.</param>
    public static string Of(string text, bool lines = false)
    {
        var first = IndexOfHidden(text, lines);
        if (first < 0)
            return text;

        var visible = new StringBuilder(text, 0, first, text.Length + 16);
        for (var i = first; i < text.Length;)
        {
            var code = At(text, i, out var length);
            if (IsHidden(code, lines))
            {
                visible.Append(Escape(code));
            }
            else
            {
                visible.Append(text, i, length);
            }

            i += length;
        }

        return visible.ToString();
    }

    /// <summary>Whether a code point has to be shown as an escape. Lone surrogates have to.</summary>
    /// <param name="code">Code point.</param>
    /// <param name="lines">Whether line feeds and tabs stay.</param>
    internal static bool IsHidden(int code, bool lines) => code switch
    {
        '\n' or '\t' => !lines,
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        < 0xAD => false,
        0xAD or 0x061C or 0x180E => true,
        0x200B or 0x200E or 0x200F => true,
        >= 0x2028 and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xD800 and <= 0xDFFF => true,
        0xFEFF or 0xFFFE or 0xFFFF => true,
        >= 0xFFF9 and <= 0xFFFB => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => false,
    };

    /// <summary>Index of the first character that has to be shown as an escape, or -1.</summary>
    /// <param name="text">Text.</param>
    /// <param name="lines">Whether line feeds and tabs stay.</param>
    /// <param name="start">Where to begin.</param>
    internal static int IndexOfHidden(string text, bool lines, int start = 0)
    {
        for (var i = start; i < text.Length;)
        {
            if (IsHidden(At(text, i, out var length), lines))
                return i;

            i += length;
        }

        return -1;
    }

    /// <summary>The code point at an index; a lone surrogate is its own code point.</summary>
    /// <param name="text">Text.</param>
    /// <param name="index">Index.</param>
    /// <param name="length">How many characters it takes, 1 or 2.</param>
    internal static int At(string text, int index, out int length)
    {
        if (Rune.TryGetRuneAt(text, index, out var rune))
        {
            length = rune.Utf16SequenceLength;
            return rune.Value;
        }

        length = 1;
        return text[index];
    }

    /// <summary>A code point as people read it.</summary>
    /// <param name="code">Code point.</param>
    internal static string Escape(int code) => code switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{{{code:X4}}}"),
    };
}
