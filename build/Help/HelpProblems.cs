namespace LamPS.Build.Help;

/// <summary>What is wrong in the sources of the help; everything is told at once.</summary>
internal sealed class HelpProblems
{
    private readonly List<string> _all = [];

    public void Add(string file, int line, string message) => _all.Add($"{file}:{line}: {message}");

    /// <exception cref="BuildException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (_all.Count == 0)
            return;
        throw new BuildException(BuildExit.Failed, $"the help has {_all.Count} {(_all.Count == 1 ? "mistake" : "mistakes")}:\n  {string.Join("\n  ", _all)}");
    }
}
