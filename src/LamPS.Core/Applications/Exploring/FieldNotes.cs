using LamPS.Core.Elements;

namespace LamPS.Core.Applications.Exploring;

/// <summary>What trying a page's fields has told, beyond what shows.</summary>
internal sealed class FieldNotes
{
    /// <summary>Options of combo boxes that say nothing until they are opened.</summary>
    public Dictionary<ElementId, IReadOnlyList<string>> Options { get; } = [];

    /// <summary>What can be used once a switch is on.</summary>
    public Dictionary<ElementId, IReadOnlyList<string>> Enables { get; } = [];

    /// <summary>What can't be used once a switch is on.</summary>
    public Dictionary<ElementId, IReadOnlyList<string>> Disables { get; } = [];
}
