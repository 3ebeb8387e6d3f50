using System.Globalization;
using System.Net;
using System.Text;
using LamPS.Learning.Evaluating.Statistics;

namespace LamPS.Learning.Evaluating.Reports;

/// <summary>Plots of numbers with their intervals, as SVG that needs no script and no font of its own.</summary>
public static class SvgPlot
{
    private const int Left = 240;
    private const int Width = 420;
    private const int Right = 150;
    private const int Line = 24;

    /// <summary>A point with its interval for each row, under each other.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="rows">Rows of one metric, each with the name that stands before it; at least one.</param>
    public static string Intervals(string title, IReadOnlyList<(string Name, ResultRow Row)> rows)
    {
        var metric = rows[0].Row.Metric;
        var most = metric.IsShare ? 1 : Math.Max(rows.Max(r => r.Row.High), 1e-9) * 1.05;
        var height = 70 + (rows.Count * Line);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + Width + Right} {height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<title>{Text(title)}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"{Left}\" y=\"22\" font-size=\"14\" font-weight=\"bold\">{Text(title)}</text>\n");
        for (var tick = 0; tick <= 4; tick++)
        {
            var x = Left + (Width * tick / 4);
            text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x}\" y1=\"36\" x2=\"{x}\" y2=\"{height - 26}\" stroke=\"#ddd\"/>");
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{height - 10}\" text-anchor=\"middle\" fill=\"#555\">{metric.Format(most * tick / 4)}{(tick == 4 ? " " + Text(metric.Unit) : "")}</text>\n");
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var (name, row) = rows[i];
            var y = 48 + (i * Line);
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 10}\" y=\"{y + 4}\" text-anchor=\"end\">{Text(Short(name))}</text>");
            text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(row.Low, most)}\" y1=\"{y}\" x2=\"{X(row.High, most)}\" y2=\"{y}\" stroke=\"#1b6ca8\" stroke-width=\"3\" stroke-opacity=\"0.45\"/>");
            text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(row.Value, most)}\" cy=\"{y}\" r=\"4.5\" fill=\"#1b6ca8\"/>");
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + Width + 12}\" y=\"{y + 4}\" fill=\"#333\">{row.Text}</text>\n");
        }

        return text.Append("</svg>\n").ToString();
    }

    private static string X(double value, double most) => (Left + (Math.Clamp(value / most, 0, 1) * Width)).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Short(string name) => name.Length > 36 ? name[..35] + "…" : name;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
