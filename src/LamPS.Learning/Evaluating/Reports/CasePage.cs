using System.Globalization;
using System.Net;
using System.Text;

namespace LamPS.Learning.Evaluating.Reports;

/// <summary>The page to look through: the tables, the plots, and failed tasks with what was predicted beside the reference. Nothing in it comes from elsewhere.</summary>
internal static class CasePage
{
    // A page with more is no longer looked through, and browsers get slow.
    private const int Most = 500;

    private const string Style = """
        body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1d1d1f;background:#fff}
        table{border-collapse:collapse;margin:0 0 1.5rem}th,td{border-bottom:1px solid #ddd;padding:.3rem .7rem;text-align:left;font-variant-numeric:tabular-nums}
        img{max-width:100%;display:block;margin:0 0 1rem}details{border:1px solid #ddd;border-radius:6px;margin:.4rem 0;padding:.4rem .8rem}
        summary{cursor:pointer}.columns{display:flex;gap:2rem;flex-wrap:wrap}.columns>div{flex:1 1 20rem}ol{padding-left:1.6rem}
        .right{color:#176b2c}.wrong{color:#a11}.group,.why{color:#666;font-size:.9em}
        @media(prefers-color-scheme:dark){body{background:#18191b;color:#e6e6e6}th,td,details{border-color:#444}.right{color:#7bd88f}.wrong{color:#ff8a80}.group,.why{color:#aaa}}
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="report">Report.</param>
    /// <param name="plots">Plots beside the page, as paths relative to it.</param>
    public static string Write(EvaluationReport report, IReadOnlyList<string> plots)
    {
        var text = new StringBuilder();
        text.Append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        text.Append("<title>").Append(Text(report.Title)).Append("</title>\n<style>").Append(Style).Append("</style>\n<h1>").Append(Text(report.Title)).Append("</h1>\n<table>\n");
        foreach (var (name, value) in report.Settings)
            text.Append("<tr><th>").Append(Text(name)).Append("</th><td>").Append(Text(value)).Append("</td></tr>\n");
        text.Append("</table>\n");
        foreach (var table in report.Tables)
            Table(text, table);
        foreach (var plot in plots)
            text.Append("<img src=\"").Append(Text(plot)).Append("\" alt=\"").Append(Text(Path.GetFileNameWithoutExtension(plot))).Append("\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<h2>Failed tasks: {report.Cases.Count}</h2>\n");
        if (report.Cases.Count > Most)
            text.Append(CultureInfo.InvariantCulture, $"<p>The first {Most} of them; results.json has all.</p>\n");
        foreach (var item in report.Cases.Take(Most))
            Case(text, item);
        return text.Append("</html>\n").ToString();
    }

    private static void Table(StringBuilder text, Statistics.ResultTable table)
    {
        var metrics = table.Rows.Select(r => r.Metric).Distinct().ToList();
        text.Append("<h2>").Append(Text(table.Title)).Append("</h2>\n");
        foreach (var dimension in table.Rows.Select(r => r.Dimension).Distinct())
        {
            text.Append("<table>\n<tr><th>").Append(Text(dimension.Length > 0 ? dimension : "tasks")).Append("</th><th>n</th>");
            foreach (var metric in metrics)
                text.Append("<th>").Append(Text($"{metric.Name} {metric.Unit}".TrimEnd())).Append("</th>");
            text.Append("</tr>\n");
            foreach (var group in table.Rows.Where(r => r.Dimension == dimension).GroupBy(r => r.Group))
            {
                text.Append("<tr><td>").Append(Text(group.Key)).Append(CultureInfo.InvariantCulture, $"</td><td>{group.Max(r => r.N)}</td>");
                foreach (var metric in metrics)
                    text.Append("<td>").Append(group.FirstOrDefault(r => r.Metric == metric)?.Text ?? "-").Append("</td>");
                text.Append("</tr>\n");
            }

            text.Append("</table>\n");
        }
    }

    private static void Case(StringBuilder text, ReportCase item)
    {
        text.Append("<details id=\"").Append(Text(item.Id)).Append("\"><summary>").Append(Text(item.Request)).Append(" <span class=\"group\">").Append(Text(item.Group)).Append("</span></summary>\n");
        text.Append("<p class=\"why\">").Append(Text(item.Id)).Append(": ").Append(Text(item.Why)).Append("</p>\n<div class=\"columns\">\n");
        foreach (var column in item.Columns)
        {
            text.Append("<div><b>").Append(Text(column.Heading)).Append("</b><ol>\n");
            foreach (var (line, right) in column.Lines)
                text.Append("<li").Append(right switch { true => " class=\"right\"", false => " class=\"wrong\"", _ => "" }).Append('>').Append(Text(line)).Append("</li>\n");
            text.Append("</ol></div>\n");
        }

        text.Append("</div>\n");
        if (item.Picture is { } picture)
            text.Append("<img loading=\"lazy\" src=\"").Append(Text(picture)).Append("\" alt=\"the screen\">\n");
        text.Append("</details>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
