namespace LamPS.Learning.Records;

/// <summary>Names of splits as files, records, tables and command lines have them.</summary>
public static class SplitNames
{
    /// <summary>All names, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Split>().Select(Of)];

    /// <summary>Name of a split.</summary>
    /// <param name="split">Split.</param>
    public static string Of(Split split) => split switch
    {
        Split.TestPhrasing => "test-phrasing",
        Split.TestFamily => "test-family",
        Split.TestComposition => "test-composition",
        _ => "train",
    };

    /// <summary>The split of a name; null when it is no split.</summary>
    /// <param name="name">Name.</param>
    public static Split? Find(string name) => Enum.GetValues<Split>().Where(s => Of(s) == name).Select(s => (Split?)s).FirstOrDefault();
}
