using LamPS.Core.Runbooks;

namespace LamPS.Host.Operations;

/// <summary>Expectations in requests are those of runbooks: <c>file: { path: out.odt, newer-than: run }</c>.</summary>
internal static class ExpectationText
{
    /// <summary>Makes a runbook that only checks expectations.</summary>
    /// <param name="expectations">Expectations, as YAML.</param>
    /// <param name="directory">Folder that relative paths start from.</param>
    /// <exception cref="Core.LamException">One of them is wrong.</exception>
    public static Runbook ToRunbook(IEnumerable<string> expectations, string directory)
    {
        var steps = string.Concat(expectations.Select(e => $"  - expect:\n      {e.ReplaceLineEndings("\n      ")}\n"));
        return new RunbookLoader().Parse($"name: expectations\nversion: 1\nsteps:\n{steps}", "expectation", directory).OrThrow();
    }
}
