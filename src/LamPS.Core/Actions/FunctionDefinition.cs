using LamPS.Core.Elements;

namespace LamPS.Core.Actions;

/// <summary>Something that can be done: a UI function, an application function or a registered one.</summary>
public sealed record FunctionDefinition
{
    /// <summary>Name, lower case with underscores.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Description { get; init; }

    /// <summary>What it may do to the world. The policy may judge a call more severely, by the element that it touches.</summary>
    public required Risk Risk { get; init; }

    /// <summary>Arguments in order.</summary>
    public IReadOnlyList<ArgumentDefinition> Arguments { get; init; } = [];

    /// <summary>Patterns of which an element needs at least one; <see cref="ElementPatterns.None"/> when it fits any element.</summary>
    public ElementPatterns Patterns { get; init; }

    /// <summary>Whether it acts on an element; otherwise on the application or desktop.</summary>
    public bool NeedsElement { get; init; }

    /// <summary>Whether an element of this kind can take the function.</summary>
    /// <param name="element">Element.</param>
    public bool AppliesTo(Element element) =>
        NeedsElement && (Patterns == ElementPatterns.None || (element.Patterns & Patterns) != 0);
}
