using LamPS.Core.Actions;

namespace LamPS.Core.Policies;

/// <summary>What a policy judges.</summary>
/// <param name="Application">Name of the application, or empty.</param>
/// <param name="Function">Function.</param>
/// <param name="Targets">Names that the action touches: element, menu path, the button that a key would press. Untrusted.</param>
/// <param name="Risk">Risk after looking at all of it.</param>
public sealed record PolicySubject(string Application, string Function, IReadOnlyList<string> Targets, Risk Risk);
