namespace LamPS.Core.Runbooks.Reading;

/// <summary>A node of a YAML file with its place; aliases are resolved.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record SourceNode(SourceLocation At)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Described { get; }

    /// <summary>How many nodes it is when aliases are written out.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>How deep it is when aliases are written out.</summary>
    public int Height { get; init; } = 1;
}

/// <summary>A text, number, boolean or null.</summary>
internal sealed record ScalarNode(SourceLocation At, string Text, bool Plain, Expressions.TextPlace Place) : SourceNode(At)
{
    public override string Described => ScalarReader.Read(this) switch
    {
        null => "nothing",
        bool flag => flag ? "true" : "false",
        string text when text.Length > 40 => "text",
        string text => $"the text '{text}'",
        _ => $"the number {Text}",
    };
}

/// <summary>A list.</summary>
internal sealed record SequenceNode(SourceLocation At, IReadOnlyList<SourceNode> Items) : SourceNode(At)
{
    public override string Described => "a list";
}

/// <summary>A map; keys are texts and unique.</summary>
internal sealed record MappingNode(SourceLocation At, IReadOnlyList<MappingEntry> Entries) : SourceNode(At)
{
    public override string Described => "a map";

    public MappingEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>A key and its value.</summary>
internal sealed record MappingEntry(string Key, SourceLocation At, SourceNode Value);
