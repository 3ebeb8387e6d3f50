using System.Text.Json.Nodes;

namespace LamPS.Learning.Records;

/// <summary>An action as records keep it. At most one of element and menu; neither for what the application as a whole does.</summary>
public sealed record RecordedAction
{
    /// <summary>Function; empty when there is nothing to do (<c>finish</c>, <c>fail</c>).</summary>
    public required string Function { get; init; }

    /// <summary>Id of the element in the scene; null for none.</summary>
    public int? Element { get; init; }

    /// <summary>Path of the menu entry; null for none.</summary>
    public string? Menu { get; init; }

    /// <summary>Arguments by name: texts, numbers, true and false; null for none.</summary>
    public IReadOnlyDictionary<string, JsonValue>? Arguments { get; init; }

    /// <summary>Status: <c>continue</c>, <c>finish</c>, <c>confirm</c>, <c>ask</c>, <c>fail</c>. <c>finish</c> ends the plan line.</summary>
    public required string Status { get; init; }
}
