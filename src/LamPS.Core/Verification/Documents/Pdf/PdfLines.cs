using System.Text;

namespace LamPS.Core.Verification.Documents.Pdf;

/// <summary>Makes lines of text from characters and their places: a page only says where each stretch of them stands.</summary>
internal sealed class PdfLines
{
    // In parts of the font size. A space is about a quarter, and kerning stays below a seventh.
    private const double SpaceGap = 0.2;
    private const double ColumnGap = 2;
    private const double StepBack = -0.5;
    private const double OtherLine = 0.4;
    private readonly List<string> _lines = [];
    private readonly StringBuilder _line = new();
    private bool _hasEnd;
    private double _endX;
    private double _endY;

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Begins a stretch of characters.</summary>
    /// <param name="place">From text to page: its place, direction and size.</param>
    /// <param name="size">Font size before <paramref name="place"/> scales it.</param>
    public void MoveTo(PdfMatrix place, double size)
    {
        var length = Math.Sqrt((place.A * place.A) + (place.B * place.B));
        var em = Math.Abs(size) * length;
        if (_hasEnd && em > 0 && double.IsFinite(em))
        {
            // Along the line of writing, and across it.
            var (dx, dy) = (place.E - _endX, place.F - _endY);
            var along = ((dx * place.A) + (dy * place.B)) / length / em;
            var across = ((dy * place.A) - (dx * place.B)) / length / em;
            if (Math.Abs(across) > OtherLine || along < StepBack)
                EndLine();
            else if (along > SpaceGap && _line.Length > 0 && !char.IsWhiteSpace(_line[^1]))
                _line.Append(along > ColumnGap ? '\t' : ' ');
        }
    }

    public void Append(string text) => _line.Append(text);

    /// <summary>Ends a stretch of characters where the next would stand if it followed.</summary>
    public void StopAt(PdfMatrix place) => (_hasEnd, _endX, _endY) = (true, place.E, place.F);

    public void EndLine()
    {
        if (_line.Length > 0)
            _lines.Add(_line.ToString().TrimEnd());
        _line.Clear();
        _hasEnd = false;
    }
}
