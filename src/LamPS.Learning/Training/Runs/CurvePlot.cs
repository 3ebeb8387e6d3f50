using System.Globalization;
using System.Net;
using System.Text;

namespace LamPS.Learning.Training.Runs;

/// <summary>Curves over the steps of a phase, as SVG that needs no script and no font of its own.</summary>
internal static class CurvePlot
{
    private const int Left = 60;
    private const int Top = 40;
    private const int Width = 560;
    private const int Height = 200;

    // Told apart without red and green.
    private static readonly string[] Colours = ["#1b6ca8", "#d98200", "#5b3f8c", "#3a3a3a", "#0a8f8f", "#b03a6f"];

    /// <summary>Draws curves.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="steps">Steps of the phase, the right end.</param>
    /// <param name="most">The upper end; null for the largest value.</param>
    /// <param name="curves">Curves by name: steps and values.</param>
    public static string Of(string title, long steps, double? most, IReadOnlyList<(string Name, IReadOnlyList<(double Step, double Value)> Points)> curves)
    {
        var top = most ?? Math.Max(1e-9, curves.SelectMany(c => c.Points).Select(p => p.Value).Where(double.IsFinite).DefaultIfEmpty(1).Max());
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + Width + 130} {Top + Height + 30}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<title>{Text(title)}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"{Left}\" y=\"22\" font-size=\"14\" font-weight=\"bold\">{Text(title)}</text>\n");
        for (var tick = 0; tick <= 4; tick++)
        {
            var (x, y) = (Left + (Width * tick / 4), Top + Height - (Height * tick / 4));
            text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{y}\" x2=\"{Left + Width}\" y2=\"{y}\" stroke=\"#ddd\"/><text x=\"{Left - 8}\" y=\"{y + 4}\" text-anchor=\"end\" fill=\"#555\">{top * tick / 4:0.##}</text>");
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{Top + Height + 18}\" text-anchor=\"middle\" fill=\"#555\">{steps * tick / 4}</text>\n");
        }

        for (var i = 0; i < curves.Count; i++)
        {
            var (name, points) = curves[i];
            var colour = Colours[i % Colours.Length];
            var line = points.Where(p => double.IsFinite(p.Value)).Select(p => string.Create(CultureInfo.InvariantCulture, $"{Left + (Width * p.Step / Math.Max(1, steps)):0.#},{Top + Height - (Height * Math.Clamp(p.Value / top, 0, 1)):0.#}"));
            text.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.6\" points=\"{string.Join(' ', line)}\"/><text x=\"{Left + Width + 10}\" y=\"{Top + 12 + (i * 18)}\" fill=\"{colour}\">{Text(name)}</text>\n");
        }

        return text.Append("</svg>\n").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
