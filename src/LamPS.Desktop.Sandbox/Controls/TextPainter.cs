using System.Globalization;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>Paints text boxes: frame, line numbers, selection, text, caret.</summary>
internal static class TextPainter
{
    public static void Paint(Canvas canvas, TextBox box)
    {
        var enabled = box.IsEnabled;
        var bounds = box.Bounds;
        if (box.Look.Plain)
        {
            canvas.Fill(bounds, Theme.Field);
        }
        else
        {
            canvas.FillRound(bounds, Theme.Corner, enabled && !box.ReadOnly ? Theme.Field : Theme.FieldDisabled);
            canvas.StrokeRound(bounds, Theme.Corner, box.Invalid ? Theme.Danger : enabled ? Theme.Border : Theme.Line, box.Invalid ? 2 : 1);
            FocusRing.Paint(canvas, box);
        }

        var gutter = box.Look.LineNumbers ? 44 : 0;
        if (gutter > 0)
        {
            canvas.Fill(bounds with { Width = gutter }, Theme.Header);
        }

        var inner = new Bounds(bounds.X + 9 + gutter, bounds.Y + (box.MultiLine ? 6 : 0), Math.Max(0, bounds.Width - 18 - gutter), bounds.Height - (box.MultiLine ? 12 : 0));
        canvas.Push(bounds with { X = bounds.X + 1, Width = Math.Max(0, bounds.Width - 2) });
        if (box.MultiLine)
        {
            PaintLines(canvas, box, inner, gutter, enabled);
        }
        else
        {
            PaintLine(canvas, box, inner, enabled);
        }

        canvas.Pop();
    }

    private static void PaintLine(Canvas canvas, TextBox box, Bounds inner, bool enabled)
    {
        var font = box.Look.Font;
        var text = box.Protected ? new string('•', box.Text.Length) : box.Text;
        var buffer = box.Buffer;
        var caret = font.Measure(text.AsSpan(0, buffer.Caret));
        var shift = box.IsFocused ? Math.Max(0, caret - inner.Width + 2) : 0;
        var y = inner.Y + ((inner.Height - font.LineHeight) / 2);
        canvas.Push(inner with { X = inner.X - 2, Width = inner.Width + 4 });
        if (box.IsFocused && buffer.HasSelection)
        {
            var from = font.Measure(text.AsSpan(0, buffer.Start));
            canvas.Fill(new Bounds(inner.X - shift + from, y - 1, font.Measure(text.AsSpan(buffer.Start, buffer.End - buffer.Start)), font.LineHeight + 2), Theme.AccentHalf);
        }

        canvas.Text(font, inner.X - shift, y, text, enabled ? Theme.Text : Theme.Disabled);
        if (box.IsFocused)
        {
            canvas.Fill(new Bounds(inner.X - shift + caret, y - 1, 1, font.LineHeight + 2), Theme.Text);
        }

        canvas.Pop();
    }

    private static void PaintLines(Canvas canvas, TextBox box, Bounds inner, int gutter, bool enabled)
    {
        var look = box.Look;
        var font = look.Font;
        var buffer = box.Buffer;
        var height = font.LineHeight + 1;
        var lines = Break(box.Text, look, inner.Width);
        var caretLine = Math.Max(0, lines.FindLastIndex(l => l.Start <= buffer.Caret));
        var rows = Math.Max(1, inner.Height / height);
        look.FirstLine = Math.Clamp(look.FirstLine, Math.Max(0, caretLine - rows + 1), caretLine);
        for (var i = look.FirstLine; i < lines.Count && i <= look.FirstLine + rows; i++)
        {
            var (start, end, number) = lines[i];
            var y = inner.Y + ((i - look.FirstLine) * height);
            if (gutter > 0 && number > 0)
            {
                var digits = number.ToString(CultureInfo.InvariantCulture);
                canvas.Text(Font.Sans, inner.X - 17 - Font.Sans.Measure(digits), y, digits, Theme.Muted);
            }

            if (buffer.HasSelection && buffer.Start <= end && buffer.End > start)
            {
                var from = Math.Max(start, buffer.Start);
                var to = Math.Min(end, buffer.End);
                var x = inner.X + font.Measure(box.Text.AsSpan(start, from - start));
                var width = font.Measure(box.Text.AsSpan(from, to - from)) + (buffer.End > end ? 6 : 0);
                canvas.Fill(new Bounds(x, y - 1, width, height), Theme.AccentHalf);
            }

            canvas.Text(font, inner.X, y, box.Text.AsSpan(start, end - start), enabled ? Theme.Text : Theme.Disabled, look.Slanted);
            if (i == caretLine && box.IsFocused)
            {
                canvas.Fill(new Bounds(inner.X + font.Measure(box.Text.AsSpan(start, Math.Min(buffer.Caret, end) - start)), y - 1, 1, height), Theme.Text);
            }
        }
    }

    // Visual lines; the number is that of the text's line, or 0 for what was broken off.
    private static List<(int Start, int End, int Number)> Break(string text, TextLook look, int width)
    {
        var lines = new List<(int, int, int)>();
        var number = 0;
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start) is var at && at < 0 ? text.Length : at;
            number++;
            var shown = number;
            while (look.Wrap && look.Font.Fit(text.AsSpan(start, end - start), width) is var fit && start + fit < end)
            {
                var space = fit > 0 ? text.LastIndexOf(' ', start + fit - 1, fit) : -1;
                var cut = space > start ? space + 1 : start + Math.Max(1, fit);
                lines.Add((start, cut, shown));
                (start, shown) = (cut, 0);
            }

            lines.Add((start, end, shown));
            start = end + 1;
        }

        return lines;
    }
}
