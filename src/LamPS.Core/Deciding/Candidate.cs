using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Core.Deciding;

/// <summary>Something that could be acted on, numbered. Exactly one of element, menu and none (the application itself).</summary>
/// <param name="Number">Number among the candidates of a decision, from 1.</param>
/// <param name="Element">An element of the snapshot, or null.</param>
/// <param name="Menu">An entry of the menu bar, or null.</param>
/// <param name="Functions">Functions that it takes.</param>
/// <param name="Score">Score of the filter; higher is better.</param>
public sealed record Candidate(int Number, Element? Element, MenuEntry? Menu, IReadOnlyList<FunctionDefinition> Functions, double Score)
{
    /// <summary>The candidate for people. Its text is untrusted.</summary>
    public string Label => Menu is not null ? $"menu '{Menu.Path}'" : Element?.ToString() ?? "application";
}
