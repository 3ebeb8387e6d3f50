namespace LamPS.Learning.Checks.Odf;

/// <summary>One style of the file: what it says itself.</summary>
/// <param name="Name">Internal name; empty for the default of a family.</param>
/// <param name="Node">Its element.</param>
/// <param name="IsAutomatic">Whether it holds direct formatting.</param>
/// <param name="Properties">Its properties by group and name: <c>text/fo:font-size</c>.</param>
internal sealed record StyleEntry(string Name, OdfNode Node, bool IsAutomatic, IReadOnlyDictionary<string, string> Properties)
{
    public string? Parent => Node["style:parent-style-name"];

    public string? this[string property] => Properties.GetValueOrDefault(property);

    /// <summary>A child of one of the property elements.</summary>
    public OdfNode? Part(string group, string child) => Node.Child($"style:{group}-properties")?.Child(child);
}
