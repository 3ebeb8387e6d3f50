namespace LamPS.Core.Runbooks.Scripts;

/// <summary>A script to run.</summary>
/// <param name="Script">Text of the script.</param>
/// <param name="Variables">Its variables by name, without <c>$</c>; secrets come with their content.</param>
/// <param name="Directory">Folder that it runs in.</param>
public sealed record ScriptRequest(string Script, IReadOnlyDictionary<string, RunbookValue> Variables, string Directory);
