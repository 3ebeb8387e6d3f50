namespace LamPS.Build.Help;

/// <summary>The help of a cmdlet.</summary>
internal sealed record HelpPage(
    string Name,
    string Synopsis,
    IReadOnlyList<HelpSyntax> Syntaxes,
    IReadOnlyList<string> Description,
    IReadOnlyList<HelpExample> Examples,
    IReadOnlyList<HelpParameter> Parameters,
    IReadOnlyList<HelpType> Inputs,
    IReadOnlyList<HelpType> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<HelpLink> Links);

/// <summary>A parameter set, as the page shows it.</summary>
/// <param name="Set">Its name; null when the cmdlet has but one.</param>
/// <param name="Text">Its line, as in <c>Get-LamRun [[-Id] &lt;String[]&gt;]</c>.</param>
internal sealed record HelpSyntax(int Line, string? Set, string Text);

/// <summary>An example.</summary>
/// <param name="Code">What is typed, and what comes out, if that is shown.</param>
internal sealed record HelpExample(string Title, string Code, IReadOnlyList<string> Remarks);

/// <summary>A parameter.</summary>
/// <param name="Uses">How it is used: one for all sets in which it is the same.</param>
internal sealed record HelpParameter(int Line, string Name, IReadOnlyList<string> Description, IReadOnlyList<ParameterUse> Uses)
{
    /// <summary>How it is used in a set, or null when it isn't part of it.</summary>
    public ParameterUse? In(string? set) => Uses.FirstOrDefault(use => use.Sets.Count == 0 || (set is not null && use.Sets.Contains(set)));
}

/// <summary>How a parameter is used.</summary>
/// <param name="Type">Short name of its type.</param>
/// <param name="Sets">Parameter sets; none means all.</param>
/// <param name="Values">Values of an enumeration or a fixed set.</param>
/// <param name="Position">From 0; null when it must be named.</param>
/// <param name="Default">Default for people; <c>None</c> when there is none.</param>
internal sealed record ParameterUse(
    string Type,
    IReadOnlyList<string> Sets,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Values,
    bool Required,
    int? Position,
    string Default,
    bool ByValue,
    bool ByPropertyName,
    bool Wildcards)
{
    public bool IsSwitch => Type == "SwitchParameter";

    /// <summary>As MAML says it.</summary>
    public string Pipeline => (ByValue, ByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}

/// <summary>A type that a cmdlet takes or gives.</summary>
internal sealed record HelpType(string Name, IReadOnlyList<string> Description);

/// <summary>A link to another topic, or to a page.</summary>
/// <param name="Target">Address; null for a topic of this module.</param>
internal sealed record HelpLink(string Text, string? Target);
