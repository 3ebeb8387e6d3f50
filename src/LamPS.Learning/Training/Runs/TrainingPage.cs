using System.Globalization;
using System.Net;
using System.Text;
using LamPS.Contracts.Learning;
using LamPS.Core;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Retrieval;

namespace LamPS.Learning.Training.Runs;

/// <summary>The page of a run: how each phase stands, its curves, and what the model says of examples that it never learned from. Written anew as training goes on.</summary>
internal static class TrainingPage
{
    /// <summary>Name of the page in the folder of the run.</summary>
    public const string FileName = "index.html";

    private const string LossFile = "loss.svg";
    private const string RightFile = "right.svg";
    private const string KeptFile = "kept.svg";

    private const string Style = """
        body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1d1d1f;background:#fff}
        table{border-collapse:collapse;margin:0 0 1.5rem}th,td{border-bottom:1px solid #ddd;padding:.3rem .7rem;text-align:left;font-variant-numeric:tabular-nums;vertical-align:top}
        svg{max-width:48rem;display:block;margin:0 0 1rem}.right{color:#176b2c}.wrong{color:#a11}
        @media(prefers-color-scheme:dark){body{background:#18191b;color:#e6e6e6}th,td{border-color:#444}.right{color:#7bd88f}.wrong{color:#ff8a80}}
        """;

    /// <summary>Writes the page of a run.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <exception cref="LamException">It can't be written.</exception>
    public static void Write(string folder)
    {
        var text = new StringBuilder();
        var run = TrainingOverview.Of(folder);
        var title = $"Training: {Path.GetFileName(run.Path)}";
        text.Append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<title>{Text(title)}</title>\n<style>{Style}</style>\n<h1>{Text(title)}</h1>\n");
        Row(text, "th", ["phase", "", "step", "of", "loss"], "<table>\n");
        foreach (var phase in run.Phases)
            Row(text, "td", [phase.Phase, phase.State.ToString().ToLowerInvariant(), $"{phase.Step}", $"{phase.Steps}", phase.Loss is { } loss ? loss.ToString("0.000", CultureInfo.InvariantCulture) : ""], "");
        text.Append("</table>\n");
        if (StepTable.Read(Path.Combine(run.Path, RetrieverTrainer.Name, PhaseRunner.CurveFile)).ToList() is { Count: > 0 } curve)
        {
            text.Append(CultureInfo.InvariantCulture, $"<h2>{RetrieverTrainer.Name}</h2>\n");
            var steps = (int)Points(curve, 1)[^1].Step;
            text.Append(CurvePlot.Of("Loss", steps, null, [("loss", Points(curve, 1))])).Append(CurvePlot.Of("Right on what is learned from", steps, 1, [("ways", Points(curve, 2))]));
        }

        foreach (var phase in run.Phases.Where(p => p.State != TrainingState.Waiting))
            Phase(text, Path.Combine(run.Path, phase.Phase), phase);
        text.Append("</html>\n");
        try
        {
            File.WriteAllText(Path.Combine(folder, FileName), text.ToString());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RecordErrors.NotWritten(folder, error);
        }
    }

    private static void Phase(StringBuilder text, string folder, TrainingPhaseInfo phase)
    {
        text.Append(CultureInfo.InvariantCulture, $"<h2>{Text(phase.Phase)}</h2>\n");
        var curve = StepTable.Read(Path.Combine(folder, PhaseRunner.CurveFile)).ToList();
        void Draw(string file, string plot)
        {
            text.Append(plot);
            try
            {
                File.WriteAllText(Path.Combine(folder, file), plot);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Somebody looks at the old one; the next point draws it again, and the page has it.
            }
        }

        Draw(LossFile, CurvePlot.Of("Loss", phase.Steps, null, [("loss", Points(curve, 1))]));
        Draw(RightFile, CurvePlot.Of("Right on what is learned from", phase.Steps, 1, [.. new[] { ("choices", 2), ("functions", 3), ("values", 4), ("statuses", 5) }.Select(c => (c.Item1, Points(curve, c.Item2))).Where(c => c.Item2.Count > 0)]));
        var kept = StepTable.Read(Path.Combine(folder, PhaseRunner.KeptFile)).ToList();
        if (kept.Count > 0)
            Draw(KeptFile, CurvePlot.Of("Right choices on what is kept back", phase.Steps, 1, [.. kept.GroupBy(k => k[1]).Select(g => (g.Key, Points([.. g], 3)))]));
        if (phase.Looks.Count > 0)
        {
            Row(text, "th", ["kept back", "examples", "choices %", "functions %", "values %", "statuses %"], "<table>\n");
            foreach (var look in phase.Looks)
                Row(text, "td", [look.Pool, $"{look.Examples}", Percent(look.Choices), Percent(look.Functions), Percent(look.Values), Percent(look.Statuses)], "");
            text.Append("</table>\n");
        }

        var samples = StepTable.Read(Path.Combine(folder, PhaseRunner.SamplesFile)).ToList();
        if (samples.Count == 0)
            return;
        Row(text, "th", [$"at step {samples[^1][0]}", "example", "right", "said"], "<table>\n");
        foreach (var sample in samples.Where(s => s[0] == samples[^1][0]))
            text.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(sample[1])}</td><td>{Text(sample[2])}</td><td>{Text(sample[3])}</td><td class=\"{(sample[3] == sample[4] ? "right" : "wrong")}\">{Text(sample[4])}</td></tr>\n");
        text.Append("</table>\n");
    }

    private static IReadOnlyList<(double Step, double Value)> Points(List<string[]> rows, int column) =>
        [.. rows.Where(r => r[column].Length > 0).Select(r => (double.Parse(r[0], CultureInfo.InvariantCulture), double.Parse(r[column], CultureInfo.InvariantCulture)))];

    private static void Row(StringBuilder text, string cell, IReadOnlyList<string> cells, string before)
    {
        text.Append(before).Append("<tr>");
        foreach (var content in cells)
            text.Append('<').Append(cell).Append('>').Append(Text(content)).Append("</").Append(cell).Append('>');
        text.Append("</tr>\n");
    }

    private static string Percent(double? share) => (share * 100)?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
