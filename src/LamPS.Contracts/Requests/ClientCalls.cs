using System.Collections.Generic;

namespace LamPS.Contracts.Requests;

/// <summary>A question to the person at the other end.</summary>
/// <param name="Token">Request that it belongs to.</param>
/// <param name="Question">The question; parts of it may come from the user interface and are made visible text.</param>
public sealed record ConfirmRequest(string Token, string Question);

/// <summary>A script to run at the caller.</summary>
/// <param name="Token">Request that it belongs to.</param>
/// <param name="Script">Text of the script.</param>
/// <param name="Variables">Its variables by name, without <c>$</c>; secrets come with their content.</param>
/// <param name="Directory">Folder that it runs in.</param>
public sealed record ScriptCall(string Token, string Script, IReadOnlyDictionary<string, object?> Variables, string Directory);

/// <summary>A registered function to call at the caller.</summary>
/// <param name="Token">Request that it belongs to.</param>
/// <param name="Name">Function.</param>
/// <param name="Arguments">Arguments by name.</param>
public sealed record FunctionCall(string Token, string Name, IReadOnlyDictionary<string, object?> Arguments);

/// <summary>How a script or function at the caller ended.</summary>
/// <param name="Succeeded">No error, and exit code 0.</param>
/// <param name="Output">Objects that it put out, as plain values.</param>
/// <param name="Errors">Error messages.</param>
/// <param name="Warnings">Warnings.</param>
/// <param name="ExitCode">Exit code of the last program that it ran, or of its <c>exit</c>.</param>
public sealed record ScriptAnswer(
    bool Succeeded, IReadOnlyList<object?> Output, IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings, int ExitCode);
