namespace LamPS.Core.Actions;

/// <summary>One argument of a function.</summary>
/// <param name="Name">Name, lower case.</param>
/// <param name="Type">Type.</param>
/// <param name="Description">Meaning, in one sentence.</param>
/// <param name="Required">Whether it must be given.</param>
public sealed record ArgumentDefinition(string Name, ArgumentType Type, string Description, bool Required = true);
