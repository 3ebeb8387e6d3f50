using System.Globalization;

namespace LamPS.Learning.Training.Runs;

/// <summary>A CSV file whose lines begin with a step; those behind the step that a run goes on from are cut off.</summary>
internal sealed class StepTable
{
    private readonly string _path;

    /// <summary>Opens a table.</summary>
    /// <param name="path">File.</param>
    /// <param name="head">Names of the columns.</param>
    /// <param name="from">The step that the run goes on from.</param>
    public StepTable(string path, string head, long from)
    {
        _path = path;
        var kept = File.Exists(path) ? File.ReadAllLines(path).Skip(1).Where(l => long.TryParse(l.Split(',')[0], CultureInfo.InvariantCulture, out var step) && step <= from) : [];
        File.WriteAllLines(path, [head, .. kept.ToList()]);
    }

    /// <summary>Adds a line.</summary>
    public void Add(string line) => File.AppendAllText(_path, line + "\n");
}
