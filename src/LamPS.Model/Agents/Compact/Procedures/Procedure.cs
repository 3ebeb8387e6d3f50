using System.Text.Json.Serialization;

namespace LamPS.Model.Agents.Compact.Procedures;

/// <summary>A way that a model was taught: how people ask for it, and what is done, line by line. Braces hold the places of values (<c>Set Rows to {rows}</c>).</summary>
internal sealed record Procedure
{
    /// <summary>Id, unique within the model.</summary>
    public required string Id { get; init; }

    /// <summary>Application by catalog name.</summary>
    public required string Application { get; init; }

    /// <summary>How people ask for it, at least one.</summary>
    public required IReadOnlyList<string> Phrasings { get; init; }

    /// <summary>Plan lines, at least one.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>What the places take.</summary>
    public IReadOnlyList<ProcedureParameter> Parameters { get; init; } = [];

    /// <summary>The words of its phrasings and lines.</summary>
    [JsonIgnore]
    public HashSet<string> Words => field ??= RequestTexts.Words(ProcedureMemory.Place().Replace(string.Join(' ', [.. Phrasings, .. Lines]), " "));
}
