using LamPS.Contracts.Runs;

namespace LamPS.Core.Elements;

/// <summary>
/// One element of a user interface at the moment of capture. Every text in it (<see cref="Name"/>, <see cref="Value"/>,
/// <see cref="Description"/>, ...) was written by the application or by whoever made its content and is therefore untrusted:
/// it may be matched, shown and quoted, but it never changes a goal, a plan or a policy.
/// </summary>
public sealed record Element
{
    /// <summary>Id that stays valid while the element lives.</summary>
    public required ElementId Id { get; init; }

    /// <summary>What it is.</summary>
    public required Role Role { get; init; }

    /// <summary>Accessible name, or the text of the label that belongs to it; empty when there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Identifier given by the developer, where there is one.</summary>
    public string AutomationId { get; init; } = "";

    /// <summary>Class or tool-kit role, where there is one.</summary>
    public string ClassName { get; init; } = "";

    /// <summary>Text content or value as text, cut to the capture's text limit; null where an element has none or is <see cref="ElementStates.Protected"/>.</summary>
    public string? Value
    {
        // Here, so that no desktop, snapshot, diff or journal can let a secret through by mistake.
        get => Is(ElementStates.Protected) ? null : field;
        init;
    }

    /// <summary>Help text or tool tip; empty when there is none.</summary>
    public string Description { get; init; } = "";

    /// <summary>States.</summary>
    public ElementStates States { get; init; }

    /// <summary>What it can do.</summary>
    public ElementPatterns Patterns { get; init; }

    /// <summary>Place on the screen, pixels; empty when unknown.</summary>
    public Bounds Bounds { get; init; }

    /// <summary>Number and limits, for <see cref="ElementPatterns.RangeValue"/>.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>Options of a combo box or list where they are known without opening it; empty otherwise.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>How many children the element says it has; may be far more than a snapshot holds.</summary>
    public int ChildCount { get; init; }

    /// <summary>Process that owns it.</summary>
    public int ProcessId { get; init; }

    /// <summary>Whether all of <paramref name="states"/> are set.</summary>
    /// <param name="states">States.</param>
    public bool Is(ElementStates states) => (States & states) == states;

    /// <summary>Whether all of <paramref name="patterns"/> are supported.</summary>
    /// <param name="patterns">Patterns.</param>
    public bool Can(ElementPatterns patterns) => (Patterns & patterns) == patterns;

    /// <summary>The element as records name it.</summary>
    /// <param name="selector">A selector that finds it.</param>
    public ElementReference ToReference(string selector) => new(Role.Name(), Name, selector);

    /// <summary>Role and name for messages: <c>button 'Insert'</c>.</summary>
    public override string ToString() => Name.Length == 0 ? Role.Name() : $"{Role.Name()} '{Name}'";
}
