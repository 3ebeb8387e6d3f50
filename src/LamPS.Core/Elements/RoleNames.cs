using System.Collections.Frozen;

namespace LamPS.Core.Elements;

/// <summary>Names of roles as selectors, runbooks and records write them: lower case, no separators (<c>togglebutton</c>).</summary>
public static class RoleNames
{
    private static readonly FrozenDictionary<string, Role> ByName =
        Enum.GetValues<Role>().ToFrozenDictionary(role => role.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Names = [.. Enum.GetValues<Role>().Select(role => role.ToString().ToLowerInvariant())];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name of a role.</summary>
    /// <param name="role">Role.</param>
    public static string Name(this Role role) => Names[(int)role];

    /// <summary>Finds a role by name, ignoring case.</summary>
    /// <param name="name">Name.</param>
    /// <param name="role">The role.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParse(string name, out Role role) => ByName.TryGetValue(name, out role);
}
