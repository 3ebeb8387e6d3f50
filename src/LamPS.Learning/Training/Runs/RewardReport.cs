using System.Globalization;
using System.Text.Json;

namespace LamPS.Learning.Training.Runs;

/// <summary>How good a reward model is on steps of tasks that it never learned from.</summary>
/// <param name="Steps">Steps.</param>
/// <param name="Accuracy">Share of steps whose sign it tells, 0 to 1.</param>
/// <param name="Majority">Share that always saying the more frequent one would get right.</param>
/// <param name="Error">Mean squared error of values from -1 to 1.</param>
/// <param name="CalibrationError">Mean distance of what it says from what was so, over its ten bins, 0 to 1.</param>
/// <param name="Bins">What it says as a probability, what was so, and how many, from unlikely to likely.</param>
public sealed record RewardReport(int Steps, double Accuracy, double Majority, double Error, double CalibrationError, IReadOnlyList<RewardReport.Bin> Bins)
{
    private const int BinCount = 10;

    /// <summary>Name of its file.</summary>
    public const string FileName = "reward.json";

    /// <summary>Steps that it finds about as good.</summary>
    /// <param name="Said">Mean of what it says, 0 to 1.</param>
    /// <param name="Was">Share that was verified, 0 to 1.</param>
    /// <param name="Count">Steps.</param>
    public sealed record Bin(double Said, double Was, int Count);

    /// <summary>Measures.</summary>
    /// <param name="said">What it says, about -1 to 1.</param>
    /// <param name="was">What was so, -1 or 1.</param>
    public static RewardReport Of(IReadOnlyList<float> said, IReadOnlyList<float> was)
    {
        var pairs = said.Zip(was, (s, w) => (Said: Math.Clamp((s + 1.0) / 2, 0, 1), Was: w > 0 ? 1.0 : 0.0, Error: (s - (double)w) * (s - w))).ToList();
        if (pairs.Count == 0)
            return new RewardReport(0, 0, 0, 0, 0, []);
        var bins = pairs.GroupBy(p => Math.Min(BinCount - 1, (int)(p.Said * BinCount))).OrderBy(g => g.Key).Select(g => new Bin(Round(g.Average(p => p.Said)), Round(g.Average(p => p.Was)), g.Count())).ToList();
        var yes = pairs.Average(p => p.Was);
        return new RewardReport(
            pairs.Count, Round(pairs.Average(p => (p.Said > 0.5) == (p.Was > 0.5) ? 1.0 : 0)), Round(Math.Max(yes, 1 - yes)), Round(pairs.Average(p => p.Error)),
            Round(bins.Sum(b => b.Count * Math.Abs(b.Said - b.Was)) / pairs.Count), bins);
    }

    /// <summary>Writes it into the folder of its phase.</summary>
    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }) + "\n");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Steps} steps, accuracy {Accuracy:0.0%} (always the more frequent: {Majority:0.0%}), calibration error {CalibrationError:0.000}");

    private static double Round(double value) => Math.Round(value, 6);
}
