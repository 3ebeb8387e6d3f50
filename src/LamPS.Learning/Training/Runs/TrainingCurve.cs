using System.Globalization;

namespace LamPS.Learning.Training.Runs;

/// <summary>The curve of a phase as a CSV file; what is behind the step that a run goes on from is cut off.</summary>
internal sealed class TrainingCurve
{
    private const string Head = "step,loss,candidates,functions,spans,statuses,policy_loss,ratio,clipped,approximate_kl,reference_distance";

    private readonly string _path;

    /// <summary>Opens a curve.</summary>
    /// <param name="path">File.</param>
    /// <param name="from">The step that the run goes on from.</param>
    public TrainingCurve(string path, long from)
    {
        _path = path;
        var kept = File.Exists(path) ? File.ReadAllLines(path).Skip(1).Where(l => long.TryParse(l.Split(',')[0], CultureInfo.InvariantCulture, out var step) && step <= from) : [];
        File.WriteAllLines(path, [Head, .. kept.ToList()]);
    }

    /// <summary>Adds a point.</summary>
    public void Add(TrainingProgress point) => File.AppendAllText(
        _path, string.Create(CultureInfo.InvariantCulture, $"{point.Step},{point.Loss:G9},{point.Candidates:0.0000},{point.Functions:0.0000},{point.Spans:0.0000},{point.Statuses:0.0000},{point.Policy?.Loss:G9},{point.Policy?.Ratio:G9},{point.Policy?.Clipped:G9},{point.Policy?.ApproximateKl:G9},{point.Policy?.ReferenceDistance:G9}\n"));
}
