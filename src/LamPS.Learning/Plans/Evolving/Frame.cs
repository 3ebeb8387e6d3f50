using LamPS.Learning.Records;

namespace LamPS.Learning.Plans.Evolving;

/// <summary>A way to put a request.</summary>
/// <param name="Style">Its build: imperative, question, need, polite, goal, fragment, passive.</param>
/// <param name="ForTest">Whether only held-out records get to see it.</param>
/// <param name="Words">Words with places in braces.</param>
internal sealed record Frame(string Style, bool ForTest, string Words)
{
    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<Frame> All { get; } = Load();

    /// <summary>The frames of a style that records of a split may have.</summary>
    /// <param name="style">Style.</param>
    /// <param name="split">Split.</param>
    public static IReadOnlyList<Frame> Of(string style, Split split) => [.. All.Where(f => f.Style == style && f.ForTest == (split != Split.Train))];

    /// <summary>The styles.</summary>
    public static IReadOnlyList<string> Styles { get; } = [.. All.Select(f => f.Style).Distinct()];

    private static Frame[] Load()
    {
        using var stream = typeof(Frame).Assembly.GetManifestResourceStream("LamPS.Learning.Plans.Wording.Frames.txt")
            ?? throw new InvalidOperationException("The frames aren't in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('|')).Select(p => new Frame(p[0], p[1] == "test", p[2].TrimEnd('\r')))];
    }
}
