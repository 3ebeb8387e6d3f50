using System.Text;

namespace LamPS.Core.Elements;

/// <summary>How text from a user interface is shown to people: it is untrusted and may try to mislead.</summary>
public static class ScreenText
{
    /// <summary>A text on one line, cut to a length; control characters become visible symbols, bidirectional controls are replaced.</summary>
    /// <param name="text">Text.</param>
    /// <param name="length">Most UTF-16 units.</param>
    public static string Short(string text, int length)
    {
        var builder = new StringBuilder(Math.Min(text.Length, length));
        foreach (var c in text)
        {
            if (builder.Length >= length - 1)
            {
                if (builder.Length > 0 && char.IsHighSurrogate(builder[^1]))
                {
                    builder.Length--;
                }

                return builder.Append('…').ToString();
            }

            // U+2400 and on are the pictures of control characters; bidirectional controls could reorder what a person reads.
            builder.Append(c switch
            {
                '\n' => '⏎',
                < ' ' => (char)(0x2400 + c),
                >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => '\uFFFD',
                _ => c,
            });
        }

        return builder.ToString();
    }
}
