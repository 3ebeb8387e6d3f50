namespace LamPS.Core.Runbooks;

/// <summary>What came of reading a runbook.</summary>
/// <param name="Runbook">The runbook; null when the file is no YAML or no map. It must not run unless <paramref name="Diagnostics"/> is empty.</param>
/// <param name="Diagnostics">Everything that is wrong with it and with what it includes, in order of files and lines.</param>
public sealed record RunbookLoadResult(Runbook? Runbook, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsValid => Runbook is not null && Diagnostics.Count == 0;

    /// <summary>The runbook, ready to run.</summary>
    /// <exception cref="LamException">Something is wrong with it; the message names all of it.</exception>
    public Runbook OrThrow() => IsValid ? Runbook! : throw RunbookErrors.RunbookInvalid(Diagnostics);
}
