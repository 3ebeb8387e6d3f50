namespace LamPS.Learning.Evaluating.Statistics;

/// <summary>What is measured, and how its numbers are written.</summary>
/// <param name="Name">Name in tables: <c>TSR</c>, <c>step precision</c>.</param>
/// <param name="Unit"><c>%</c> for shares, which are kept as 0 to 1 and written as percent; otherwise a unit such as <c>s</c> or <c>steps</c>.</param>
/// <param name="Decimals">Decimals in tables, 0 to 6.</param>
public sealed record Metric(string Name, string Unit = "%", int Decimals = 1)
{
    /// <summary>Whether it is a share.</summary>
    public bool IsShare => Unit == "%";

    /// <summary>A number as tables show it, without its unit.</summary>
    /// <param name="value">Number, a share as 0 to 1.</param>
    public string Format(double value) =>
        (IsShare ? value * 100 : value).ToString($"F{Decimals}", System.Globalization.CultureInfo.InvariantCulture);
}
