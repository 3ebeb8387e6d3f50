using LamPS.Core.Runs;

namespace LamPS.Core.Elements;

/// <summary>How text from a user interface is shown to people in messages: it is untrusted and may try to mislead.</summary>
public static class ScreenText
{
    /// <summary>A text on one line, cut to a length; what would hide or steer is shown as <see cref="VisibleText"/> shows it.</summary>
    /// <param name="text">Text.</param>
    /// <param name="length">Most UTF-16 units of the text that are shown, from 2.</param>
    public static string Short(string text, int length)
    {
        if (text.Length <= length)
        {
            return VisibleText.Of(text);
        }

        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return VisibleText.Of(text[..end]) + "…";
    }
}
