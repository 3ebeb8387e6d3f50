namespace LamPS.Core.Runbooks.Reading;

/// <summary>What reading one file collects.</summary>
/// <param name="diagnostics">Everything that is wrong.</param>
internal sealed class ReadContext(List<Diagnostic> diagnostics)
{
    private int _steps;

    public void Report(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    /// <summary>Number of the next step of the file, from 1.</summary>
    public int NextStep() => ++_steps;
}
