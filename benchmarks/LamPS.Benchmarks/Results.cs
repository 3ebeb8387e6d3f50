using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LamPS.Benchmarks;

/// <summary>Shows and keeps what was measured.</summary>
internal sealed class Results(IReadOnlyList<Measurement> measurements)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    // Numbers of a busy machine say little; who reads them should know.
    private static string Load => File.Exists("/proc/loadavg") ? $"load {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3))}, " : "";

    public bool AllMet => measurements.All(m => m.Verdict != Verdict.NotMet);

    public void Print(TextWriter output)
    {
        string[] head = ["benchmark", "what", "measured", "target", "verdict"];
        var rows = measurements.Select(Cells).ToList();
        var widths = head.Select((title, i) => rows.Select(r => r[i].Length).Append(title.Length).Max()).ToList();
        output.WriteLine();
        foreach (var row in rows.Prepend(head))
            output.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        output.WriteLine();
        foreach (var m in measurements.Where(m => m.Detail.Length > 0))
            output.WriteLine($"{m.Benchmark}, {m.What}: {m.Detail}");
        output.WriteLine($"{Load}{Environment.ProcessorCount} processors");
    }

    public void Write(string folder, DateTimeOffset at)
    {
        Directory.CreateDirectory(folder);
        var machine = $"{Load}{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}";
        var text = new StringBuilder();
        text.AppendLine("# Benchmarks").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm} UTC, {machine}").AppendLine();
        text.AppendLine("| benchmark | what | measured | target | verdict | detail |");
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var m in measurements)
            text.AppendLine("| " + string.Join(" | ", Cells(m).Append(m.Detail).Select(c => c.Replace("|", "\\|").ReplaceLineEndings(" "))) + " |");
        File.WriteAllText(Path.Combine(folder, "results.md"), text.ToString());

        var document = new
        {
            At = at,
            Machine = machine,
            Measurements = measurements.Select(m => new { m.Benchmark, m.What, m.Value, m.Unit, m.Target, Verdict = m.VerdictText, m.Detail }),
        };
        File.WriteAllText(Path.Combine(folder, "results.json"), JsonSerializer.Serialize(document, Json));
    }

    private static string[] Cells(Measurement m) => [m.Benchmark, m.What, m.Measured, m.Target, m.VerdictText];
}
