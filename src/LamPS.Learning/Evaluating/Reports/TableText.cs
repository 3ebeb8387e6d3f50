using System.Globalization;
using System.Text;
using LamPS.Learning.Evaluating.Statistics;

namespace LamPS.Learning.Evaluating.Reports;

/// <summary>Tables as Markdown and CSV.</summary>
public static class TableText
{
    /// <summary>A table as Markdown: groups as rows, metrics as columns, intervals in parentheses.</summary>
    /// <param name="table">Table.</param>
    public static string Markdown(ResultTable table)
    {
        var metrics = table.Rows.Select(r => r.Metric).Distinct().ToList();
        var text = new StringBuilder();
        text.Append("## ").Append(table.Title).Append("\n\n");
        foreach (var dimension in table.Rows.Select(r => r.Dimension).Distinct())
        {
            if (dimension.Length > 0)
                text.Append("By ").Append(dimension).Append("\n\n");
            text.Append("| ").Append(dimension.Length > 0 ? dimension : "tasks").Append(" | n |");
            foreach (var metric in metrics)
                text.Append(' ').Append($"{metric.Name} {metric.Unit}".TrimEnd()).Append(" |");
            text.Append("\n|---|---|").Append(string.Concat(metrics.Select(_ => "---|"))).Append('\n');
            foreach (var group in table.Rows.Where(r => r.Dimension == dimension).GroupBy(r => r.Group))
            {
                text.Append("| ").Append(Cell(group.Key)).Append(" | ").Append(group.Max(r => r.N).ToString(CultureInfo.InvariantCulture)).Append(" |");
                foreach (var metric in metrics)
                    text.Append(' ').Append(group.FirstOrDefault(r => r.Metric == metric)?.Text ?? "-").Append(" |");
                text.Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Tables as CSV: one number a line, shares from 0 to 1 (RFC 4180, lines end in LF).</summary>
    /// <param name="tables">Tables.</param>
    public static string Csv(IEnumerable<ResultTable> tables)
    {
        var text = new StringBuilder("table,dimension,group,metric,unit,n,value,low,high\n");
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
            {
                text.Append(string.Join(',', [
                    Field(table.Title), Field(row.Dimension), Field(row.Group), Field(row.Metric.Name), Field(row.Metric.Unit), row.N.ToString(CultureInfo.InvariantCulture), Number(row.Value), Number(row.Low), Number(row.High),
                ])).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.Replace("|", "\\|").ReplaceLineEndings(" ");

    private static string Field(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
