using System.Globalization;

namespace LamPS.Learning.Training.Runs;

/// <summary>A table in a file whose lines begin with a step; those behind the step that a run goes on from are cut off. CSV, or TSV by the file's ending.</summary>
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
        var kept = File.Exists(path) ? File.ReadAllLines(path).Skip(1).Where(l => long.TryParse(l.Split(Separator(path))[0], CultureInfo.InvariantCulture, out var step) && step <= from) : [];
        File.WriteAllLines(path, [head, .. kept.ToList()]);
    }

    /// <summary>The whole lines of a table, as cells; none where there is no file.</summary>
    /// <param name="path">File; somebody may be writing it.</param>
    public static IEnumerable<string[]> Read(string path)
    {
        if (!File.Exists(path))
            yield break;
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var columns = 0;
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(Separator(path));
            if (columns == 0)
                columns = cells.Length;
            else if (cells.Length == columns)
                yield return cells;
        }
    }

    /// <summary>Adds a line.</summary>
    public void Add(string line) => File.AppendAllText(_path, line + "\n");

    private static char Separator(string path) => path.EndsWith(".tsv", StringComparison.Ordinal) ? '\t' : ',';
}
