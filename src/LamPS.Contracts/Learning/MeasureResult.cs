using System.Collections.Generic;
using System.Globalization;

namespace LamPS.Contracts.Learning;

/// <summary>The numbers of an evaluation.</summary>
/// <param name="Page">The page to look at; null when none was written.</param>
/// <param name="Numbers">Numbers of all tasks, and by split.</param>
public sealed record MeasureResult(string? Page, IReadOnlyList<Measurement> Numbers);

/// <summary>One number with its 95 % interval.</summary>
/// <param name="Kind">What was measured.</param>
/// <param name="Model">Who was measured.</param>
/// <param name="Split">Split of the tasks; <c>all</c> for all that were measured.</param>
/// <param name="Metric">Name of the number, such as <c>TSR</c>.</param>
/// <param name="Unit"><c>%</c> for shares, whose numbers are from 0 to 1; otherwise a unit, or empty.</param>
/// <param name="N">How many tasks take part.</param>
/// <param name="Value">The number.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public sealed record Measurement(MeasureKind Kind, string Model, string Split, string Metric, string Unit, int N, double Value, double Low, double High)
{
    /// <summary>The number and its interval as people read them: <c>TSR 82.2 (80.1-84.0) %</c>.</summary>
    public string Text => Unit == "%"
        ? string.Format(CultureInfo.InvariantCulture, "{0} {1:0.0} ({2:0.0}-{3:0.0}) %", Metric, Value * 100, Low * 100, High * 100)
        : string.Format(CultureInfo.InvariantCulture, "{0} {1:0.##} ({2:0.##}-{3:0.##}) {4}", Metric, Value, Low, High, Unit).TrimEnd();
}
