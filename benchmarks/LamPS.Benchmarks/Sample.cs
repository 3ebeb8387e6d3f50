using System.Globalization;

namespace LamPS.Benchmarks;

/// <summary>Times or sizes of the same thing, measured several times.</summary>
internal sealed class Sample
{
    private readonly List<double> _values = [];

    public int Count => _values.Count;

    public double Minimum => _values.Min();

    public double Maximum => _values.Max();

    public double Last => _values[^1];

    public double Median => At(0.5);

    public void Add(double value) => _values.Add(value);

    public string Describe(string unit) => string.Create(
        CultureInfo.InvariantCulture,
        $"n = {Count}, min {Minimum:0.##}, median {Median:0.##}, 95 % {At(0.95):0.##}, max {Maximum:0.##} {unit}");

    private double At(double share)
    {
        var sorted = _values.Order().ToList();
        var place = share * (sorted.Count - 1);
        var lower = (int)place;
        var upper = Math.Min(lower + 1, sorted.Count - 1);
        return sorted[lower] + ((place - lower) * (sorted[upper] - sorted[lower]));
    }
}
