namespace LamPS.Core.Elements;

/// <summary>One difference between two snapshots. Texts are untrusted.</summary>
/// <param name="Kind"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="Role">Role of the element.</param>
/// <param name="Name">Name of the element.</param>
/// <param name="Property">What changed: <c>name</c>, <c>value</c> or a state in lower case; empty when added or removed.</param>
/// <param name="Before">Earlier value; empty when added.</param>
/// <param name="After">Later value; empty when removed.</param>
public sealed record ElementChange(string Kind, string Role, string Name, string Property, string Before, string After);
