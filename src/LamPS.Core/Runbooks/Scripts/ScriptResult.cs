namespace LamPS.Core.Runbooks.Scripts;

/// <summary>How a script ended.</summary>
/// <param name="Succeeded">No error, and exit code 0.</param>
/// <param name="Output">Objects that it put out, in order.</param>
/// <param name="Errors">Error messages.</param>
/// <param name="Warnings">Warnings.</param>
/// <param name="ExitCode">Exit code of the last program that it ran, or of its <c>exit</c>.</param>
public sealed record ScriptResult(
    bool Succeeded, IReadOnlyList<RunbookValue> Output, IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings, int ExitCode)
{
    /// <summary>The output as one value: nothing, the only object, or a list.</summary>
    public RunbookValue Value => Output.Count switch
    {
        0 => RunbookValue.Null,
        1 => Output[0],
        _ => RunbookValue.List(Output),
    };
}
