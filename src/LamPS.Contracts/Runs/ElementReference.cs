namespace LamPS.Contracts.Runs;

/// <summary>An element as records name it, after it may be long gone. Its text comes from the user interface and is untrusted.</summary>
/// <param name="Role">Role name, for example <c>button</c>.</param>
/// <param name="Name">Accessible name.</param>
/// <param name="Selector">A selector that found it.</param>
public sealed record ElementReference(string Role, string Name, string Selector);
