using LamPS.Core.Elements;

namespace LamPS.Testing.Desktops;

/// <summary>An element that a fact of the contract needs, and how to make it show.</summary>
/// <param name="What">What it is, for messages.</param>
/// <param name="Matches">Whether an element is it; the first match in pre-order counts.</param>
public sealed record ContractTarget(string What, Func<Element, bool> Matches)
{
    /// <summary>An element by role and name; an empty name matches any.</summary>
    public ContractTarget(Role role, string name)
        : this($"{role.Name()} '{name}'", e => e.Role == role && (name.Length == 0 || e.Name == name))
    {
    }

    /// <summary>Menu path that has to be chosen before it shows, or null.</summary>
    public string? OpenedByMenu { get; init; }

    /// <summary>Element that has to be selected (a tab) or clicked before it shows, or null.</summary>
    public ContractTarget? OpenedBy { get; init; }

    /// <summary>For a choice: an option to select that isn't selected yet.</summary>
    public string Option { get; init; } = "";
}
