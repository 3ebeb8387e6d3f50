using System.Text;

namespace LamPS.Core.Verification.Documents;

/// <summary>A text as it is compared: any white space is one space, and marks that only allow a line to break are gone.</summary>
internal sealed class PassageText
{
    private const char SoftHyphen = '\u00AD';
    private const char ZeroWidthSpace = '\u200B';
    private readonly string _source;
    private readonly int[]? _places;

    public PassageText(string source)
    {
        _source = source;
        if (IsPlain(source))
        {
            Text = source;
            return;
        }

        var text = new StringBuilder(source.Length);
        var places = new List<int>(source.Length + 1);
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c is SoftHyphen or ZeroWidthSpace)
                continue;
            if (!char.IsWhiteSpace(c))
                text.Append(c);
            else if (text.Length > 0 && text[^1] == ' ')
                continue;
            else
                text.Append(' ');
            places.Add(i);
        }

        places.Add(source.Length);
        Text = text.ToString();
        _places = [.. places];
    }

    public string Text { get; }

    /// <summary>Place in the source of a character of <see cref="Text"/>.</summary>
    public int PlaceOf(int index) => _places is null ? index : _places[index];

    /// <summary>The source around a stretch of <see cref="Text"/>, short enough for a message.</summary>
    public string Excerpt(int start, int length)
    {
        const int around = 40;
        var from = Math.Max(0, PlaceOf(start) - around);
        var to = Math.Min(_source.Length, PlaceOf(start + length) + around);
        return $"{(from > 0 ? "..." : "")}{_source[from..to].ReplaceLineEndings(" ").Trim()}{(to < _source.Length ? "..." : "")}";
    }

    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is SoftHyphen or ZeroWidthSpace || (char.IsWhiteSpace(c) && (c != ' ' || (i > 0 && text[i - 1] == ' '))))
                return false;
        }

        return true;
    }
}
