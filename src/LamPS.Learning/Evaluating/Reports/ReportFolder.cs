using System.Text;
using System.Text.Json;
using LamPS.Learning.Evaluating.Statistics;
using LamPS.Learning.Records;

namespace LamPS.Learning.Evaluating.Reports;

/// <summary>Writes an evaluation: <c>results.json</c>, <c>tables.md</c>, <c>tables.csv</c>, <c>plots/*.svg</c> and <c>index.html</c>.</summary>
public static class ReportFolder
{
    /// <summary>Writes a report; files of an earlier one are replaced.</summary>
    /// <param name="folder">Folder; it is made.</param>
    /// <param name="report">Report.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Full paths of what was written, <c>index.html</c> first.</returns>
    /// <exception cref="Core.LamException">It can't be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string folder, EvaluationReport report, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["results.json"] = Json(report),
            ["tables.md"] = Markdown(report),
            ["tables.csv"] = TableText.Csv(report.Tables),
        };
        var plots = Plots(report).ToList();
        foreach (var (name, svg) in plots)
            files[name] = svg;
        files["index.html"] = CasePage.Write(report, [.. plots.Select(p => p.Name)]);
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "plots"));
            foreach (var (name, text) in files)
                await File.WriteAllTextAsync(Path.Combine(folder, name), text, new UTF8Encoding(false), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RecordErrors.NotWritten(folder, error);
        }

        return [.. files.Keys.Reverse().Select(name => Path.GetFullPath(Path.Combine(folder, name)))];
    }

    private static string Markdown(EvaluationReport report)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(report.Title).Append("\n\n");
        foreach (var (name, value) in report.Settings)
            text.Append("- ").Append(name).Append(": ").Append(value).Append('\n');
        text.Append("\nNumbers in parentheses are 95 % intervals (bootstrap over tasks).\n\n");
        foreach (var table in report.Tables)
            text.Append(TableText.Markdown(table));
        return text.ToString();
    }

    // Tables beside each other where there are several, otherwise the groups of each dimension.
    private static IEnumerable<(string Name, string Svg)> Plots(EvaluationReport report)
    {
        var rows = report.Tables.SelectMany(t => t.Rows.Select(r => (Table: t.Title, Row: r))).ToList();
        foreach (var plot in rows.GroupBy(r => (r.Row.Metric, r.Row.Dimension)))
        {
            var several = report.Tables.Count > 1;
            var points = plot.Select(p => (several ? plot.Key.Dimension.Length == 0 ? p.Table : $"{p.Table}, {p.Row.Group}" : p.Row.Group, p.Row)).ToList();
            if (points.Count < 2)
                continue;
            var title = plot.Key.Dimension.Length > 0 ? $"{plot.Key.Metric.Name} by {plot.Key.Dimension}" : plot.Key.Metric.Name;
            yield return ($"plots/{new string([.. title.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')])}.svg", SvgPlot.Intervals(title, points));
        }
    }

    private static string Json(EvaluationReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JsonLines.Options.Encoder, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("title", report.Title);
            json.WriteStartObject("settings");
            foreach (var (name, value) in report.Settings)
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteStartArray("tables");
            foreach (var table in report.Tables)
                Table(json, table);
            json.WriteEndArray();
            json.WriteStartArray("cases");
            foreach (var item in report.Cases)
                Case(json, item);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)) + "\n";
    }

    private static void Table(Utf8JsonWriter json, ResultTable table)
    {
        json.WriteStartObject();
        json.WriteString("title", table.Title);
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("dimension", row.Dimension);
            json.WriteString("group", row.Group);
            json.WriteString("metric", row.Metric.Name);
            json.WriteString("unit", row.Metric.Unit);
            json.WriteNumber("n", row.N);
            json.WriteNumber("value", Math.Round(row.Value, 6));
            json.WriteNumber("low", Math.Round(row.Low, 6));
            json.WriteNumber("high", Math.Round(row.High, 6));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Case(Utf8JsonWriter json, ReportCase item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("request", item.Request);
        json.WriteString("group", item.Group);
        json.WriteString("why", item.Why);
        foreach (var column in item.Columns)
        {
            json.WriteStartArray(column.Heading.ToLowerInvariant());
            foreach (var (line, _) in column.Lines)
                json.WriteStringValue(line);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
