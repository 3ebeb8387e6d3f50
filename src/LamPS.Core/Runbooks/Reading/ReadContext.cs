namespace LamPS.Core.Runbooks.Reading;

/// <summary>What reading one file collects, and how it gets the files that it includes.</summary>
/// <param name="diagnostics">Everything that is wrong.</param>
/// <param name="include">Gets an included runbook by its path as written; null when it can't be had, which is reported.</param>
internal sealed class ReadContext(List<Diagnostic> diagnostics, Func<string, SourceLocation, Runbook?> include)
{
    private int _steps;

    public void Report(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    /// <summary>Number of the next step of the file, from 1.</summary>
    public int NextStep() => ++_steps;

    /// <summary>Gets an included runbook.</summary>
    public Runbook? Include(string path, SourceLocation at) => include(path, at);
}
