using System.Globalization;

namespace LamPS.Host.Commands.Eval;

/// <summary>The numbers of an evaluation, for the terminal.</summary>
/// <param name="Page">The page to look at.</param>
/// <param name="Numbers">All tasks, and by split.</param>
internal sealed record EvaluationSummary(string Page, IReadOnlyList<EvaluationNumber> Numbers)
{
    /// <summary>Lines for people: one for each model and group.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var row in Numbers.GroupBy(n => (n.Model, n.Group)))
            yield return $"{row.Key.Model,-14} {row.Key.Group,-17} {string.Join("  ", row.Select(n => n.Text))}";
        yield return Page;
    }
}

/// <summary>One number with its 95 % interval; shares from 0 to 1.</summary>
internal sealed record EvaluationNumber(string Model, string Group, string Metric, string Unit, int N, double Value, double Low, double High)
{
    /// <summary>The number as people read it.</summary>
    public string Text => Unit == "%"
        ? string.Create(CultureInfo.InvariantCulture, $"{Metric} {Value * 100:0.0} ({Low * 100:0.0}-{High * 100:0.0}) %")
        : string.Create(CultureInfo.InvariantCulture, $"{Metric} {Value:0.##} ({Low:0.##}-{High:0.##}) {Unit}").TrimEnd();
}
