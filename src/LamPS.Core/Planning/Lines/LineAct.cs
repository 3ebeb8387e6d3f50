using LamPS.Core.Elements;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Lines;

/// <summary>One action that a plan line asks for, in its own words.</summary>
internal sealed record LineAct(LineOperation Operation)
{
    /// <summary>What it is done to: a name, a label, a menu path.</summary>
    public string Target { get; init; } = "";

    /// <summary>The target with the words for its role: what it is when those words belong to the name ("Blank page").</summary>
    public string Phrase { get; init; } = "";

    /// <summary>Text, number, option, keys or path, without quotation marks.</summary>
    public string Value { get; init; } = "";

    /// <summary>The argument that the value is, or null for plain words.</summary>
    public ArgumentSpan? Span { get; init; }

    /// <summary>For switches: on, off, or null for the other state.</summary>
    public bool? On { get; init; }

    /// <summary>Roles that the line names ("the OK button"); empty for any.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>How often.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Which of several, from 1; 0 when the line doesn't say, -1 for the last.</summary>
    public int Occurrence { get; init; }

    /// <summary>Whether it is only done when there is something to do it to ("if asked").</summary>
    public bool IsOptional { get; init; }

    /// <summary><c>double</c>, <c>right</c>, <c>middle</c>, or empty.</summary>
    public string Click { get; init; } = "";

    /// <summary>Arguments of a call, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Arguments { get; init; } = [];

    /// <summary>Whether two acts ask for the same thing.</summary>
    public string Key => $"{Operation}|{Target}|{Value}|{On}|{Occurrence}".ToLowerInvariant();
}
