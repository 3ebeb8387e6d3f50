namespace LamPS.Core.Runbooks.Expressions;

/// <summary>Where a text stands in a file, so that a place in the text can be named as a line and a column.</summary>
/// <param name="Start">Where its first character is, or where it begins as YAML when <paramref name="Exact"/> is false.</param>
/// <param name="Exact">Whether lines of the text are lines of the file.</param>
/// <param name="Indent">Columns before each line behind the first.</param>
internal readonly record struct TextPlace(SourceLocation Start, bool Exact, int Indent)
{
    /// <summary>Place of a character of the text.</summary>
    public SourceLocation At(string text, int index)
    {
        if (!Exact)
        {
            return Start;
        }

        var line = 0;
        var lineStart = 0;
        for (var i = 0; i < index && i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        return line == 0
            ? Start with { Column = Start.Column + index }
            : Start with { Line = Start.Line + line, Column = Indent + index - lineStart + 1 };
    }
}
